"""The rows behind the numbers: messages with whom they are for, what they tell, what the server last answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import lazyload

from app.database import db
from app.mail.smtp import LATER
from app.models.notification import DeliveryAttempt, Message, Notification
from app.models.sending import kinds
from app.models.task import Task
from app.models.telling import EMAIL
from app.models.user import User

PAGE = 20


@dataclass(frozen=True)
class Row:
    """A message: for whom, the tasks it tells of (`told`, with how many things it tells in all), its last try."""

    message: Message
    person: User
    attempt: DeliveryAttempt | None = None
    told: list[Task] = field(default_factory=list)
    things: int = 0


@dataclass(frozen=True)
class Page:
    """A page of a list; `total` counts all of it."""

    rows: list[Any]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def messages(commune_id: int, kind: str, number: int = 1) -> Page:
    """A page of a commune's messages of a kind: those that wait by when they are due, the others newest first."""
    where = kinds.messages(commune_id, kind)
    waits = kind in ("waiting", "retrying", "sending")
    order = (Message.next_try_at, Message.id) if waits else (Message.id.desc(),)
    asked = select(Message, User).join(User, User.id == Message.recipient_id).options(lazyload(User.appointments))
    found = db.session.execute(part(asked.where(*where).order_by(*order), number)).all()
    return Page(_rows(found), number, count(Message.id, where))


def _rows(found: Iterable[Any]) -> list[Row]:
    pairs = [(row[0], row[1]) for row in found]
    ids = [message.id for message, _person in pairs]
    tries, told, things = _last_tries(ids), _tasks(ids), _things(ids)
    return [Row(one, person, tries.get(one.id), told.get(one.id, []), things.get(one.id, 0)) for one, person in pairs]


def _last_tries(ids: list[int]) -> dict[int, DeliveryAttempt]:
    newest = select(func.max(DeliveryAttempt.id)).where(DeliveryAttempt.message_id.in_(ids))
    asked = select(DeliveryAttempt).where(DeliveryAttempt.id.in_(newest.group_by(DeliveryAttempt.message_id)))
    return {row.message_id: row for row in db.session.scalars(asked)}


def _tasks(ids: list[int]) -> dict[int | None, list[Task]]:
    its = (Task.commune_id == Notification.commune_id, Task.id == Notification.subject_id)
    asked = (
        select(Notification.message_id, Task)
        .join(Task, its[0] & its[1])
        .where(Notification.message_id.in_(ids), Notification.subject_kind == Task.__tablename__)
        .order_by(Notification.id)
    )
    found: dict[int | None, list[Task]] = {}
    for message_id, task in db.session.execute(asked):
        if task not in found.setdefault(message_id, []):
            found[message_id].append(task)
    return found


def _things(ids: list[int]) -> dict[int | None, int]:
    asked = select(Notification.message_id, func.count(Notification.id)).where(Notification.message_id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(asked.group_by(Notification.message_id))}


def set_up_reply(commune_id: int) -> str | None:
    """What the mail server said to the newest try, where nothing has left since for want of a good set-up."""
    asked = select(DeliveryAttempt).join(Message, Message.id == DeliveryAttempt.message_id)
    where = (DeliveryAttempt.commune_id == commune_id, Message.channel == EMAIL)
    newest = db.session.scalar(asked.where(*where).order_by(DeliveryAttempt.id.desc()).limit(1))
    return newest.reply if newest is not None and newest.outcome == LATER else None


def count(column: Any, where: kinds.Where) -> int:
    """How many rows of a kind there are."""
    return db.session.scalar(select(func.count(column)).where(*where)) or 0


def part(asked: Any, number: int) -> Any:
    """The rows of one page of what is asked."""
    return asked.limit(PAGE).offset((max(1, number) - 1) * PAGE)
