"""The time state of a task: computed, never set by a person (domain rules of §3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app import clock
from app.models.task.table import OPEN, Task, TaskState

WAITING_TYPES = frozenset({"external", "relative"})
SOON_DAYS = 7
RESTING = frozenset({TaskState.PAUSED, TaskState.CANCELLED})


class Time(StrEnum):
    """What the calendar says of a task."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    IN_TIME = "in_time"
    ONGOING = "ongoing"
    WAITING = "waiting"
    UNDATED = "undated"
    REPORTED = "reported"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TimeState:
    """A kind with its days: days left (in time), days late (late, or done and reported late); None where no date.

    `on_time` is told of what was reported or done: by the day of the submission that stands; None without a date.
    """

    kind: Time
    days: int | None = None
    on_time: bool | None = None


def time_state(
    task: Task, today: date | None = None, soon_days: int = SOON_DAYS, last: date | None = None
) -> TimeState:
    """The time state on a day (default: today). The day ends at 24:00 in Vietnam.

    What was reported after `last` counts as open, as in `terms.terms`.
    """
    today = today or clock.today()
    later = last is not None and task.submitted_on is not None and task.submitted_on > last
    handed_in = task.state in (TaskState.DONE, TaskState.REPORTED)
    if handed_in and not later:
        return _judged(task)
    if task.state not in OPEN and not handed_in:
        return TimeState(Time(task.state) if task.state in RESTING else Time.UNKNOWN)
    if is_ongoing(task):
        return TimeState(Time.ONGOING)
    if task.due_effective_on is None:
        return TimeState(Time.WAITING if task.deadline_type in WAITING_TYPES else Time.UNDATED)
    return _running((task.due_effective_on - today).days, soon_days)


def is_ongoing(task: Task) -> bool:
    """Ongoing duties, and recurring ones without a day of their own, are judged by period."""
    return task.deadline_type == "ongoing" or (task.deadline_type == "recurring" and task.due_effective_on is None)


def _running(left: int, soon_days: int) -> TimeState:
    if left < 0:
        return TimeState(Time.LATE, -left)
    if left == 0:
        return TimeState(Time.TODAY, 0)
    return TimeState(Time.SOON if left <= soon_days else Time.IN_TIME, left)


def _judged(task: Task) -> TimeState:
    kind = Time.DONE if task.state == TaskState.DONE else Time.REPORTED
    if task.due_effective_on is None or task.submitted_on is None:
        return TimeState(kind)
    late = (task.submitted_on - task.due_effective_on).days
    return TimeState(kind, max(late, 0), late <= 0)
