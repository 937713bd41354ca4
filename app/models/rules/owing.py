"""What units owe as such: the report of a period, the readings of their targets. A unit is the subject, the period
stands in the occasion (`2026-12-16-3.2026`), so that a unit hears once of a period however many targets lack it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, and_, literal, select, union_all

from app.database import db
from app.models.reporting import lists, windows
from app.models.reporting.lists import Owed
from app.models.reporting.windows import Rule as Settled
from app.models.rules.defaults import READING_MISSING, REPORT_ESCALATED, REPORT_LATE, REPORT_OWED, RULES
from app.models.rules.looking import Candidate, Look
from app.models.rules.occasions import Anchor
from app.models.target import Target
from app.models.targets import owed
from app.models.targets.span import RHYTHMS
from app.models.task import period
from app.models.task.period import Period
from app.models.unit import Unit
from app.models.unit_report import ReportState


def reports(look: Look) -> Iterator[Candidate]:
    """Reports that haven't arrived: of the period whose data closed last, and of the next one once its day is near."""
    for window, until in windows.around(look.day, look.settled):
        if look.ahead or window.to_on < look.day or window.unit_due_on <= look.reach(REPORT_OWED):
            round_ = lists.round_of(look.commune_id, window, look.day)
            for row in round_.missing:
                if row.due_on >= round_.since or row.state == ReportState.RETURNED:
                    yield from _report(look, row, window.key, until)


def readings(look: Look) -> Iterator[Candidate]:
    """Units with targets that lack the reading of the period whose data closed last; ahead: of the next one, too."""
    spans = [span for rhythm in RHYTHMS for span in _spans(look, rhythm, look.settled[rhythm])]
    closing = {one.key: (closes, until) for _rhythm, one, closes, until in spans}
    asked = union_all(*[_lacking(look.commune_id, rhythm, one) for rhythm, one, _closes, _until in spans])
    for row in db.session.execute(asked.order_by("unit_id", "period_key")):
        closes, until = closing[row.period_key]
        anchor = Anchor(closes, closes.isoformat(), f".{row.period_key}")
        yield _of_unit(READING_MISSING, row.unit_id, row.leader_id, anchor, until)


def _report(look: Look, row: Owed, period_key: str, until: date) -> Iterator[Candidate]:
    """Before the unit's day, or late; where one looks ahead both."""
    late_from, word, suffix = look.days.forward(row.due_on), row.due_on.isoformat(), f".{period_key}"
    unit = (row.unit.id, row.unit.leader_id)
    if late_from >= look.day:
        anchor = Anchor(look.days.back(row.due_on), word, suffix)
        yield _of_unit(REPORT_OWED, *unit, anchor, min(late_from, until))
    if late_from < look.day or look.ahead:
        for key in (REPORT_LATE, REPORT_ESCALATED):
            yield _of_unit(key, *unit, Anchor(late_from, word, suffix), until)


def _spans(look: Look, rhythm: str, rule: Settled) -> Iterator[tuple[str, Period, date, date]]:
    """The periods looked at, with the day their data close and the last day they are asked for."""
    one = windows.ended(rhythm, look.day, rule.cutoff_day)
    for _each in range(2 if look.ahead else 1):
        following = period.after(rhythm, one)
        closes, until = (windows.closes_on(which, rule.cutoff_day) for which in (one, following))
        yield rhythm, one, closes, until
        one = following


def _lacking(commune_id: int, rhythm: str, one: Period) -> Select:
    its_unit = and_(Unit.commune_id == Target.commune_id, Unit.id == Target.lead_unit_id)
    columns = (Unit.id.label("unit_id"), Unit.leader_id.label("leader_id"), literal(one.key).label("period_key"))
    asked = select(*columns).distinct().select_from(Target).join(Unit, its_unit)
    return asked.where(Target.commune_id == commune_id, owed.wanting(rhythm, one))


def _of_unit(key: str, unit_id: int, leader_id: int | None, anchor: Anchor, until: date) -> Candidate:
    return Candidate(RULES[key], unit_id, anchor, unit_id, None, leader_id, until=until)
