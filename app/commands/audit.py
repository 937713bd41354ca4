"""`audit verify`: read the chain of events and name what was changed, removed or moved."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app.database import db
from app.models import audit
from app.models.commune import Commune

group = AppGroup("audit", help="Kiểm tra nhật ký.")
WORDS = {
    "changed": "dòng {0} đã bị sửa",
    "removed": "thiếu dòng {0}",
    "moved": "dòng {0} không nối với dòng trước",
    "cut": "nhật ký bị cắt từ dòng {0}",
}


class Mark(click.ParamType):
    """Sequence and hash of an earlier audit's newest event, `1204:9f2c…`."""

    name = "mark"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, str]:
        """Read it; fails in words for another form."""
        number, _colon, digest = str(value).partition(":")
        if not number.isdigit() or not digest:
            self.fail(f"“{value}” không đúng dạng. Chép nguyên dấu mà lần kiểm tra trước in ra.", param, ctx)
        return int(number), digest


@group.command("verify")
@click.option("--commune", "code", help="Chỉ kiểm tra một xã, phường theo mã.")
@click.option("--since", type=Mark(), help="Dấu của lần kiểm tra trước, để biết nhật ký có bị cắt đuôi không.")
def verify_command(code: str | None, since: tuple[int, str] | None) -> None:
    """Đọc lại nhật ký; in số dòng, dấu mới nhất và chỗ sai. Mã thoát 1 khi có chỗ sai."""
    query = select(Commune.id, Commune.code).order_by(Commune.id)
    rows = db.session.execute(query.where(Commune.code == code) if code else query).all()
    if code and not rows:
        raise click.BadParameter(f"không có xã, phường nào có mã “{code}”.", param_hint="--commune")
    broken = sum(not _said(commune_code, audit.verify(commune_id, since)) for commune_id, commune_code in rows)
    db.session.remove()
    sys.exit(1 if broken else 0)


def _said(code: str, found: audit.Audit) -> bool:
    state = "nguyên vẹn" if found.holds else "; ".join(WORDS[kind].format(n) for n, kind in found.breaks)
    click.echo(f"{code}: {found.events} dòng, {state}. Dấu: {found.newest}")
    return found.holds
