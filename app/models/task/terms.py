"""The terms of the count as SQL (domain rules of §3.3): each task sits in exactly one.

Tested in this order: cancelled (outside the total), done, reported, paused, ongoing, waiting, undated, late, in time.
The same terms by the first deadline, before any extension, are called `first_…`; they add up to the total as well.
With `last`, a day that has passed, what was reported after it is still open: the count as of that day's end.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_

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


def terms(today: date, last: date | None = None) -> dict[str, ColumnElement[bool]]:
    """The condition of each term on a day, keyed in the order of TERMS."""
    return _by(Task.due_effective_on, today, last)


def first_terms(today: date, last: date | None = None) -> dict[str, ColumnElement[bool]]:
    """The same by the first deadline, keyed in the order of FIRST_TERMS."""
    found = _by(Task.first_effective_on, today, last)
    return {f"first_{key}": found[key] for key in TERMS}


def reported_later(last: date | None) -> ColumnElement[bool]:
    """Reported after a day, and so still open at its end; of no day nothing is."""
    reported = Task.state.in_((TaskState.REPORTED, TaskState.DONE))
    return false() if last is None else and_(reported, Task.submitted_on.is_not(None), Task.submitted_on > last)


def _by(due: Any, today: date, last: date | None) -> dict[str, ColumnElement[bool]]:
    later = reported_later(last)
    open_ = or_(Task.state.in_(OPEN), later)
    dated = due.is_not(None)
    ongoing = or_(Task.deadline_type == "ongoing", and_(Task.deadline_type == "recurring", not_(dated)))
    waiting = and_(not_(ongoing), not_(dated), Task.deadline_type.in_(WAITING_TYPES))
    running = and_(open_, not_(ongoing), dated)
    return {
        **_judged("done", and_(Task.state == TaskState.DONE, not_(later)), due),
        **_judged("reported", and_(Task.state == TaskState.REPORTED, not_(later)), due),
        "in_time": and_(running, due >= today),
        "late": and_(running, due < today),
        "undated": and_(open_, not_(ongoing), not_(dated), not_(Task.deadline_type.in_(WAITING_TYPES))),
        "ongoing": and_(open_, ongoing),
        "waiting": and_(open_, waiting),
        "paused": Task.state == TaskState.PAUSED,
    }


def _judged(name: str, in_state: ColumnElement[bool], due: Any) -> dict[str, ColumnElement[bool]]:
    dated = due.is_not(None)
    judged = and_(in_state, dated, Task.submitted_on.is_not(None))
    return {
        f"{name}_on_time": and_(judged, Task.submitted_on <= due),
        f"{name}_late": and_(judged, Task.submitted_on > due),
        f"{name}_undated": and_(in_state, or_(not_(dated), Task.submitted_on.is_(None))),
    }
