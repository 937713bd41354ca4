"""The calendar of a commune: days off and make-up days of each year; every change moves what is due."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app import clock, official_days
from app.database import db
from app.models.commune import CalendarDay
from app.models.errors import Refused
from app.models.event import record
from app.models.task import dates
from app.models.text import clean
from app.models.user import User

KINDS = ("holiday", "compensatory", "swapped", "make_up")


def year_of(commune_id: int, year: int) -> list[CalendarDay]:
    """The days of a year that differ from their weekday, in order."""
    return list(db.session.scalars(_in_year(select(CalendarDay), commune_id, year).order_by(CalendarDay.on)))


def fill(commune_id: int, year: int, by: User | None = None) -> int:
    """Enter the days of a year that are certain and aren't there yet; returns how many."""
    known = {day.on for day in year_of(commune_id, year)}
    new = [day for day in official_days.of_year(year) if day.on not in known]
    rows = [CalendarDay(commune_id=commune_id, on=day.on, kind=day.kind, name=day.name) for day in new]
    db.session.add_all(rows)
    if rows:
        record("calendar.filled", rows[0], by, after=f"{year}: {len(rows)}")
        dates.recompute(commune_id)
    return len(rows)


def add(by: User, on: date | None, kind: str, name: str) -> CalendarDay:
    """Enter a day off or a make-up day and move what is due.

    Raises Refused: `day_missing`, `day_kind_unknown`, `day_entered`, `make_up_on_weekday`.
    """
    if on is None:
        raise Refused("day_missing", field="on")
    if kind not in KINDS:
        raise Refused("day_kind_unknown", field="kind")
    if kind == "make_up" and on.weekday() < 5:
        raise Refused("make_up_on_weekday", field="on", day=on)
    if any(day.on == on for day in year_of(by.commune_id, on.year)):
        raise Refused("day_entered", field="on", day=on)
    row = CalendarDay(commune_id=by.commune_id, on=on, kind=kind, name=clean(name))
    db.session.add(row)
    record("calendar.day_added", row, by, after=f"{on.isoformat()} · {kind} · {row.name}")
    dates.recompute(by.commune_id)
    return row


def remove(row: CalendarDay, by: User) -> None:
    """Take a day out again and move what is due."""
    record("calendar.day_removed", row, by, before=f"{row.on.isoformat()} · {row.kind} · {row.name}")
    db.session.delete(row)
    dates.recompute(row.commune_id)


def wanting(commune_id: int, today: date | None = None) -> int | None:
    """The year whose holidays aren't all entered: this one, or from November on the next; None where all are."""
    today = today or clock.today()
    years = [today.year, today.year + 1] if today.month >= 11 else [today.year]
    return next((year for year in years if _holidays(commune_id, year) < official_days.BY_LAW), None)


def _holidays(commune_id: int, year: int) -> int:
    query = _in_year(select(func.count(CalendarDay.id)), commune_id, year).where(CalendarDay.kind == "holiday")
    return db.session.scalar(query) or 0


def _in_year(query, commune_id: int, year: int):
    return query.where(
        CalendarDay.commune_id == commune_id, CalendarDay.on.between(date(year, 1, 1), date(year, 12, 31))
    )
