"""The notices in the application: what a person was told, newest first, and what of it was read."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, update

from app import clock
from app.database import db
from app.models import notice_names
from app.models.notification import Notification
from app.models.reach import NotFound, within
from app.models.task import Task
from app.models.telling import IN_APP
from app.models.user import User

PAGE = 30


@dataclass(frozen=True)
class Notice:
    """A notice with the task it tells of (None: something else), or the name of what it tells of."""

    row: Notification
    task: Task | None
    about: str = ""


@dataclass(frozen=True)
class Page:
    """A page of notices; `total` and `unread` count all that are shown by now, `newest` is the last one's id."""

    notices: list[Notice]
    number: int
    total: int
    unread: int
    newest: int = 0

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def page(person: User, number: int = 1) -> Page:
    """A page of a person's notices, newest first; three statements, and one for each other kind."""
    number = max(1, number)
    not_read = func.count(Notification.id).filter(Notification.read_at.is_(None))
    numbers = select(func.count(Notification.id), not_read, func.max(Notification.id)).where(*_shown(person))
    total, fresh, newest = db.session.execute(numbers).one()
    asked = select(Notification).where(*_shown(person))
    asked = asked.order_by(Notification.shown_from.desc(), Notification.id.desc())
    rows = list(db.session.scalars(asked.limit(PAGE).offset((number - 1) * PAGE)))
    tasks = _tasks(person, [row.subject_id for row in rows if row.subject_kind == Task.__tablename__])
    names = notice_names.of(person, rows)
    notices = [Notice(row, tasks.get(_task_id(row)), names.get(row.id, "")) for row in rows]
    return Page(notices, number, total, fresh, newest or 0)


def unread(person: User) -> int:
    """How many of the notices shown by now a person hasn't read; one statement."""
    asked = select(func.count(Notification.id)).where(*_shown(person), Notification.read_at.is_(None))
    return db.session.scalar(asked) or 0


def find(person: User, notice_id: int) -> Notification:
    """A notice of the person's commune, whoever it is for. Raises NotFound."""
    which = (Notification.id == notice_id, Notification.channel == IN_APP)
    row = db.session.scalar(within(person, Notification).where(*which))
    if row is None:
        raise NotFound(f"notice {notice_id}")
    return row


def mark_read(person: User, notice_id: int | None = None) -> int:
    """Mark one of the person's notices as read, or all that are shown by now; how many were unread.

    Raises NotFound for a notice of somebody else.
    """
    which = [*_shown(person), Notification.read_at.is_(None)]
    if notice_id is not None:
        if find(person, notice_id).recipient_id != person.id:
            raise NotFound(f"notice {notice_id}")
        which.append(Notification.id == notice_id)
    result = db.session.execute(update(Notification).where(*which).values(read_at=clock.now()))
    return result.rowcount  # type: ignore[attr-defined]


def _shown(person: User) -> tuple[ColumnElement[bool], ...]:
    return (
        Notification.commune_id == person.commune_id,
        Notification.recipient_id == person.id,
        Notification.channel == IN_APP,
        Notification.state == "sent",
        Notification.shown_from <= clock.now(),
    )


def _tasks(person: User, ids: list[int]) -> dict[int, Task]:
    if not ids:
        return {}
    return {task.id: task for task in db.session.scalars(within(person, Task).where(Task.id.in_(set(ids))))}


def _task_id(row: Notification) -> int:
    return row.subject_id if row.subject_kind == Task.__tablename__ else 0
