"""The agenda of a committee's next meeting: long overdue work is put on it (escalation of domain §3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.meeting import AgendaItem, Meeting
from app.models.rules.defaults import AGENDA
from app.models.rules.due import Due
from app.models.task import Task
from app.models.telling import in_parts, insert_new


def propose(commune_id: int, found: Due) -> int:
    """Put the tasks whose rule says so onto the next meeting's agenda; how many are new. What was dropped stays off."""
    tasks = sorted({subject.subject_id for subject, occasion in found.occasions.items() if occasion.rule == AGENDA})
    meeting_id = next_meeting_id(commune_id) if tasks else None
    if meeting_id is None:
        return 0
    of_meeting = (AgendaItem.commune_id == commune_id, AgendaItem.meeting_id == meeting_id)
    there = set(db.session.scalars(select(AgendaItem.task_id).where(*of_meeting, AgendaItem.task_id.is_not(None))))
    last = db.session.scalar(select(func.max(AgendaItem.position)).where(*of_meeting)) or 0
    new = [task_id for task_id in tasks if task_id not in there]
    texts = {task_id: text for part in in_parts(new) for task_id, text in _texts(part)}
    item = {"commune_id": commune_id, "meeting_id": meeting_id}
    rows = [{**item, "position": last + n, "task_id": one, "text": texts[one]} for n, one in enumerate(new, start=1)]
    return insert_new(AgendaItem, *rows)


def next_meeting_id(commune_id: int) -> int | None:
    """The soonest meeting that is held today or later, but what was called off."""
    coming = select(Meeting.id).where(Meeting.commune_id == commune_id, Meeting.cancelled_at.is_(None))
    return db.session.scalar(coming.where(Meeting.on >= clock.today()).order_by(Meeting.on, Meeting.id).limit(1))


def items(meeting: Meeting) -> list[AgendaItem]:
    """What the meeting is to speak of, in order, with the tasks meant; without what was dropped."""
    of_meeting = (AgendaItem.commune_id == meeting.commune_id, AgendaItem.meeting_id == meeting.id)
    asked = select(AgendaItem).where(*of_meeting, AgendaItem.dropped_at.is_(None))
    with_tasks = asked.options(joinedload(AgendaItem.task).joinedload(Task.lead_unit))
    return list(db.session.scalars(with_tasks.order_by(AgendaItem.position, AgendaItem.id)))


def _texts(task_ids: Sequence[int]) -> Iterable[Row]:
    return db.session.execute(select(Task.id, Task.short_text).where(Task.id.in_(task_ids)))
