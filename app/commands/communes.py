"""Communes on the command line: make one with its first administrator, list them."""

from __future__ import annotations

import json
import sys

import click
from flask.cli import AppGroup, with_appcontext

from app import addresses, clock, database, words
from app.database import db
from app.models import communes, files_room, founding, settings
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


@group.command("quota")
@with_appcontext
@click.argument("code")
@click.argument("megabytes", type=click.IntRange(1, 10_000_000))
def quota(code: str, megabytes: int) -> None:
    """Set how many MB the files of a commune may take; prints what is used of them."""
    with database.transaction():
        commune = communes.by_code(code)
        if commune is None:
            sys.exit(words.sentence(Refused("commune_unknown", code=code)))
        settings.write(commune.id, "files_quota", megabytes * 1_000_000)
        db.session.flush()
        room = files_room.room(commune.id)
    click.echo(json.dumps({"code": code, "used": room.used, "quota": room.quota}))
