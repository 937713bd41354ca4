"""People on the command line: list accounts, hand out a new link."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from app import addresses, database
from app.database import db
from app.models import accounts, password_links
from app.models.user import User

group = AppGroup("users", short_help="List accounts, hand out links.")


@group.command("link")
@with_appcontext
@click.argument("login")
def link(login: str) -> None:
    """Print a new link with which the person of LOGIN sets a password; earlier links end."""
    with database.transaction():
        person = accounts.by_login(login)
        if person is None or not person.active:
            sys.exit(f"Không có tài khoản đang mở nào tên “{login}”. Xem danh sách: flask users list")
        address = addresses.of("auth.choose", token=password_links.make(person))
    click.echo(address)


@group.command("list")
@with_appcontext
def list_() -> None:
    """Print the accounts: login, name, roles held today, whether open; a line each."""
    for person in db.session.scalars(select(User).order_by(User.login)):
        state = "mở" if person.active else "khóa"
        click.echo(f"{person.login}\t{person.name}\t{', '.join(sorted(person.roles))}\t{state}")
