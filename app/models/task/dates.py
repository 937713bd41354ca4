"""The four dates of a task (rulings §2), set by one verb whenever a date or the calendar changes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.database import db
from app.models import working_days
from app.models.task.table import Task
from app.models.working_days import WorkingDays


def set_due(task: Task, due_on: date | None, days: WorkingDays | None = None) -> None:
    """Set the day due and what follows from it: given, read anew, or changed by the plan; the first deadline too.

    The effective day rolls forward over days off (Civil Code 2015, article 148.5), the reminder's day rolls back;
    a task that keeps its day ("không lùi hạn", reports to the province) doesn't roll forward.
    """
    task.first_due_on = due_on
    _set(task, due_on, days)


def extend(task: Task, due_on: date, days: WorkingDays | None = None) -> None:
    """Set a later day that was granted: the first deadline stays (domain rules of §3.4)."""
    _set(task, due_on, days)


def _set(task: Task, due_on: date | None, days: WorkingDays | None) -> None:
    task.due_on = due_on
    if due_on is None:
        task.due_effective_on = task.remind_by_on = None
        return
    days = days or working_days.of(task.commune_id)
    task.due_effective_on = due_on if task.keeps_day else days.forward(due_on)
    task.remind_by_on = days.back(due_on)


def recompute(commune_id: int) -> int:
    """Set the days that follow from the day due anew on every dated task, after the calendar changed.

    Returns how many tasks moved. Done tasks too: whether they were on time follows the calendar as it stands.
    """
    db.session.flush()
    days, moved = working_days.of(commune_id), 0
    for task in db.session.scalars(select(Task).where(Task.commune_id == commune_id, Task.due_on.is_not(None))):
        before = (task.due_effective_on, task.remind_by_on)
        _set(task, task.due_on, days)
        moved += before != (task.due_effective_on, task.remind_by_on)
    return moved
