"""Bring a data folder up to date: migrations, then the demo or the first administrator's link."""

from __future__ import annotations

import sys
from pathlib import Path

import structlog
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask.cli import ScriptInfo
from flask_migrate import upgrade

import config
from app import create_app, database
from app.models import storage
from app.runner import json_logs, lifeline, lock
from app.runner.parts import NOT_MIGRATED

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


def finish_wiping(app: Flask) -> None:
    """Delete the files that an end in the wrong moment left, though their rows say that they are wiped."""
    with app.app_context(), database.writing(False):
        left = storage.finish_wiping()
        database.rollback()
    if left:
        structlog.get_logger().warning("files wiped late", files=left)


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


def main(demo: str) -> None:
    """For the supervisor: migrate, then what `demo` names in STEPS; prints the sign-ins.

    Ends with code 3 where the database could not be migrated, so that it is told apart from a demo that failed.
    """
    lifeline.tie()
    json_logs.configure()
    try:
        app = create_app()
        migrate(app)
        finish_wiping(app)
    except (Exception, SystemExit):  # Flask-Migrate ends the process by itself
        structlog.get_logger().exception("not migrated")
        sys.exit(NOT_MIGRATED)
    call(app, STEPS[demo])


if __name__ == "__main__":
    main(sys.argv[1])
