"""What a start without the demo prints: the way to the first administrator's page, or to the sign-in."""

from __future__ import annotations

import click
from flask.cli import AppGroup, with_appcontext

from app import addresses, first_set_up
from app.models import communes

group = AppGroup("setup", short_help="The first way in.")


@group.command("link")
@with_appcontext
def link() -> None:
    """Print a one-time link to set up the first commune; the sign-in page where there is one."""
    if communes.every():
        click.echo(f"Đăng nhập: {addresses.of('auth.sign_in')}")
        return
    click.echo("Chưa có phường, xã nào. Mở liên kết sau (dùng một lần, trong 7 ngày) để thiết lập:")
    click.echo(addresses.of("setup.show", token=first_set_up.token()))
