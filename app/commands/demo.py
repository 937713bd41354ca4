"""The invented commune to try the product with: made at the first run, made anew on request."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import AppGroup

from app.demo import first_run

group = AppGroup("demo", short_help="The sample commune.")


@group.command("ensure")
def ensure() -> None:
    """Make the sample commune in an empty database; print its sign-ins."""
    table = first_run.ensure(current_app.config["DATA_DIR"])
    if table:
        click.echo(table, nl=False)


@group.command("reset")
def reset() -> None:
    """Make the sample commune anew, whatever was done in it; other communes are left alone."""
    click.echo(first_run.make(current_app.config["DATA_DIR"]), nl=False)
