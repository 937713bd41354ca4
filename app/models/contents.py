"""What a message says when it leaves: its notifications read anew, those that have become moot left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import clock
from app.database import db
from app.models import channels, digest, other_news, weekly, working_days
from app.models.base import Owned
from app.models.digest import Digest
from app.models.facts import Facts, facts_of
from app.models.notification import Message, Notification
from app.models.roster import Roster
from app.models.rules.defaults import OF_UNITS, SCHEDULED
from app.models.rules.due import Due, Why, due
from app.models.task import Task, TaskState
from app.models.user import PasswordLink, User

FOR_THE_LEAD = ("urge", "explanation")  # acts that tell who answers for the lead unit


@dataclass(frozen=True)
class Told:
    """One thing that is told: why, the task it is about (None: something else), what the act said."""

    rule: str
    occasion: str
    subject: Owned | None
    facts: Facts

    @property
    def task(self) -> Task | None:
        """The subject if it is a task."""
        return self.subject if isinstance(self.subject, Task) else None


@dataclass
class Contents:
    """A message's content on a day; `ids` are the notifications told, `dropped` the moot ones with the reason."""

    message: Message
    person: User
    day: date
    told: list[Told] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    dropped: list[tuple[int, str]] = field(default_factory=list)
    digest: Digest | None = None

    @property
    def kind(self) -> str:
        """The rule that all of it shares, or for a day's message `reminder`, with the week's digest `weekly`."""
        rules = {one.rule for one in self.told}
        if self.message.scheduled:
            return weekly.RULE if weekly.RULE in rules else "reminder"
        return rules.pop() if len(rules) == 1 else "reminder"


def read(message: Message) -> Contents:
    """Read a message's notifications with their tasks; only reads."""
    person = db.session.get_one(User, message.recipient_id)
    contents = Contents(message, person, clock.today())
    rows = _waiting(message)
    tasks = _tasks([row.subject_id for row in rows if row.subject_kind == Task.__tablename__])
    roster, due_now = _asked_anew(message, rows, contents.day)
    contents.digest = digest.of(person, contents.day) if any(row.rule == weekly.RULE for row in rows) else None
    closed = _closed(message, person)
    for row in rows:
        if row.subject_kind == Task.__tablename__:
            subject: Owned | None = tasks.get(row.subject_id)
            reason = moot(row, subject, due_now) or _not_theirs(row, subject, roster)
        else:
            subject = other_news.subject_of(row)
            reason = _moot_of_unit(row, due_now) or other_news.moot(row, subject, contents.day, contents.digest)
        reason = reason or (None if isinstance(subject, PasswordLink) else closed)
        if reason:
            contents.dropped.append((row.id, reason))
        else:
            contents.ids.append(row.id)
            contents.told.append(Told(row.rule, row.occasion, subject, facts_of(row)))
    return contents


def password_link(message_id: int) -> int | None:
    """The id of the password link that a message is to carry, or None."""
    where = (Notification.message_id == message_id, Notification.subject_kind == PasswordLink.__tablename__)
    return db.session.scalar(select(Notification.subject_id).where(*where, Notification.state == "pending"))


def waiting(message_id: int) -> list[int]:
    """The ids of the notifications that wait in a message."""
    where = (Notification.message_id == message_id, Notification.state == "pending")
    return list(db.session.scalars(select(Notification.id).where(*where)))


def moot(row: Notification, subject: Owned | None, due_now: Due | None = None) -> str | None:
    """Why a notification of a task needn't be told any more, or None; `due_now` is what is to be told of it today."""
    if isinstance(subject, Task):
        if row.rule in SCHEDULED and due_now is not None:
            return _moot_reminder(row, subject, due_now)
        return _MOOT[row.rule](subject) if row.rule in _MOOT else None
    return "gone"


def _closed(message: Message, person: User) -> str | None:
    """Why the person isn't told on the message's channel any more, by what was chosen or allowed meanwhile."""
    ways = channels.Allowed(message.commune_id, [person.id]).of(person, scheduled=message.scheduled)
    if message.channel in ways.channels:
        return None
    reason = ways.why_not.get(message.channel, channels.NOT_CHOSEN)
    return None if reason == channels.NO_ADDRESS else reason  # the carrier says so of the whole message


def _asked_anew(message: Message, rows: list[Notification], day: date) -> tuple[Roster | None, Due | None]:
    """The people who may be told, and what is to be told today of what is reminded of; None where nothing asks."""
    rules = {row.rule for row in rows if row.rule in SCHEDULED}
    if not rules and not any(row.rule in FOR_THE_LEAD for row in rows):
        return None, None
    roster = Roster(message.commune_id)
    ids = sorted({row.subject_id for row in rows if row.rule in rules and row.subject_kind == Task.__tablename__})
    days = working_days.of(message.commune_id)
    return roster, due(message.commune_id, day, days, roster, ids, rules) if rules else None


def _not_theirs(row: Notification, subject: Owned | None, roster: Roster | None) -> str | None:
    """Why the recipient needn't hear of an act any more: the lead, the head or the assignee changed meanwhile."""
    if roster is None or row.rule not in FOR_THE_LEAD or not isinstance(subject, Task):
        return None
    told = roster.told_of(subject.lead_unit_id, subject.assignee_id)
    theirs = any(person.id == row.recipient_id for person in [*told, *roster.present(told)])
    return None if theirs else "not theirs"


def _moot_reminder(row: Notification, task: Task, due_now: Due) -> str | None:
    reason = due_now.why_not(Why(row.subject_id, row.rule, row.occasion, row.recipient_id))
    return "closed" if reason == "superseded" and not task.is_open else reason


def _moot_of_unit(row: Notification, due_now: Due | None) -> str | None:
    """Why a reminder of what a unit owes needn't be told any more; None for all other news."""
    if due_now is None or row.rule not in OF_UNITS:
        return None
    return due_now.why_not(Why(row.subject_id, row.rule, row.occasion, row.recipient_id))


def _unless_open(task: Task) -> str | None:
    return None if task.is_open else "closed"


def _unless(state: TaskState) -> Callable[[Task], str | None]:
    return lambda task: None if task.state == state else "moved on"


_MOOT: dict[str, Callable[[Task], str | None]] = {
    "urge": _unless_open,
    "explanation": lambda task: None if task.explain_by else "answered",
    "assigned": _unless_open,
    "handed_back": _unless_open,
    "returned": _unless_open,
    "reopened": _unless_open,
    "resumed": _unless_open,
    "part_asked": _unless_open,
    "paused": _unless(TaskState.PAUSED),
    "reported": _unless(TaskState.REPORTED),
    "confirmed": _unless(TaskState.DONE),
}


def _waiting(message: Message) -> list[Notification]:
    query = select(Notification).where(Notification.message_id == message.id, Notification.state == "pending")
    return list(db.session.scalars(query.order_by(Notification.id)))


def _tasks(ids: list[int]) -> dict[int, Task]:
    rows = db.session.scalars(select(Task).where(Task.id.in_(ids)).options(selectinload(Task.lead_unit)))
    return {task.id: task for task in rows}
