"""Communes on the command line: make one with its first administrator, list them."""

from __future__ import annotations

import json
import sys

import click
from flask.cli import AppGroup, with_appcontext

from app import addresses, clock, database, words
from app.models import communes, founding
from app.models.commune import commune_name_on
from app.models.errors import Refused

group = AppGroup("communes", short_help="Make and list communes.")


@group.command("add")
@with_appcontext
@click.argument("code")
@click.option("--name", required=True, help='Kind and name, such as "phường An Hải".')
@click.option("--superior", help='Such as "thành phố Hải Phòng".')
def add(code: str, name: str, superior: str | None) -> None:
    """Make a commune with calendar and first administrator; prints one line of JSON with the administrator's link."""
    try:
        with database.transaction():
            made = founding.found(code, name, superior)
            shown = {"code": made.commune.code, "administrator": made.administrator.login}
            link = addresses.of("auth.choose", token=made.token)
    except Refused as refusal:
        sys.exit(words.sentence(refusal))
    click.echo(json.dumps({**shown, "link": link}, ensure_ascii=False))


@group.command("list")
@with_appcontext
def list_() -> None:
    """Print the communes, code and present name, a line each."""
    for commune in communes.every():
        click.echo(f"{commune.code}\t{commune_name_on(commune.id, clock.today()).full}")
