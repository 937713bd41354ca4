"""What the rows beside a task say of it, as conditions of the list: waits, parts, extensions, updates."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_

from app.models.task import periods
from app.models.task.board_rows import asks_extension
from app.models.task.records import Wait
from app.models.task.table import OPEN, Task, TaskState, TaskUnit

Conditions = dict[str, ColumnElement[bool]]


def waiting() -> Conditions:
    """What an open task waits for: guidance, a coordinating unit's answer; a reported one: its confirmation."""
    return {
        "guidance": and_(_open(), _has(Wait, Wait.ended_on.is_(None))),
        "part": and_(_open(), _has(TaskUnit, TaskUnit.answered_at.is_(None), _asked())),
        "confirmation": Task.state == TaskState.REPORTED,
    }


def extensions() -> Conditions:
    """A request that waits for its decision, or a day that was moved."""
    return {"waits": asks_extension(), "extended": Task.extended > 0}


def obstacle() -> ColumnElement[bool]:
    """Open, and its last update says that it is stuck."""
    return and_(_open(), Task.obstacle)


def returned() -> ColumnElement[bool]:
    """Returned, and with the unit again."""
    return and_(_open(), Task.returned > 0)


def updates(today: date) -> Conditions:
    """Without the update of a period, or open, accepted and without any word for 30 days."""
    return {"missing": periods.missing_update(today), "silent": periods.silent(today)}


def _open() -> ColumnElement[bool]:
    return Task.state.in_(OPEN)


def _has(table: type[Wait | TaskUnit], *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.commune_id == Task.commune_id, table.task_id == Task.id, *where)


def _asked() -> ColumnElement[bool]:
    return or_(TaskUnit.duty.is_not(None), TaskUnit.due_on.is_not(None))
