"""The agenda of a committee's next meeting: long overdue work is put on it (escalation of domain §3.4)."""

from __future__ import annotations

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.meeting import AgendaItem, Meeting
from app.models.rules.defaults import AGENDA
from app.models.rules.due import Due
from app.models.task import Task
from app.models.telling import insert_new


def propose(commune_id: int, found: Due) -> int:
    """Put the tasks whose rule says so onto the next meeting's agenda; how many are new. What was dropped stays off."""
    tasks = sorted({subject.task_id for subject, occasion in found.occasions.items() if occasion.rule == AGENDA})
    meeting_id = next_meeting_id(commune_id) if tasks else None
    if meeting_id is None:
        return 0
    of_meeting = (AgendaItem.commune_id == commune_id, AgendaItem.meeting_id == meeting_id)
    there = set(db.session.scalars(select(AgendaItem.task_id).where(*of_meeting, AgendaItem.task_id.is_not(None))))
    last = db.session.scalar(select(func.max(AgendaItem.position)).where(*of_meeting)) or 0
    new = [task_id for task_id in tasks if task_id not in there]
    return sum(_put(commune_id, meeting_id, last + n, task_id) for n, task_id in enumerate(new, start=1))


def next_meeting_id(commune_id: int) -> int | None:
    """The soonest meeting that is held today or later."""
    coming = select(Meeting.id).where(Meeting.commune_id == commune_id, Meeting.on >= clock.today())
    return db.session.scalar(coming.order_by(Meeting.on, Meeting.id).limit(1))


def items(meeting: Meeting) -> list[AgendaItem]:
    """What the meeting is to speak of, in order, with the tasks meant; without what was dropped."""
    of_meeting = (AgendaItem.commune_id == meeting.commune_id, AgendaItem.meeting_id == meeting.id)
    asked = select(AgendaItem).where(*of_meeting, AgendaItem.dropped_at.is_(None))
    return list(db.session.scalars(asked.order_by(AgendaItem.position, AgendaItem.id)))


def _put(commune_id: int, meeting_id: int, position: int, task_id: int) -> int:
    text = db.session.scalars(select(Task.short_text).where(Task.id == task_id)).one()
    values = {"commune_id": commune_id, "meeting_id": meeting_id, "position": position, "task_id": task_id}
    return insert_new(AgendaItem, {**values, "text": text})
