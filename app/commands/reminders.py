"""`reminders sweep` makes and delivers what is due, `reminders reconcile` compares what ought to be there with it."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app import clock, database
from app.database import db
from app.models import delivery
from app.models.commune import Commune
from app.models.reconciling import comparing, keeping
from app.models.sweep import sweep
from app.models.tally import Tally

group = AppGroup("reminders", help="Nhắc việc.")
NO_LIMIT = float("inf")


class AwareInstant(click.ParamType):
    """An instant with its zone, `2026-09-23T08:00+07:00`."""

    name = "instant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it; fails in words for another form, or without a zone."""
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” không phải thời điểm. Viết như 2026-09-23T08:00+07:00.", param, ctx)
        if instant.tzinfo is None:
            self.fail(f"“{value}” thiếu múi giờ. Viết như 2026-09-23T08:00+07:00.", param, ctx)
        return instant


@group.command("sweep")
@click.option("--at", type=AwareInstant(), help="Coi lúc này là thời điểm đó, ví dụ 2026-09-23T08:00+07:00.")
@click.option("--commune", "code", help="Chỉ làm cho một xã, phường theo mã.")
def sweep_command(at: datetime | None, code: str | None) -> None:
    """Tạo và gửi mọi nhắc việc đã đến lúc; in số thông báo tạo mới, đã gửi, bỏ qua, lỗi."""
    communes = _communes(code)
    with clock.stopped(at) if at else nullcontext():
        total = sum((run(commune_id) for commune_id in communes), Tally())
    click.echo(json.dumps(asdict(total)))


@group.command("reconcile")
@click.option("--at", type=AwareInstant(), help="Coi lúc này là thời điểm đó, ví dụ 2026-09-23T20:00+07:00.")
@click.option("--commune", "code", help="Chỉ làm cho một xã, phường theo mã.")
def reconcile_command(at: datetime | None, code: str | None) -> None:
    """Đối chiếu nhắc việc phải có với nhắc việc đã tạo; chỉ đọc. In một dòng JSON; mã thoát 1 nếu không khớp."""
    communes = _communes(code)
    with clock.stopped(at) if at else nullcontext(), database.reading():
        found = [comparing.compare(commune_id) for commune_id in communes]
    differences = [one for each in found for one in each.differences]
    expected, excused = sum(one.expected for one in found), sum(one.excused for one in found)
    numbers = {"expected": expected, "excused": excused, "differences": len(differences)}
    click.echo(json.dumps({**numbers, "details": differences[: keeping.SHOWN]}, ensure_ascii=False))
    sys.exit(1 if differences else 0)


def run(commune_id: int) -> Tally:
    """Sweep a commune and deliver what is due in it; the counts of both, in notifications."""
    with database.transaction():
        made = sweep(commune_id, always=True)
    delivery.rescue()
    return made + delivery.deliver(delivery.due(commune_id), NO_LIMIT)


def _communes(code: str | None) -> list[int]:
    """The communes meant. Raises BadParameter for a code that no commune has."""
    query = select(Commune.id).order_by(Commune.id)
    found = list(db.session.scalars(query.where(Commune.code == code) if code else query))
    db.session.remove()
    if code and not found:
        raise click.BadParameter(f"không có xã, phường nào có mã “{code}”.", param_hint="--commune")
    return found
