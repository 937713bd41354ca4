"""A unit's report of a period: drafted, sent by its head, returned with a reason or accepted by the secretariat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling, working_days
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock, lock_commune
from app.models.reporting import blanks, duties, prefill, rules, windows
from app.models.reporting.windows import Window
from app.models.roles import DOERS, Role
from app.models.task.table import OPEN, Task, TaskState
from app.models.text import clean, shorten
from app.models.unit import Unit
from app.models.unit_report import ReportState, UnitReport
from app.models.user import User

MOST = 20_000  # signs of each part
PARTS = ("results", "difficulties", "proposals")
RETURNED = "returned"  # of what is kept with a report: its words as they were returned


@dataclass(frozen=True)
class Words:
    """What a unit writes itself, and the plan's duty to report that it answers."""

    results: str = ""
    difficulties: str = ""
    proposals: str = ""
    task_id: int | None = None


def may_write(person: User, unit: Unit) -> bool:
    """Heads and officers of the unit draft its report."""
    return unit.id in person.unit_ids(*DOERS)


def may_send(person: User, unit: Unit, facts: powers.Facts | None = None) -> bool:
    """The head sends it; an officer where the commune lets officers report."""
    if powers.acts_for(person, unit.id):
        return True
    officer = unit.id in person.unit_ids(Role.OFFICER)
    return officer and bool((facts or powers.Facts(person.commune_id)).settled["officers_report"])


def may_decide(person: User, unit: Unit) -> bool:
    """Secretariat or chairperson, never for the own unit; the office's own report a deputy too (as `may_confirm`)."""
    if unit.id in person.unit_ids():
        return False
    if person.holds(Role.SECRETARIAT, Role.CHAIRPERSON):
        return True
    return person.holds(Role.DEPUTY) and unit.id in powers.Facts(person.commune_id).office


def window_of(commune_id: int, key: str, today: date | None = None) -> Window:
    """The window of a period that has begun. Raises Refused `report_period_unknown`."""
    found = windows.of_key(key, rules.of(commune_id))
    if found is None or found.from_on > (today or clock.today()):
        raise Refused("report_period_unknown")
    return found


def of(unit: Unit, key: str) -> UnitReport | None:
    """A unit's report of a period, if anything was written."""
    which = (UnitReport.unit_id == unit.id, UnitReport.period_key == key)
    return db.session.scalar(select(UnitReport).where(UnitReport.commune_id == unit.commune_id, *which))


def save(unit: Unit, by: User, window: Window, words: Words, version: int | None = None) -> UnitReport:
    """Keep a draft. Raises NotAllowed, Stale, Refused (report_closed, report_words_long, report_task_wrong)."""
    if not may_write(by, unit):
        raise NotAllowed("only_report_unit")
    report = open_(unit, window)
    _check_fresh(report, version)
    if not report.is_written:
        raise Refused("report_closed")
    _put(report, words)
    report.saved_by_id, report.saved_at = by.id, clock.now()
    db.session.flush()
    return report


def send(unit: Unit, by: User, window: Window, words: Words, version: int | None = None) -> UnitReport:
    """Send it: the figures are kept as they stand, the duty it answers is reported done, the secretariat is told.

    Raises what `save` does, NotAllowed `only_report_head`, Refused `report_empty`, `report_blank` where a place of the
    suggested text is still to be filled.
    """
    if not may_send(by, unit):
        raise NotAllowed("only_report_head")
    report = save(unit, by, window, words, version)
    if not report.results:
        raise Refused("report_empty", field="results")
    _check_filled(report)
    report.state, report.reason = ReportState.SENT, None
    report.sent_by_id, report.sent_at = by.id, clock.now()
    report.figures = prefill.of(unit, own_window(report, window)).kept()
    record("unit_report.sent", report, by, after=report.period_key)
    duties.report(report, by)
    _tell(report, "unit_report_sent", f"sent-{report.returned + 1}", _deciders(unit), by)
    db.session.flush()
    return report


def accept(report: UnitReport, by: User) -> None:
    """Take a report. Safe to call twice. Raises NotAllowed, Refused `report_not_sent`."""
    _may_decide(report, by)
    lock(report)
    if report.state == ReportState.ACCEPTED:
        return
    if report.state != ReportState.SENT:
        raise Refused("report_not_sent")
    report.state = ReportState.ACCEPTED
    report.decided_by_id, report.decided_at = by.id, clock.now()
    record("unit_report.accepted", report, by, after=report.period_key)
    duties.confirm(report, by)
    _tell(report, "unit_report_accepted", "accepted", _unit_people(report), by)
    db.session.flush()


