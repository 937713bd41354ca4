"""The words a report begins with, put together from what the unit did; a person goes on from there.

They become part of a paper, so they are always Vietnamese.
"""

from __future__ import annotations

from app import formats
from app.models.reporting.blanks import BLANK
from app.models.reporting.prefill import Prefill
from app.models.reporting.windows import name_of
from app.models.reporting.writing import Words
from app.models.targets.listing import Row
from app.models.task.table import Task

MOST = 40  # lines of each part


def begin(found: Prefill, task_id: int | None = None) -> Words:
    """The first draft: what was done and measured, what is late and hard; proposals stay for the unit."""
    done = [f"- {task.short_text}: hoàn thành ngày {formats.day(task.submitted_on)}" for task in found.done]
    measured = [line for row in found.targets if (line := _measured(row))]
    late = [_late(task, found.reasons.get(task.id)) for task in found.late]
    said = set(found.reasons.items())
    hard = [f"- {row.difficulty}" for row in found.difficulties if (row.task_id, row.difficulty) not in said]
    return Words(_lines(done, measured), _lines(late, hard), "", task_id)


def _lines(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part[:MOST])


def _measured(row: Row) -> str:
    found = row.assessment.reading
    if found is None:
        return ""
    value = "không phát sinh" if found.is_nil else found.value_words
    return f"- {row.target.text.rstrip('.')}: {value} ({name_of(found.period)}; kế hoạch {row.target.value_words})"


def _late(task: Task, reason: str | None) -> str:
    """Why it is late as the unit said already, in one line; else a place that must be filled before it is sent."""
    why = " ".join(reason.split()) if reason else BLANK
    return f"- {task.short_text}: quá hạn ngày {formats.day(task.due_on)}, nguyên nhân: {why}"
