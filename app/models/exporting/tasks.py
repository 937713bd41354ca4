"""The tasks of a question with what an export says of them; a fixed number of statements however many there are."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, lazyload

from app.database import db
from app.models.task import Task, period_updates
from app.models.task.finding import LEAD, conditions, count, day_for
from app.models.task.query import Query
from app.models.task.records import ProgressUpdate, Submission
from app.models.task.sorting import order_of
from app.models.task.table import TaskUnit
from app.models.unit import Unit
from app.models.user import User

MOST = 20_000  # rows of a file: what a commune gathers in many years


@dataclass(frozen=True)
class TaskLine:
    """A task, its last report of completion (None: never reported, or returned), what was last written of it."""

    task: Task
    units: list[str] = field(default_factory=list)
    submission: Submission | None = None
    update: ProgressUpdate | None = None


@dataclass(frozen=True)
class TaskLines:
    """The lines of a question, how many there are in all, the commune's own "due soon"."""

    lines: list[TaskLine]
    total: int
    soon_days: int


def of(person: User, query: Query, most: int = MOST) -> TaskLines:
    """The tasks of a question in its order, at most `most` of them."""
    day = day_for(person)
    where = conditions(query, day)
    order = order_of(query.order, day)
    found = select(Task.id).outerjoin(Unit, LEAD).where(*where).order_by(*order).limit(most)
    ids = found.subquery()
    asked = select(Task).outerjoin(Unit, LEAD).where(Task.id.in_(ids.select())).order_by(*order)
    people = (joinedload(Task.assignee), joinedload(Task.leader))
    options = (contains_eager(Task.lead_unit), joinedload(Task.plan), lazyload(Task.units))
    tasks = list(db.session.scalars(asked.options(*options, *(one.lazyload(User.appointments) for one in people))))
    period_updates.fill(tasks)
    units, reports, notes = _units(ids.select()), _last(Submission, ids.select()), _notes(ids.select())
    lines = [TaskLine(one, units.get(one.id, []), reports.get(one.id), notes.get(one.id)) for one in tasks]
    return TaskLines(lines, count(where) if len(tasks) == most else len(tasks), day.soon_days)


def _units(ids: Select) -> dict[int, list[str]]:
    """The names of the coordinating units."""
    its = (Unit.commune_id == TaskUnit.commune_id) & (Unit.id == TaskUnit.unit_id)
    asked = select(TaskUnit.task_id, Unit.short_name).join(Unit, its).where(TaskUnit.task_id.in_(ids))
    found: dict[int, list[str]] = {}
    for row in db.session.execute(asked.order_by(Unit.position, Unit.sort_key)):
        found.setdefault(row[0], []).append(row[1])
    return found


def _last(model: type[Submission], ids: Select) -> dict[int, Submission]:
    newest = select(func.max(model.id)).where(model.task_id.in_(ids)).group_by(model.task_id)
    rows = db.session.scalars(select(model).where(model.id.in_(newest)))
    return {row.task_id: row for row in rows if row.decision != "returned"}


def _notes(ids: Select) -> dict[int, ProgressUpdate]:
    """The lead's last update of each task."""
    own = (ProgressUpdate.task_id.in_(ids), ProgressUpdate.unit_id.is_(None))
    newest = select(func.max(ProgressUpdate.id)).where(*own).group_by(ProgressUpdate.task_id)
    return {row.task_id: row for row in db.session.scalars(select(ProgressUpdate).where(ProgressUpdate.id.in_(newest)))}
