"""The words a report begins with, put together from what the unit did; a person goes on from there.

They become part of a paper, so they are always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models.reporting.blanks import BLANK
from app.models.reporting.prefill import Prefill
from app.models.reporting.windows import name_of
from app.models.reporting.writing import Words
from app.models.target import Target
from app.models.targets.listing import Row
from app.models.task.table import Task
from app.papers.numbers import short_date, two_digits

MOST = 40  # lines of each part
LATE, WHY = ": quá hạn ", ", nguyên nhân: "


def begin(found: Prefill, task_id: int | None = None) -> Words:
    """The first draft: what was done and measured, what is late and hard; proposals stay for the unit."""
    done = [_done(several) for several in _rounds(found.done)]
    measured = [line for row in found.targets if (line := _measured(row))]
    late = [_late(several, found.reasons) for several in _rounds(found.late)]
    said = set(found.reasons.items())
    hard = [f"- {row.difficulty}" for row in found.difficulties if (row.task_id, row.difficulty) not in said]
    return Words(_lines(done, measured), _lines(late, hard), "", task_id)


def why_late(line: str) -> tuple[str, str] | None:
    """A line of `begin` about work that is late: its short words and the reason given; None for any other line."""
    text, is_late, rest = line.removeprefix("- ").partition(LATE)
    _days, told, why = rest.partition(WHY)
    return (text, why.strip()) if is_late and told else None


def _rounds(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks in their order, the rounds of a recurring duty together."""
    together: dict[object, list[Task]] = {}
    for task in tasks:
        together.setdefault(("series", task.series_id) if task.series_id else task.id, []).append(task)
    return list(together.values())


def _lines(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part[:MOST])


def _done(tasks: Sequence[Task]) -> str:
    days = [task.submitted_on for task in tasks if task.submitted_on]
    if len(tasks) == 1:
        return f"- {tasks[0].short_text}: hoàn thành ngày {short_date(days[0])}"
    return f"- {tasks[0].short_text}: hoàn thành {two_digits(len(tasks))} kỳ, gần nhất ngày {short_date(max(days))}"


def _measured(row: Row) -> str:
    found = row.assessment.reading
    if found is None:
        return ""
    value = "không phát sinh" if found.is_nil else _with_unit(found.value_words, row.target)
    return f"- {row.target.text.rstrip('.')}: {value} ({name_of(found.period)}; kế hoạch {row.target.value_words})"


def _with_unit(value: str, target: Target) -> str:
    """A bare figure with the unit that it is measured in: "82,6" of per cent is "82,6%"."""
    unit = target.measure_unit or ""
    if not unit or not value[-1:].isdigit():
        return value
    return f"{value}%" if unit == "%" else f"{value} {unit}"


def _late(tasks: Sequence[Task], reasons: Mapping[int, str]) -> str:
    """Why it is late as the unit said already, in one line; else a place that must be filled before it is sent."""
    told = [reasons[task.id] for task in tasks if task.id in reasons]
    why = " ".join(told[-1].split()) if told else BLANK
    days = ", ".join(short_date(task.due_on) for task in tasks if task.due_on)
    when = f"ngày {days}" if len(tasks) == 1 else f"{two_digits(len(tasks))} kỳ ({days})"
    return f"- {tasks[0].short_text}{LATE}{when}{WHY}{why}"
