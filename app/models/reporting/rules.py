"""What a commune has settled of its reports: the kinds asked for, their days, who owes them."""

from __future__ import annotations

from calendar import isleap
from dataclasses import replace

from sqlalchemy import exists, or_, select

from app import clock
from app.database import db
from app.models.commune import commune_name_on
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock_commune
from app.models.reporting import windows
from app.models.reporting.windows import DEFAULTS, KINDS, LAST_DAY, Rule
from app.models.roles import Role
from app.models.target import Target
from app.models.task.table import Task
from app.models.task.terms import counted
from app.models.text import clean
from app.models.unit import BOARDLESS, Unit
from app.models.unit_report import ReportSender, ReportWindow
from app.models.user import User

SETTERS = (Role.ADMINISTRATOR, Role.SECRETARIAT)
DAYS = ("cutoff_day", "unit_due_day", "due_day")


def of(commune_id: int) -> dict[str, Rule]:
    """The rule of each kind, in the order of KINDS, sent to the superior where nothing else is settled."""
    rows = db.session.scalars(select(ReportWindow).where(ReportWindow.commune_id == commune_id))
    kept = {row.kind: _rule(row) for row in rows}
    superior = None if len(kept) == len(KINDS) else commune_name_on(commune_id, clock.today()).superior
    usual = f"UBND {superior.removeprefix('UBND ')}" if superior else DEFAULTS[KINDS[0]].to_whom
    return {kind: kept.get(kind) or replace(DEFAULTS[kind], to_whom=usual) for kind in KINDS}


def change(by: User, rule: Rule) -> None:
    """Settle one kind of report. Raises NotAllowed, Refused for days that no month has, or out of order."""
    if not by.holds(*SETTERS):
        raise NotAllowed("not_allowed")
    rule = replace(rule, to_whom=clean(rule.to_whom))
    lock_commune(by.commune_id)
    before = of(by.commune_id)[rule.kind]
    if rule == before:
        return
    _check(rule)
    which = (ReportWindow.commune_id == by.commune_id, ReportWindow.kind == rule.kind)
    row = db.session.scalar(select(ReportWindow).where(*which)) or ReportWindow(commune_id=by.commune_id)
    for name, value in vars(rule).items():
        setattr(row, name, value)
    db.session.add(row)
    record("report_window.changed", row, by, before=_said(before), after=_said(rule))


def senders(commune_id: int) -> list[Unit]:
    """The units that owe the reports of a period: with a board, open, leading tasks or targets, or named to owe."""
    leads = or_(
        exists().where(Task.commune_id == Unit.commune_id, Task.lead_unit_id == Unit.id, counted()),
        exists().where(
            Target.commune_id == Unit.commune_id, Target.lead_unit_id == Unit.id, Target.withdrawn_at.is_(None)
        ),
    )
    named = (ReportSender.commune_id == Unit.commune_id, ReportSender.unit_id == Unit.id)
    asked = or_(exists().where(*named, ReportSender.owes), leads & ~exists().where(*named))
    return list(db.session.scalars(_with_board(commune_id).where(asked)))


def candidates(commune_id: int) -> list[Unit]:
    """The units that could owe reports: open, with a board."""
    return list(db.session.scalars(_with_board(commune_id)))


def name_senders(by: User, unit_ids: set[int]) -> None:
    """Say exactly which units owe reports; those that the rule gives anyway need no row."""
    if not by.holds(*SETTERS):
        raise NotAllowed("not_allowed")
    lock_commune(by.commune_id)
    now = {unit.id for unit in senders(by.commune_id)}
    for unit in candidates(by.commune_id):
        if (unit.id in unit_ids) != (unit.id in now):
            _name(unit, unit.id in unit_ids, by)


def _name(unit: Unit, owes: bool, by: User) -> None:
    which = (ReportSender.commune_id == unit.commune_id, ReportSender.unit_id == unit.id)
    row = db.session.scalar(select(ReportSender).where(*which))
    row = row or ReportSender(commune_id=unit.commune_id, unit_id=unit.id)
    row.owes = owes
    db.session.add(row)
    record("report_sender.named", unit, by, after="yes" if owes else "no")


def _with_board(commune_id: int):
    where = (Unit.commune_id == commune_id, Unit.closed_on.is_(None), Unit.kind.not_in(BOARDLESS))
    return select(Unit).where(*where).order_by(Unit.position, Unit.sort_key, Unit.id)


def _check(rule: Rule) -> None:
    for name in DAYS:
        if not 1 <= getattr(rule, name) <= LAST_DAY:
            raise Refused("month_day_wrong", field=f"{rule.kind}-{name}")
    if rule.is_on:
        _check_order(rule)
    if not rule.to_whom:
        raise Refused("to_whom_missing", field=f"{rule.kind}-to_whom")


def _check_order(rule: Rule) -> None:
    """Cut-off, then the units' day, then the commune's own, in each month that the kind ends in (§2.3)."""
    year = clock.today().year + isleap(clock.today().year)  # February at its shortest
    for window in windows.of_kind(rule, year):
        days = {"cutoff": window.to_on, "unit": window.unit_due_on, "due": window.due_on}
        if window.unit_due_on <= window.to_on:
            raise Refused("report_unit_day_early", field=f"{rule.kind}-unit_due_day", **days)
        if window.due_on <= window.unit_due_on:
            raise Refused("report_due_day_early", field=f"{rule.kind}-due_day", **days)


def _rule(row: ReportWindow) -> Rule:
    return Rule(row.kind, row.is_on, row.cutoff_day, row.unit_due_day, row.due_day, row.to_whom)


def _said(rule: Rule) -> str:
    days = "/".join(str(getattr(rule, name)) for name in DAYS)
    return f"{'on' if rule.is_on else 'off'} {days} {rule.to_whom}"