def send_back(report: UnitReport, by: User, reason: str) -> None:
    """Return a report with a reason; an accepted one too, as long as no paper needs it. Raises NotAllowed, Refused."""
    _may_decide(report, by)
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing", field="reason")
    lock(report)
    if report.state not in (ReportState.SENT, ReportState.ACCEPTED):
        raise Refused("report_not_sent")
    report.figures = {**(report.figures or {}), RETURNED: {name: getattr(report, name) for name in PARTS}}
    report.state, report.reason = ReportState.RETURNED, reason
    report.returned += 1
    report.decided_by_id, report.decided_at = by.id, clock.now()
    record("unit_report.returned", report, by, after=report.period_key, note=reason)
    duties.send_back(report, by, reason)
    _tell(report, "unit_report_returned", f"returned-{report.returned}", _unit_people(report), by)
    db.session.flush()


def open_(unit: Unit, window: Window) -> UnitReport:
    """The report of a period, begun where there is none yet; locked until the transaction ends."""
    lock_commune(unit.commune_id)
    report = of(unit, window.key)
    if report is None:
        if unit.id not in {one.id for one in rules.senders(unit.commune_id)}:
            raise Refused("report_not_owed")
        report = UnitReport(
            commune_id=unit.commune_id, unit_id=unit.id, kind=window.kind, period_key=window.key,
            from_on=window.from_on, to_on=window.to_on, due_on=due_of(unit.commune_id, window),
        )  # fmt: skip
        db.session.add(report)
        db.session.flush()
    return report


def returned_words(report: UnitReport | None) -> Words | None:
    """What was returned, as it was sent, until it is sent again; the unit's newer draft is its own."""
    if report is None or report.state != ReportState.RETURNED:
        return None
    if kept := (report.figures or {}).get(RETURNED):
        return Words(**kept)
    untouched = report.saved_at is not None and report.decided_at is not None and report.saved_at <= report.decided_at
    return Words(report.results, report.difficulties, report.proposals) if untouched else None


def own_window(report: UnitReport | None, window: Window) -> Window:
    """The window that a report was begun for, whatever was settled since; that of the period before it is begun."""
    if report is None:
        return window
    return replace(window, from_on=report.from_on, to_on=report.to_on, unit_due_on=report.due_on)


def version_of(report: UnitReport | None) -> int:
    """What a form says it was opened on: 0 while nobody wrote anything."""
    return report.version if report is not None and report.saved_at is not None else 0


def due_of(commune_id: int, window: Window) -> date:
    """The units' day of a window, rolled forward over days off."""
    return working_days.of(commune_id).forward(window.unit_due_on)


def _put(report: UnitReport, words: Words) -> None:
    for name in PARTS:
        text = clean(getattr(words, name))
        if len(text) > MOST:
            raise Refused("report_words_long", field=name, n=len(text), most=MOST)
        setattr(report, name, text)
    if words.task_id is not None and not _is_duty(report, words.task_id):
        raise Refused("report_task_wrong", field="task_id")
    report.task_id = words.task_id


def _check_filled(report: UnitReport) -> None:
    for name in PARTS:
        if line := blanks.first(getattr(report, name)):
            raise Refused("report_blank", field=name, line=shorten(line, 160))


def _is_duty(report: UnitReport, task_id: int) -> bool:
    """Is it an open duty to report of the unit, or the one that a returned report answers?"""
    task = db.session.get(Task, task_id)
    own = task is not None and task.commune_id == report.commune_id and task.lead_unit_id == report.unit_id
    return bool(own and task and task.kind == duties.REPORTING and task.state in (*OPEN, TaskState.REPORTED))


def _check_fresh(report: UnitReport, version: int | None) -> None:
    """`version` 0: nothing was written yet when the form was opened."""
    if version is not None and version != version_of(report):
        raise Stale("stale_report")


def _may_decide(report: UnitReport, by: User) -> None:
    if not may_decide(by, report.unit):
        raise NotAllowed("doer_never_confirms")


def _deciders(unit: Unit) -> list[User]:
    able = [one for one in people.holding(unit.commune_id, Role.SECRETARIAT) if may_decide(one, unit)]
    return able or people.holding(unit.commune_id, Role.CHAIRPERSON, Role.DEPUTY)


def _unit_people(report: UnitReport) -> list[User]:
    heads = people.answering_for(report.commune_id, report.unit_id)
    sender = db.session.get(User, report.sent_by_id) if report.sent_by_id else None
    return [*heads, *([sender] if sender else [])]


def _tell(report: UnitReport, rule: str, act: str, recipients: list[User], by: User) -> None:
    told = [one for one in recipients if one.id != by.id]
    telling.tell(report, rule, f"{report.period_key}+{act}", told, slot=f"{rule}-{report.id}-{act}")
