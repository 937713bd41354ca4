"""The four dates of a task (rulings §2), set by one verb whenever a date or the calendar changes."""

from __future__ import annotations

from datetime import date

from app.models import working_days
from app.models.task.table import Task
from app.models.working_days import WorkingDays


def set_due(task: Task, due_on: date | None, days: WorkingDays | None = None) -> None:
    """Set the day due and what follows from it.

    The effective day rolls forward over days off (Civil Code 2015, article 148.5), the reminder's day rolls back;
    a task that keeps its day ("không lùi hạn", reports to the province) doesn't roll forward.
    """
    task.due_on = due_on
    if due_on is None:
        task.due_effective_on = task.remind_by_on = None
        return
    days = days or working_days.of(task.commune_id)
    task.due_effective_on = due_on if task.keeps_day else days.forward(due_on)
    task.remind_by_on = days.back(due_on)
