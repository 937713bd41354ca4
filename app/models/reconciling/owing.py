"""What units owe as such, read from the tables: reports of periods and readings of targets; nothing of `reporting`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app.database import db
from app.models.commune import Commune, Setting
from app.models.reconciling.days import VIETNAM, Calendar
from app.models.reconciling.people import Concern
from app.models.reconciling.periods import MONTHS, Span, last_period
from app.models.reconciling.work import Piece
from app.models.target import Target, TargetReading
from app.models.task.table import Task
from app.models.unit import Unit
from app.models.unit_report import ReportSender, ReportWindow, UnitReport

CUTOFF, DUE = 14, 16  # days of the month where nothing else is settled
LONGEST_FIRST = ("yearly", "nine-monthly", "half-yearly", "quarterly", "monthly")
ENDS = {"yearly": (12,), "nine-monthly": (9,), "half-yearly": (6, 12), "quarterly": (3, 6, 9, 12)}
WITHOUT_BOARD = ("committee", "group", "external", "enterprise")
KEYS = {"yearly": "{y}", "nine-monthly": "{y}-9M", "half-yearly": "{y}-H{h}", "quarterly": "{y}-Q{q}"}


@dataclass(frozen=True)
class Report:
    """A report of a period: the day its data close, the units' day of the month before days off are looked at."""

    key: str
    closes: date
    due: date


def pieces(commune_id: int, day: date, calendar: Calendar) -> Iterator[Piece]:
    """What units owe on a day; a fixed number of statements."""
    windows = {
        row.kind: row for row in db.session.scalars(select(ReportWindow).where(ReportWindow.commune_id == commune_id))
    }
    units = {row.id: row for row in db.session.scalars(select(Unit).where(Unit.commune_id == commune_id))}
    yield from _reports(commune_id, day, calendar, windows, units)
    yield from _readings(commune_id, day, windows, units)


def _reports(
    commune_id: int, day: date, calendar: Calendar, windows: dict[str, ReportWindow], units: dict[int, Unit]
) -> Iterator[Piece]:
    senders, founded = _senders(commune_id, units), _founded(commune_id)
    asked = {one.key: one for one in _asked_for(day, windows)}
    rows = select(UnitReport).where(UnitReport.commune_id == commune_id, UnitReport.period_key.in_(asked))
    written = {(row.unit_id, row.period_key): row for row in db.session.scalars(rows)}
    for key, one in asked.items():
        for unit_id in sorted(senders):
            row = written.get((unit_id, key))
            state = row.state if row else "missing"
            due = row.due_on if row else calendar.on_or_after(one.due)
            if state not in ("sent", "accepted") and (due >= founded or state == "returned"):
                yield from _report_pieces(units[unit_id], due, key, day, calendar)


def _report_pieces(unit: Unit, due: date, key: str, day: date, calendar: Calendar) -> Iterator[Piece]:
    late_from = calendar.on_or_after(due)
    if late_from < day:
        yield from (_piece(rule, unit, late_from, due, key) for rule in ("report_late", "report_escalated"))
    else:
        yield _piece("report_owed", unit, calendar.on_or_before(due), due, key)


def _asked_for(day: date, windows: dict[str, ReportWindow]) -> list[Report]:
    """The report whose data closed last, and the next one."""
    months = [(year, month) for year in range(day.year - 1, day.year + 3) for month in range(1, 13)]
    every = [one for year, month in months if (one := _report(year, month, windows)) is not None]
    closed = [one for one in every if one.closes < day]
    return [*closed[-1:], *every[len(closed) :][: 1 if closed else 2]]


def _report(year: int, month: int, windows: dict[str, ReportWindow]) -> Report | None:
    """The longest report that is asked for and ends with a month."""
    for kind in LONGEST_FIRST:
        row = windows.get(kind)
        is_on = row.is_on if row else kind != "monthly"
        if is_on and month in ENDS.get(kind, range(1, 13)):
            closes = _cut(year, month, row.cutoff_day if row else CUTOFF)
            due = _cut(year, month, row.unit_due_day if row else DUE)
            if due < closes:
                after = date(year, month, monthrange(year, month)[1]) + timedelta(days=1)
                due = _cut(after.year, after.month, row.unit_due_day if row else DUE)
            key = KEYS.get(kind, "{y}-{m:02}").format(y=year, m=month, q=-(-month // 3), h=-(-month // 6))
            return Report(key, closes, due)
    return None


def _senders(commune_id: int, units: dict[int, Unit]) -> set[int]:
    """Open units with a board that lead anything, unless somebody said otherwise of them."""
    tasks = select(Task.lead_unit_id).where(Task.commune_id == commune_id, Task.state != "cancelled").distinct()
    targets = select(Target.lead_unit_id).where(Target.commune_id == commune_id, Target.withdrawn_at.is_(None))
    lead = {*db.session.scalars(tasks), *db.session.scalars(targets)}
    named = {
        row.unit_id: row.owes
        for row in db.session.scalars(select(ReportSender).where(ReportSender.commune_id == commune_id))
    }
    able = {one.id for one in units.values() if one.closed_on is None and one.kind not in WITHOUT_BOARD}
    return {one for one in able if named.get(one, one in lead)}


def _readings(commune_id: int, day: date, windows: dict[str, ReportWindow], units: dict[int, Unit]) -> Iterator[Piece]:
    setting = select(Setting.value).where(Setting.commune_id == commune_id, Setting.key == "target_rhythm")
    usual = db.session.scalar(setting)
    its = (TargetReading.commune_id == commune_id, TargetReading.replaced_at.is_(None))
    rows = db.session.execute(select(TargetReading.target_id, TargetReading.period).where(*its))
    written = {(row.target_id, row.period) for row in rows}
    standing = (Target.commune_id == commune_id, Target.withdrawn_at.is_(None), Target.lead_unit_id.is_not(None))
    for target in db.session.scalars(select(Target).where(*standing)):
        rhythm = target.rhythm or (usual if usual in MONTHS else "quarterly")
        row = windows.get(rhythm)
        cutoff = row.cutoff_day if row else CUTOFF
        span = _closed(rhythm, day, cutoff)
        inside = target.from_year <= span.first.year and target.to_year >= span.last.year
        if inside and (target.id, span.key) not in written:
            closes = _cut(span.last.year, span.last.month, cutoff)
            yield _piece("reading_missing", units[target.lead_unit_id or 0], closes, closes, span.key)


def _closed(rhythm: str, day: date, cutoff: int) -> Span:
    """The last period whose data closed before a day: the present one in its last month after the cut-off."""
    is_last_month = day.month % MONTHS[rhythm] == 0
    if is_last_month and _cut(day.year, day.month, cutoff) < day:
        return last_period(rhythm, _cut(day.year, day.month, 31) + timedelta(days=1))
    return last_period(rhythm, day)


def _founded(commune_id: int) -> date:
    created = db.session.scalars(select(Commune.created_at).where(Commune.id == commune_id)).one()
    return created.astimezone(VIETNAM).date()


def _piece(rule: str, unit: Unit, anchor: date, word: date, key: str) -> Piece:
    return Piece(rule, unit.id, anchor, word.isoformat(), Concern(unit.id, None, unit.leader_id), f".{key}")


def _cut(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
