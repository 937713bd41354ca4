"""Conclusions of a meeting, one line each: what, which unit leads, which coordinate, until when, which product."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import flag_modified

from app.database import db
from app.models.errors import Refused
from app.models.event import record
from app.models.meeting import Conclusion, Meeting
from app.models.meeting_parts import ConclusionUnit
from app.models.minutes import due, lines, powers
from app.models.minutes.lines import FRESH, Seen
from app.models.task import Task
from app.models.text import clean
from app.models.unit import Unit
from app.models.user import User


@dataclass(frozen=True)
class Fields:
    """A conclusion as it is typed."""

    text: str
    lead: Unit | None = None
    units: list[Unit] = field(default_factory=list)
    due: str = ""
    product: str = ""


def of(*meetings: Meeting) -> list[Conclusion]:
    """The conclusions of meetings that stand, in order, with units and tasks; two statements."""
    if not meetings:
        return []
    ids = [meeting.id for meeting in meetings]
    asked = select(Conclusion).where(Conclusion.commune_id == meetings[0].commune_id, Conclusion.meeting_id.in_(ids))
    asked = asked.where(Conclusion.removed_at.is_(None)).options(
        joinedload(Conclusion.lead_unit),
        joinedload(Conclusion.task).joinedload(Task.lead_unit),
        selectinload(Conclusion.units).joinedload(ConclusionUnit.unit),
    )
    return list(db.session.scalars(asked.order_by(Conclusion.meeting_id, Conclusion.position, Conclusion.id)))


def add(meeting: Meeting, by: User, fields: Fields) -> Conclusion:
    """Write a conclusion down.

    Raises NotAllowed, Refused (conclusion_missing, minutes_line_long, unit_without_board, and what `due.read` does).
    """
    powers.check(by)
    conclusion = Conclusion(commune_id=meeting.commune_id, meeting_id=meeting.id)
    with db.session.no_autoflush:
        _put(conclusion, meeting, fields)
        conclusion.position = lines.next_position(meeting, Conclusion)
    db.session.add(conclusion)
    record("meeting.concluded", meeting, by, after=_said(conclusion), note=conclusion.text)
    db.session.flush()
    return conclusion


def edit(conclusion: Conclusion, by: User, fields: Fields, seen: Seen = FRESH) -> None:
    """Correct it while it is no task yet. Raises what `add` does, Stale, Refused `conclusion_assigned`."""
    lines.begin(conclusion, by, seen)
    if conclusion.task_id is not None:
        raise Refused("conclusion_assigned", field="text")
    before, meeting = _all(conclusion), lines.meeting_of(conclusion)
    _put(conclusion, meeting, fields)
    if _all(conclusion) == before:
        return
    conclusion.hand = seen.hand
    flag_modified(conclusion, "hand")  # a new version also where units alone changed
    record("meeting.conclusion_edited", meeting, by, after=_said(conclusion), note=conclusion.text)
    db.session.flush()


def remove(conclusion: Conclusion, by: User) -> None:
    """Take it off the minutes; it can be taken back. Raises Refused `conclusion_assigned` where it is a task."""
    lines.begin(conclusion, by)
    if conclusion.task_id is not None:
        raise Refused("conclusion_assigned", field="text")
    lines.set_removed(conclusion, by, True, "meeting.conclusion_removed")


def take_back(conclusion: Conclusion, by: User) -> None:
    """Let a removed one stand again."""
    lines.set_removed(conclusion, by, False, "meeting.conclusion_taken_back")


def _put(conclusion: Conclusion, meeting: Meeting, fields: Fields) -> None:
    text = lines.needed(fields.text, "conclusion_missing", "text")
    for unit in (fields.lead, *fields.units):
        if unit is not None and unit.commune_id != meeting.commune_id:
            raise Refused("unit_without_board", field="lead", unit=unit.name)
    if fields.lead is not None and not fields.lead.has_board:
        raise Refused("unit_without_board", field="lead", unit=fields.lead.name)
    conclusion.text, conclusion.product = text, clean(fields.product)
    if conclusion.due_words is None or clean(fields.due) != conclusion.due_words:
        read = due.read(fields.due, meeting.on)
        conclusion.due_words, conclusion.due_on, conclusion.deadline_type = read.words, read.on, read.type
    conclusion.lead_unit, conclusion.lead_unit_id = fields.lead, fields.lead.id if fields.lead else None
    _coordinate(conclusion, fields.units)


def _coordinate(conclusion: Conclusion, units: Iterable[Unit]) -> None:
    known = {row.unit_id: row for row in conclusion.units}
    wanted = {unit.id: unit for unit in units if unit.id != conclusion.lead_unit_id}
    if set(wanted) == set(known):
        return
    conclusion.units = [
        known.get(unit.id) or ConclusionUnit(commune_id=conclusion.commune_id, unit_id=unit.id, unit=unit)
        for unit in wanted.values()
    ]


def _all(conclusion: Conclusion) -> tuple[object, ...]:
    units = sorted(row.unit_id for row in conclusion.units)
    return (conclusion.text, conclusion.lead_unit_id, conclusion.due_words, conclusion.product, units)


def _said(conclusion: Conclusion) -> str:
    """Unit and deadline, for the log."""
    unit = conclusion.lead_unit.short_name if conclusion.lead_unit else None
    return " · ".join(filter(None, (unit, conclusion.due_words)))
