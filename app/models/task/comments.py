"""Comments on a task and the people they mention: what is stored, what a page shows, how a search looks through."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Index, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned
from app.models.roles import Role
from app.models.task.table import Task
from app.models.text import fold, sort_key
from app.models.user import Appointment
from app.models.user import User as Person

if TYPE_CHECKING:
    from app.models.user import User


class Comment(Owned):
    """What somebody says of a task. It is never edited; taken away within its day, its words are gone for good."""

    refs = {"task_id": "task", "by_id": "user"}
    rules = (Index(None, "commune_id", "task_id", "at"),)

    task_id: Mapped[int]
    by_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    text: Mapped[str]
    search_key: Mapped[str] = mapped_column(default="")
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    by: Mapped[User] = relationship(foreign_keys="Comment.by_id")

    def may_be_removed_by(self, person: User) -> bool:
        """Its author takes it away until the day it was written ends."""
        own = self.removed_at is None and self.by_id == person.id
        return own and clock.local(self.at).date() == clock.today()


class Mention(Owned):
    """A person whom a comment is said to."""

    refs = {"comment_id": "comment", "user_id": "user"}
    rules = (UniqueConstraint("commune_id", "comment_id", "user_id"),)

    comment_id: Mapped[int]
    user_id: Mapped[int]


@dataclass(frozen=True)
class Said:
    """A comment with the names it mentions."""

    comment: Comment
    names: list[str] = field(default_factory=list)


def of(task: Task) -> list[Said]:
    """The comments of a task, newest first, those taken away in their places; two statements."""
    its = (Comment.commune_id == task.commune_id, Comment.task_id == task.id)
    asked = select(Comment).where(*its).options(joinedload(Comment.by).lazyload(Person.appointments))
    rows = db.session.scalars(asked.order_by(Comment.at.desc(), Comment.id.desc())).all()
    names: dict[int, list[str]] = {}
    mentions = (
        select(Mention.comment_id, Person.name)
        .join(Comment, (Comment.commune_id == Mention.commune_id) & (Comment.id == Mention.comment_id))
        .join(Person, Person.id == Mention.user_id)
        .where(*its, Comment.removed_at.is_(None))
        .order_by(Mention.id)
    )
    for comment_id, name in db.session.execute(mentions):
        names.setdefault(comment_id, []).append(name)
    return [Said(row, names.get(row.id, [])) for row in rows]


def saying(word: str) -> ColumnElement[bool]:
    """The condition for tasks with a standing comment that has a word (folded by `text.fold`) in it."""
    has = Comment.search_key.contains(fold(word), autoescape=True)
    standing = (Comment.commune_id == Task.commune_id, Comment.task_id == Task.id, Comment.removed_at.is_(None))
    return select(Comment.id).where(*standing, has).correlate(Task).exists()


@dataclass(frozen=True)
class Choice:
    """A person who may be mentioned; is it one of the secretariat?"""

    id: int
    name: str
    position: str
    secretary: bool = False


def choices(person: User) -> list[Choice]:
    """Whom a person may mention: the others of the commune with an open account, in Vietnamese order; one statement."""
    asked = select(Person.id, Person.name, Person.position, _keeps_the_office()).where(
        Person.commune_id == person.commune_id, Person.active, Person.id != person.id
    )
    rows = [Choice(*row) for row in db.session.execute(asked)]
    return sorted(rows, key=lambda row: (sort_key(row.name), row.id))


def _keeps_the_office() -> ColumnElement[bool]:
    """The condition for people of the secretariat today."""
    today = clock.today()
    return (
        select(Appointment.id)
        .where(
            Appointment.user_id == Person.id,
            Appointment.role == Role.SECRETARIAT,
            Appointment.committee_id.is_(None),
            Appointment.from_on <= today,
            or_(Appointment.to_on.is_(None), Appointment.to_on >= today),
        )
        .correlate(Person)
        .exists()
    )
