"""Bring a data folder up to date: migrations, then the demo or the first administrator's link."""

from __future__ import annotations

import sys
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask.cli import ScriptInfo
from flask_migrate import upgrade

import config
from app import create_app, database
from app.runner import json_logs, lifeline, lock

MIGRATIONS = config.ROOT / "migrations"
STEPS = {"ensure": ["demo", "ensure"], "reset": ["demo", "reset"], "none": ["setup", "link"]}


def migrate(app: Flask) -> None:
    """Run the migrations that the database lacks, one process after the other; nothing where it is up to date."""
    if not (MIGRATIONS / "env.py").is_file():
        return
    folder: Path = app.config["DATA_DIR"]
    with app.app_context(), lock.waiting(folder / "run" / "migrate.lock"):
        if is_behind():
            with database.writing():
                upgrade(directory=str(MIGRATIONS))


def is_behind() -> bool:
    """Whether the database lacks a migration that the code has; needs an application context."""
    with database.db.engine.connect() as connection:
        present = set(MigrationContext.configure(connection).get_current_heads())
    return present != set(ScriptDirectory(str(MIGRATIONS)).get_heads())


def call(app: Flask, arguments: list[str]) -> None:
    """Run one of the application's commands; nothing where the application has no such command."""
    group = app.cli.commands.get(arguments[0])
    if group is not None and arguments[1] in getattr(group, "commands", {}):
        app.cli.main(args=arguments, prog_name="flask", obj=ScriptInfo(create_app=lambda: app))


def main(step: str) -> None:
    """One step for the supervisor: `migrate`, or one of STEPS, whose output is the sign-ins."""
    lifeline.tie()
    json_logs.configure()
    app = create_app()
    if step == "migrate":
        migrate(app)
    else:
        call(app, STEPS[step])


if __name__ == "__main__":
    main(sys.argv[1])
