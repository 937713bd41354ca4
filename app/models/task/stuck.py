"""Work that is stuck waiting for others: for guidance, for a coordinating unit's part, for a confirmation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models import working_days
from app.models.task.board_rows import fill_units
from app.models.task.records import Wait
from app.models.task.table import OPEN, Task, TaskState, TaskUnit
from app.models.task.waits import recheck_day, to_recheck
from app.models.user import User
from app.models.working_days import WorkingDays

SHOWN = 10
GROUPS = {"guidance": "guidance", "parts": "part_late", "reports": "long_reported"}  # by the names of `query.WAITS`
PATIENCE = 3  # working days that a report may wait for its confirmation


@dataclass(frozen=True)
class Report:
    """A report that waits, for how many working days, and whether it has a product to look at."""

    task: Task
    days: int
    product: bool = False


@dataclass(frozen=True)
class ToAsk:
    """A task to ask about again since a day, with the wait that stands; none where nobody has asked for a month."""

    task: Task
    wait: Wait | None
    since: date


@dataclass(frozen=True)
class Stuck:
    """The first tasks of each group: waits the soonest to ask again, parts and reports the oldest."""

    guidance: list[tuple[Task, Wait]]
    parts: list[tuple[Task, list[TaskUnit]]]
    reports: list[Report]


def parts_late(today: date) -> ColumnElement[bool]:
    """The condition for open tasks with a part that was not answered by its own day."""
    return and_(Task.state.in_(OPEN), _has(TaskUnit, TaskUnit.answered_at.is_(None), TaskUnit.due_on < today))


def long_reported(before: date) -> ColumnElement[bool]:
    """The condition for tasks reported before a day (see `patience_from`) and not decided."""
    return and_(Task.state == TaskState.REPORTED, Task.submitted_on < before)


def patience_from(days: WorkingDays, today: date) -> date:
    """What was reported before this day has waited for more than PATIENCE working days."""
    return days.add(days.back(today), -PATIENCE)


def conditions(today: date) -> dict[str, ColumnElement[bool]]:
    """The groups that need no calendar, by the names of `query.WAITS`."""
    return {"ask_again": to_recheck(today), "part_late": parts_late(today)}


def stuck(person: User, today: date) -> Stuck:
    """What is stuck in the person's commune, the first of each group; five statements and the calendar's."""
    days = working_days.of(person.commune_id)
    own = Task.commune_id == person.commune_id
    return Stuck(_waits(own), _parts(own, today), _reports(own, days, today))


def to_ask(person: User, today: date, limit: int = SHOWN) -> list[ToAsk]:
    """What is to be asked about again, the longest first; one statement."""
    day = recheck_day()
    rows = db.session.execute(
        select(Task, Wait, day)
        .outerjoin(Wait, _standing())
        .where(Task.commune_id == person.commune_id, to_recheck(today))
        .options(joinedload(Task.lead_unit))
        .order_by(day, Task.id)
        .limit(limit)
    )
    return [ToAsk(task, wait, since) for task, wait, since in rows if since]


def _waits(own: ColumnElement[bool]) -> list[tuple[Task, Wait]]:
    rows = db.session.execute(
        select(Task, Wait)
        .join(Wait, _standing())
        .where(own, Task.state.in_(OPEN))
        .options(joinedload(Task.lead_unit))
        .order_by(Wait.recheck_on, Task.id)
        .limit(SHOWN)
    )
    return [(row[0], row[1]) for row in rows]


def _standing() -> ColumnElement[bool]:
    return and_(Wait.commune_id == Task.commune_id, Wait.task_id == Task.id, Wait.ended_on.is_(None))


def _parts(own: ColumnElement[bool], today: date) -> list[tuple[Task, list[TaskUnit]]]:
    first = (
        select(func.min(TaskUnit.due_on))
        .where(TaskUnit.task_id == Task.id, TaskUnit.answered_at.is_(None))
        .correlate(Task)
        .scalar_subquery()
    )
    asked = select(Task).where(own, parts_late(today)).options(joinedload(Task.lead_unit))
    tasks = list(db.session.scalars(asked.order_by(first, Task.id).limit(SHOWN)))
    fill_units(tasks)
    return [(task, [row for row in task.units if _is_late(row, today)]) for task in tasks]


def _is_late(row: TaskUnit, today: date) -> bool:
    return row.answered_at is None and row.due_on is not None and row.due_on < today


def _reports(own: ColumnElement[bool], days: WorkingDays, today: date) -> list[Report]:
    asked = select(Task).where(own, long_reported(patience_from(days, today))).options(joinedload(Task.lead_unit))
    tasks = db.session.scalars(asked.order_by(Task.submitted_on, Task.id).limit(SHOWN))
    return [Report(task, days.between(task.submitted_on, today)) for task in tasks if task.submitted_on]


def _has(table: type, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    its = (table.commune_id == Task.commune_id, table.task_id == Task.id)  # type: ignore[attr-defined]
    return exists().where(*its, *where).correlate(Task)
