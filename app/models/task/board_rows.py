"""What a board loads: led and coordinated tasks with what their cards show, and the mark of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from app import clock
from app.database import db
from app.models.task import periods, products
from app.models.task.records import Extension, Submission
from app.models.task.table import LANES, Task, TaskUnit
from app.models.unit import Unit


def led(unit: Unit) -> Select:
    """The tasks a unit leads, in whatever state."""
    return select(Task).where(Task.commune_id == unit.commune_id, Task.lead_unit_id == unit.id)


def coordinated(unit: Unit) -> Select:
    """The tasks on the lanes that a unit only coordinates, with its part."""
    return (
        select(Task, TaskUnit)
        .join(TaskUnit, (TaskUnit.commune_id == Task.commune_id) & (TaskUnit.task_id == Task.id))
        .where(Task.commune_id == unit.commune_id, TaskUnit.unit_id == unit.id, Task.state.in_(LANES))
        .where(or_(Task.lead_unit_id.is_(None), Task.lead_unit_id != unit.id))
    )


def rows_of(asked: Select) -> list[tuple]:
    """Rows of (task, part or None, asks for an extension, id of who reported it, files, has a product).

    The tasks know the period they lack.
    """
    with_part = len(asked.column_descriptions) == 2
    asked = asked.add_columns(asks_extension(), submitter(), products.files(), products.product())
    asked = asked.add_columns(periods.lacking(clock.today()))
    asked = asked.options(joinedload(Task.lead_unit), joinedload(Task.plan))
    rows: list[Row] = list(db.session.execute(asked).all())
    for row in rows:
        row[0].lacks_period = row[-1]
    return [tuple(row[:-1]) if with_part else (row[0], None, *row[1:-1]) for row in rows]


def stamp(unit: Unit) -> str:
    """A mark that changes whenever a task of the board does, in one statement."""
    parts = select(TaskUnit.task_id).where(TaskUnit.commune_id == unit.commune_id, TaskUnit.unit_id == unit.id)
    row = db.session.execute(
        select(func.count(Task.id), func.sum(Task.version), func.sum(Task.id)).where(
            Task.commune_id == unit.commune_id,
            or_(Task.lead_unit_id == unit.id, Task.id.in_(parts) & Task.state.in_(LANES)),
        )
    ).one()
    return f"{clock.today():%Y%m%d}-{row[0]}-{row[1] or 0}-{row[2] or 0}"


def fill_units(tasks: Iterable[Task]) -> None:
    """Load the coordinating units of tasks in one statement, so that none is loaded alone."""
    found = {task.id: task for task in tasks}
    rows: dict[int, list[TaskUnit]] = {task_id: [] for task_id in found}
    if found:
        asked = select(TaskUnit).where(TaskUnit.task_id.in_(found)).options(joinedload(TaskUnit.unit))
        for row in db.session.scalars(asked.order_by(TaskUnit.id)):
            rows[row.task_id].append(row)
    for task_id, task in found.items():
        set_committed_value(task, "units", rows[task_id])


def asks_extension() -> ColumnElement[bool]:
    """Does an extension of the task wait for its decision? As a column beside Task."""
    return exists().where(
        Extension.commune_id == Task.commune_id, Extension.task_id == Task.id, Extension.decision.is_(None)
    )


def submitter() -> ColumnElement[int]:
    """Who reported the task done, of the report that waits; as a column beside Task."""
    waiting = (Submission.commune_id == Task.commune_id, Submission.task_id == Task.id, Submission.decision.is_(None))
    return select(func.max(Submission.by_id)).where(*waiting).correlate(Task).scalar_subquery()


def stamp_of(tasks: list[Task], today: date) -> str:
    """The mark of tasks that are loaded, as `stamp` gives it."""
    versions, ids = sum(task.version for task in tasks), sum(task.id for task in tasks)
    return f"{today:%Y%m%d}-{len(tasks)}-{versions}-{ids}"
