"""When a task speaks up: the rules as data, and which occasion of them is due on a day (domain rules of §3.4).

Before: 7, 3 and 1 working days before `remind_by_on`, and on that day. After: on the next working day after
`due_effective_on`, then every third. Only the latest occasion counts, so a week without power gives one reminder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import ColumnElement, and_

from app.models.task.table import OPEN, Task
from app.models.working_days import WorkingDays

BEFORE = (7, 3, 1, 0)  # working days before the reminder's day
AFTER_FIRST, AFTER_EVERY = 1, 3  # working days after the effective day
DUE_BEFORE, DUE_TODAY, OVERDUE = "due_before", "due_today", "overdue"
SCHEDULED = (DUE_BEFORE, DUE_TODAY, OVERDUE)


class Dated(Protocol):
    """What a rule looks at; a task has it, and so has a row of its dates."""

    due_on: date | None
    due_effective_on: date | None
    remind_by_on: date | None


@dataclass(frozen=True)
class Occasion:
    """One repeat of a rule: on which working day it falls due, its key (`2026-09-30-7`, `2026-09-30+4`)."""

    rule: str
    on: date
    key: str


def occasion_on(task: Dated, day: date, days: WorkingDays) -> Occasion | None:
    """The latest occasion whose day is `day` or earlier; None before the first, or without dates."""
    if task.due_on is None or task.due_effective_on is None or task.remind_by_on is None:
        return None
    late = days.between(task.due_effective_on, day)
    if late >= AFTER_FIRST:
        return _overdue(task.due_on, task.due_effective_on, late, days)
    passed = [_before(task.due_on, task.remind_by_on, count, days) for count in BEFORE]
    return max((one for one in passed if one.on <= day), key=lambda one: one.on, default=None)


def is_reminded(task: Task) -> bool:
    """Is the task one that reminders are for: open, dated, no ongoing duty?"""
    return task.state in OPEN and task.deadline_type != "ongoing" and task.due_effective_on is not None


def reminded() -> ColumnElement[bool]:
    """The same as a condition of SQL."""
    dated = and_(Task.due_effective_on.is_not(None), Task.remind_by_on.is_not(None))
    return and_(Task.state.in_(OPEN), Task.deadline_type != "ongoing", dated)


def horizon(day: date, days: WorkingDays) -> date:
    """The last reminder's day that can have an occasion on `day`; later tasks needn't be looked at."""
    return days.add(day, max(BEFORE))


def _overdue(due_on: date, effective_on: date, late: int, days: WorkingDays) -> Occasion:
    return _after(due_on, effective_on, _step(late), days)


def _step(late: int) -> int:
    return AFTER_FIRST + (late - AFTER_FIRST) // AFTER_EVERY * AFTER_EVERY


def _after(due_on: date, effective_on: date, count: int, days: WorkingDays) -> Occasion:
    return Occasion(OVERDUE, days.add(effective_on, count), f"{due_on}+{count}")


def _before(due_on: date, remind_by_on: date, count: int, days: WorkingDays) -> Occasion:
    return Occasion(DUE_BEFORE if count else DUE_TODAY, days.add(remind_by_on, -count), f"{due_on}-{count}")
