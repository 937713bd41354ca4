"""What the rows beside a task say of it, as conditions of the list: waits, parts, extensions, updates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, func, or_

from app import clock
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


def parts_of(units: Iterable[int]) -> ColumnElement[bool]:
    """Open, and one of these units was asked for a part that it has not answered."""
    return and_(_open(), _has(TaskUnit, TaskUnit.unit_id.in_(sorted(units)), TaskUnit.answered_at.is_(None), _asked()))


def extensions() -> Conditions:
    """A request that waits for its decision, or a day that was moved."""
    return {"waits": asks_extension(), "extended": Task.extended > 0}


def obstacle() -> ColumnElement[bool]:
    """Open, and its last update says that it is stuck."""
    return and_(_open(), Task.obstacle)


def returned() -> ColumnElement[bool]:
    """Returned, and with the unit again."""
    return and_(_open(), Task.returned > 0)


def explains() -> ColumnElement[bool]:
    """Open, and a request for explanation waits for its answer."""
    return false()


def lacking() -> Conditions:
    """What a task lacks of the six clear things."""
    unknown = {name: false() for name in ("work", "responsibility", "authority")}
    return {
        "person": Task.lead_unit_id.is_(None),
        "time": and_(Task.due_on.is_(None), Task.deadline_type == "none"),
        "product": or_(Task.product.is_(None), Task.product == ""),
        **unknown,
    }


def updates(today: date) -> Conditions:
    """Without the update of a period, or open, accepted and without any word for 30 days."""
    since = clock.instant(today - timedelta(days=30))
    last = func.coalesce(Task.last_note_at, Task.accepted_at)
    silent = and_(Task.state == TaskState.IN_PROGRESS, or_(last.is_(None), last < since))
    return {"missing": false(), "silent": silent}


def _open() -> ColumnElement[bool]:
    return Task.state.in_(OPEN)


def _has(table: type[Wait | TaskUnit], *where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.commune_id == Task.commune_id, table.task_id == Task.id, *where)


def _asked() -> ColumnElement[bool]:
    return or_(TaskUnit.duty.is_not(None), TaskUnit.due_on.is_not(None))
