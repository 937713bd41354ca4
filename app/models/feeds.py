"""Calendar feeds: make one, give it another address, end it, and what it holds on a day.

A feed shows no more than its owner may see, and nothing once the owner's account is closed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import reach
from app.models.committee import Committee
from app.models.errors import NotAllowed
from app.models.event import record
from app.models.feed import Feed
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.task.table import OPEN, Task, TaskUnit
from app.models.unit import Unit
from app.models.user import User

MOST = 1000  # rows of one feed


@dataclass(frozen=True)
class Dates:
    """What a feed holds: open tasks with a day, parts of coordinating units with a day of their own, meetings."""

    tasks: list[Task]
    parts: list[tuple[Task, TaskUnit]]
    meetings: list[Meeting]


def of(person: User) -> list[Feed]:
    """A person's feeds that hold, the oldest first."""
    where = (Feed.owner_id == person.id, Feed.ended_at.is_(None))
    return list(db.session.scalars(reach.within(person, Feed).where(*where).order_by(Feed.id)))


def make(by: User, unit: Unit | None = None, committee: Committee | None = None) -> Feed:
    """The person's feed of a unit, of a committee, or of the own work; asked for twice it is the same one."""
    lock(by)
    wanted = (unit.id if unit else None, committee.id if committee else None)
    for feed in of(by):
        if (feed.unit_id, feed.committee_id) == wanted:
            return feed
    feed = Feed(commune_id=by.commune_id, owner_id=by.id, unit_id=wanted[0], committee_id=wanted[1], salt=_salt())
    db.session.add(feed)
    record("feed.made", feed, by)
    return feed


def renew(feed: Feed, by: User) -> None:
    """Give a feed another address; the one it had is not found any more. Raises NotAllowed for another's feed."""
    _own(feed, by)
    feed.salt = _salt()
    record("feed.renewed", feed, by)


def end(feed: Feed, by: User) -> None:
    """End a feed. Raises NotAllowed for another's feed."""
    _own(feed, by)
    feed.ended_at = feed.ended_at or clock.now()
    record("feed.ended", feed, by)


def standing(feed_id: int, salt: str) -> Feed | None:
    """The feed of an address while it holds and its owner may sign in and holds an appointment; else None."""
    feed = db.session.scalar(select(Feed).where(Feed.id == feed_id, Feed.salt == salt, Feed.ended_at.is_(None)))
    return feed if feed is not None and feed.owner.active and feed.owner.roles else None


def dates(feed: Feed) -> Dates:
    """What a feed holds now; at most three statements."""
    if feed.committee_id is not None:
        return Dates([], [], _meetings(feed))
    units = [feed.unit_id] if feed.unit_id is not None else sorted(feed.owner.unit_ids())
    led = Task.lead_unit_id.in_(units)
    own = or_(led, Task.assignee_id == feed.owner_id, Task.leader_id == feed.owner_id)
    mine = led if feed.unit_id is not None else own
    return Dates(_tasks(feed, mine), _parts(feed, units), [])


def _tasks(feed: Feed, mine: ColumnElement[bool]) -> list[Task]:
    where = (Task.commune_id == feed.commune_id, Task.state.in_(OPEN), Task.due_effective_on.is_not(None), mine)
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on, Task.id).limit(MOST)))


def _parts(feed: Feed, units: list[int]) -> list[tuple[Task, TaskUnit]]:
    asked = (
        select(Task, TaskUnit)
        .join(TaskUnit, (TaskUnit.commune_id == Task.commune_id) & (TaskUnit.task_id == Task.id))
        .where(Task.commune_id == feed.commune_id, Task.state.in_(OPEN), TaskUnit.unit_id.in_(units))
        .where(TaskUnit.due_on.is_not(None), TaskUnit.answered_at.is_(None))
        .order_by(TaskUnit.due_on, TaskUnit.id)
        .limit(MOST)
    )
    return [(row[0], row[1]) for row in db.session.execute(asked)]


def _meetings(feed: Feed) -> list[Meeting]:
    where = (Meeting.commune_id == feed.commune_id, Meeting.committee_id == feed.committee_id)
    asked = select(Meeting).where(*where).options(joinedload(Meeting.committee))
    return list(db.session.scalars(asked.order_by(Meeting.on.desc(), Meeting.id).limit(MOST)))


def _own(feed: Feed, by: User) -> None:
    if feed.owner_id != by.id:
        raise NotAllowed("not_yours")


def _salt() -> str:
    return secrets.token_urlsafe(16)
