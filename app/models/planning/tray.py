"""The secretariat's tray "Chưa rõ chủ trì": published tasks whose lead nobody stated, until somebody gives one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from app.database import db
from app.models import reach
from app.models.errors import Refused
from app.models.plan import Proposal
from app.models.planning.matching import Book
from app.models.task import Task, TaskState, leading
from app.models.task.table import OPEN
from app.models.unit import Unit
from app.models.user import User

_WAITING = (Task.lead_unit_id.is_(None), Task.state.in_((*OPEN, TaskState.PAUSED)))


def waiting(person: User) -> list[Task]:
    """The open tasks without a lead, by plan and place in it."""
    which = reach.within(person, Task).where(*_WAITING)
    return list(
        db.session.scalars(which.options(selectinload(Task.plan)).order_by(Task.plan_id, Task.position, Task.id))
    )


def reasons(person: User, tasks: Iterable[Task]) -> dict[int, str]:
    """Why the reader suggests a lead, by task."""
    ids = [task.id for task in tasks if task.lead_suggested]
    if not ids:
        return {}
    said: dict[int, str] = {}
    for row in db.session.scalars(reach.within(person, Proposal).where(Proposal.task_id.in_(ids))):
        first = next(iter(row.fields.get("lead_suggested") or []), None)
        if first and row.task_id:
            said[row.task_id] = first["why"]
    return said


def give(tasks: Iterable[Task], by: User, unit: Unit | None) -> int:
    """Give tasks to a unit, or each to the unit suggested for it (`unit` None); returns how many.

    Raises Refused for a task without a suggestion, or whose suggested unit isn't in the catalogue.
    """
    book = Book(by.commune_id)
    given = 0
    for task in tasks:
        lead = unit or book.find(task.lead_suggested)
        if lead is None:
            raise Refused("suggestion_missing", code=task.code)
        leading.give_lead(task, by, lead)
        given += 1
    return given


def count(person: User) -> int:
    """How many tasks wait in the tray."""
    which = select(func.count(Task.id)).where(Task.commune_id == person.commune_id, *_WAITING)
    return db.session.scalar(which) or 0
