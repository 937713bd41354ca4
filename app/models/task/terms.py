"""The terms of the count as SQL (domain rules of §3.3): each task sits in exactly one.

Tested in this order: cancelled (outside the total), done, reported, paused, ongoing, waiting, undated, late, in time.
The same terms by the first deadline, before any extension, are called `first_…`; they add up to the total as well.
"""

from __future__ import annotations

from datetime import date
from typing import Any

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
FIRST_TERMS = tuple(f"first_{key}" for key in TERMS)
DONE, REPORTED = TERMS[:3], TERMS[3:6]


def counted() -> ColumnElement[bool]:
    """What the total counts: every task that isn't cancelled."""
    return Task.state != TaskState.CANCELLED


def terms(today: date) -> dict[str, ColumnElement[bool]]:
    """The condition of each term on a day, keyed in the order of TERMS."""
    return _by(Task.due_effective_on, today)


def first_terms(today: date) -> dict[str, ColumnElement[bool]]:
    """The same by the first deadline, keyed in the order of FIRST_TERMS."""
    found = _by(Task.first_effective_on, today)
    return {f"first_{key}": found[key] for key in TERMS}


def _by(due: Any, today: date) -> dict[str, ColumnElement[bool]]:
    open_ = Task.state.in_(OPEN)
    dated = due.is_not(None)
    ongoing = or_(Task.deadline_type == "ongoing", and_(Task.deadline_type == "recurring", not_(dated)))
    waiting = and_(not_(ongoing), not_(dated), Task.deadline_type.in_(WAITING_TYPES))
    running = and_(open_, not_(ongoing), dated)
    return {
        **_judged("done", TaskState.DONE, due),
        **_judged("reported", TaskState.REPORTED, due),
        "in_time": and_(running, due >= today),
        "late": and_(running, due < today),
        "undated": and_(open_, not_(ongoing), not_(dated), not_(Task.deadline_type.in_(WAITING_TYPES))),
        "ongoing": and_(open_, ongoing),
        "waiting": and_(open_, waiting),
        "paused": Task.state == TaskState.PAUSED,
    }


def _judged(name: str, state: TaskState, due: Any) -> dict[str, ColumnElement[bool]]:
    in_state, dated = Task.state == state, due.is_not(None)
    judged = and_(in_state, dated, Task.submitted_on.is_not(None))
    return {
        f"{name}_on_time": and_(judged, Task.submitted_on <= due),
        f"{name}_late": and_(judged, Task.submitted_on > due),
        f"{name}_undated": and_(in_state, or_(not_(dated), Task.submitted_on.is_(None))),
    }
