"""What secretariat and leaders do to a meeting's agenda: put work on it, drop it, take it back, change the order."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select

from app import clock
from app.database import db
from app.models import agenda
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import AgendaItem, Meeting
from app.models.minutes.powers import standing
from app.models.powers import URGERS
from app.models.task import Task
from app.models.text import clean
from app.models.user import User

MOST = 500  # signs of an item


def put(meeting: Meeting, by: User, task: Task) -> AgendaItem:
    """Put a task at the agenda's end; one that is on it stays where it is, one that was dropped comes back.

    Raises NotAllowed.
    """
    _begin(meeting, by)
    item = db.session.scalar(select(AgendaItem).where(*_of(meeting), AgendaItem.task_id == task.id))
    if item is not None and item.dropped_at is None:
        return item
    last = _last(meeting)
    if item is None:
        item = AgendaItem(commune_id=meeting.commune_id, meeting_id=meeting.id, task_id=task.id, text=task.short_text)
        db.session.add(item)
    item.position, item.dropped_at = last + 1, None
    record("meeting.agenda_put", meeting, by, after=item.text)
    return item


def put_words(meeting: Meeting, by: User, words: str) -> AgendaItem:
    """Put something that is no task at the agenda's end; the same words once. Raises NotAllowed, Refused."""
    _begin(meeting, by)
    words = clean(words)[:MOST]
    if not words:
        raise Refused("agenda_words_missing", field="words")
    item = db.session.scalar(
        select(AgendaItem).where(*_of(meeting), AgendaItem.task_id.is_(None), AgendaItem.text == words).limit(1)
    )
    if item is not None and item.dropped_at is None:
        return item
    last = _last(meeting)
    item = item or AgendaItem(commune_id=meeting.commune_id, meeting_id=meeting.id, text=words)
    item.position, item.dropped_at = last + 1, None
    db.session.add(item)
    record("meeting.agenda_put", meeting, by, after=words)
    return item


def drop(item: AgendaItem, by: User) -> None:
    """Take an item off; it stays off, whatever the sweep finds. Raises NotAllowed."""
    meeting = _meeting(item)
    _begin(meeting, by)
    if item.dropped_at is None:
        item.dropped_at = clock.now()
        record("meeting.agenda_dropped", meeting, by, before=item.text)


def take_back(item: AgendaItem, by: User) -> None:
    """Let a dropped item stand again, at its place. Raises NotAllowed."""
    meeting = _meeting(item)
    _begin(meeting, by)
    if item.dropped_at is not None:
        item.dropped_at = None
        record("meeting.agenda_put", meeting, by, after=item.text)


def move(item: AgendaItem, by: User, places: int) -> None:
    """Move an item so many places on (back, if negative), at most to the end. Raises NotAllowed."""
    meeting = _meeting(item)
    _begin(meeting, by)
    there = agenda.items(meeting)
    if item not in there:
        return
    before = there.index(item)
    after = max(0, min(len(there) - 1, before + places))
    there.insert(after, there.pop(before))
    for position, one in enumerate(there, start=1):
        one.position = position
    if after != before:
        record("meeting.agenda_moved", meeting, by, before=before + 1, after=after + 1, note=item.text)


def dropped(meeting: Meeting) -> list[AgendaItem]:
    """What was taken off, the last first."""
    asked = select(AgendaItem).where(*_of(meeting), AgendaItem.dropped_at.is_not(None))
    return list(db.session.scalars(asked.order_by(AgendaItem.dropped_at.desc(), AgendaItem.id)))


def may_arrange(person: User) -> bool:
    """Secretariat and leaders arrange agendas."""
    return person.holds(*URGERS)


def _begin(meeting: Meeting, by: User) -> None:
    """Nobody else arranges this agenda until the transaction ends."""
    if not may_arrange(by):
        raise NotAllowed("only_leaders")
    lock(meeting)
    standing(meeting)


def _meeting(item: AgendaItem) -> Meeting:
    return db.session.get_one(Meeting, item.meeting_id)


def _of(meeting: Meeting) -> tuple[ColumnElement[bool], ...]:
    return (AgendaItem.commune_id == meeting.commune_id, AgendaItem.meeting_id == meeting.id)


def _last(meeting: Meeting) -> int:
    return db.session.scalar(select(func.max(AgendaItem.position)).where(*_of(meeting))) or 0
