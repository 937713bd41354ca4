"""A request for explanation (yêu cầu giải trình): asked with an urge, answered by the head of the unit asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models import telling
from app.models.base import Instant, Owned
from app.models.task.records import Urge
from app.models.task.table import Task

if TYPE_CHECKING:
    from app.models.unit import Unit
    from app.models.user import User


class Explanation(Owned):
    """A request and what became of it.

    `outcome`: None while it waits, `answered`, `withdrawn` by who asked, `lapsed` since the work went to another unit
    or was cancelled. `late` says that the answer came after `due_on`. At most one of a task waits.
    """

    refs = {
        "task_id": "task",
        "urge_id": "urge",
        "unit_id": "unit",
        "asked_by_id": "user",
        "answered_by_id": "user",
    }
    rules = (UniqueConstraint("commune_id", "urge_id"), Index(None, "commune_id", "task_id", "outcome"))

    task_id: Mapped[int]
    urge_id: Mapped[int]
    unit_id: Mapped[int]
    asked_by_id: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    due_on: Mapped[date]
    outcome: Mapped[str | None]
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None]
    answered_by_id: Mapped[int | None]
    late: Mapped[bool] = mapped_column(default=False)

    urge: Mapped[Urge] = relationship(foreign_keys="Explanation.urge_id")
    unit: Mapped[Unit] = relationship(foreign_keys="Explanation.unit_id")
    asked_by: Mapped[User] = relationship(foreign_keys="Explanation.asked_by_id")
    answered_by: Mapped[User | None] = relationship(foreign_keys="Explanation.answered_by_id")


def awaits_explanation() -> ColumnElement[bool]:
    """Does a request for explanation wait for its answer? As a condition on Task, the same as `is_awaited`."""
    return Task.explain_by.is_not(None)


def is_awaited(task: Task) -> bool:
    """Does a request for explanation of the task wait for its answer?"""
    return task.explain_by is not None


def waiting(task: Task) -> Explanation | None:
    """The request that waits for its answer, if any."""
    if task.explain_by is None:
        return None
    where = (Explanation.commune_id == task.commune_id, Explanation.task_id == task.id, Explanation.outcome.is_(None))
    return db.session.scalar(select(Explanation).where(*where))


def of_urge(urge: Urge | None) -> Explanation | None:
    """The request that was asked with an urge, if any."""
    if urge is None:
        return None
    where = (Explanation.commune_id == urge.commune_id, Explanation.urge_id == urge.id)
    return db.session.scalar(select(Explanation).where(*where))


def end(task: Task, row: Explanation, outcome: str) -> None:
    """Say what became of a request; its letter doesn't leave any more."""
    row.outcome, row.ended_at, task.explain_by = outcome, clock.now(), None
    telling.hold_back(task, "answered", "explanation")


def drop(task: Task, urge: Urge) -> None:
    """The urge of a request is taken back before it left, and the request with it."""
    row = of_urge(urge)
    if row is not None and row.outcome is None:
        end(task, row, "withdrawn")
