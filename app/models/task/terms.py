"""The terms of the count as SQL (domain rules of §3.3): each task sits in exactly one.

Tested in this order: cancelled (outside the total), done, reported, paused, ongoing, waiting, undated, late, in time.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, not_, or_

from app.models.task.table import OPEN, Task, TaskState
from app.models.task.timing import WAITING_TYPES

TERMS = (
    "done_on_time",
    "done_late",
    "done_undated",
    "reported_on_time",
    "reported_late",
    "reported_undated",
    "in_time",
    "late",
    "undated",
    "ongoing",
    "waiting",
    "paused",
)


def counted() -> ColumnElement[bool]:
    """What the total counts: every task that isn't cancelled."""
    return Task.state != TaskState.CANCELLED


def terms(today: date) -> dict[str, ColumnElement[bool]]:
    """The condition of each term on a day, keyed in the order of TERMS."""
    open_ = Task.state.in_(OPEN)
    dated = Task.due_effective_on.is_not(None)
    ongoing = or_(Task.deadline_type == "ongoing", and_(Task.deadline_type == "recurring", not_(dated)))
    waiting = and_(not_(ongoing), not_(dated), Task.deadline_type.in_(WAITING_TYPES))
    running = and_(open_, not_(ongoing), dated)
    return {
        **_judged("done", TaskState.DONE, dated),
        **_judged("reported", TaskState.REPORTED, dated),
        "in_time": and_(running, Task.due_effective_on >= today),
        "late": and_(running, Task.due_effective_on < today),
        "undated": and_(open_, not_(ongoing), not_(dated), not_(Task.deadline_type.in_(WAITING_TYPES))),
        "ongoing": and_(open_, ongoing),
        "waiting": and_(open_, waiting),
        "paused": Task.state == TaskState.PAUSED,
    }


def _judged(name: str, state: TaskState, dated: ColumnElement[bool]) -> dict[str, ColumnElement[bool]]:
    in_state = Task.state == state
    judged = and_(in_state, dated, Task.submitted_on.is_not(None))
    return {
        f"{name}_on_time": and_(judged, Task.submitted_on <= Task.due_effective_on),
        f"{name}_late": and_(judged, Task.submitted_on > Task.due_effective_on),
        f"{name}_undated": and_(in_state, or_(not_(dated), Task.submitted_on.is_(None))),
    }
