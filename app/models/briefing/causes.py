"""Why overdue tasks are late, as their people stated it: the same reasons as on the page of overdue tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.models.briefing.words import cause_words
from app.models.task import Task
from app.models.task.reasons import Reason, reasons
from app.models.task.terms import terms

STATED = ("explained", "obstacle")


def causes(commune_id: int, on: date, last: date | None = None) -> dict[int, str]:
    """The cause of each task that is late on a day, by its id; nothing for one of which nobody stated any.

    `last` is the last day whose results count, as for the terms of a report.
    """
    found = reasons(Task.commune_id == commune_id, terms(on, last)["late"])
    worded = {task_id: [one for one in known if one.text.strip()] for task_id, known in found.items()}
    return {task_id: cause_words(_weightiest(known)) for task_id, known in worded.items() if known}


def _weightiest(known: Sequence[Reason]) -> Reason:
    """The last difficulty or explanation; else for whom it waits, else why it once paused."""
    stated = [reason for reason in known if reason.kind in STATED]
    return max(stated, key=lambda reason: reason.on) if stated else known[0]
