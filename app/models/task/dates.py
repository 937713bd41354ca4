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
    _set(task, due_on, days or (working_days.of(task.commune_id) if due_on else WorkingDays()))


def extend(task: Task, due_on: date, days: WorkingDays | None = None) -> None:
    """Set a later day that was granted: the first deadline stays, so that both rates can be told (§3.4)."""
    _set(task, due_on, days or working_days.of(task.commune_id))


def _set(task: Task, due_on: date | None, days: WorkingDays) -> None:
    def effective(day: date | None) -> date | None:
        return day if day is None or task.keeps_day else days.forward(day)

    task.due_on = due_on
    task.due_effective_on, task.first_effective_on = effective(due_on), effective(task.first_due_on)
    task.remind_by_on = None if due_on is None else days.back(due_on)


def recompute(commune_id: int) -> int:
    """Set the days that follow from the day due anew on every dated task, after the calendar changed.

    Returns how many tasks moved. Done tasks too: whether they were on time follows the calendar as it stands.
    """
    db.session.flush()
    days, moved = working_days.of(commune_id), 0
    for task in db.session.scalars(select(Task).where(Task.commune_id == commune_id, Task.due_on.is_not(None))):
        before = _following(task)
        _set(task, task.due_on, days)
        moved += before != _following(task)
    return moved


def _following(task: Task) -> tuple[date | None, ...]:
    return task.due_effective_on, task.remind_by_on, task.first_effective_on
