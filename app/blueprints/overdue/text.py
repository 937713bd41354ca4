"""The overdue list as plain text for a message: at most twenty lines, no reasons, no names of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask_babel import gettext as _

from app import formats
from app.models.task.overdue import Late, Overdue
from app.state_words import nobody

LINES = 20


def to_send(found: Overdue, today: date, address: Callable[..., str]) -> str:
    """The text of the list: a heading, then each unit with its tasks; what is cut is counted in the last line."""
    head = _("Việc quá hạn ngày %(day)s (%(n)s):", day=f"{today:%d/%m/%Y}", n=found.total)
    lines: list[tuple[bool, str]] = []
    number = 0
    for group in found.groups:
        lines.append((False, group.unit.name if group.unit else nobody()))
        for row in group.rows:
            number += 1
            lines.append((True, _line(number, row, address)))
    if len(lines) >= LINES:
        lines = lines[: LINES - 2]
        lines = lines if lines[-1][0] else lines[:-1]
        left = found.total - sum(is_task for is_task, _text in lines)
        lines.append((False, _("… và %(n)s việc khác – %(link)s", n=left, link=address("overdue.index"))))
    return "\n".join([head, *(text for _is_task, text in lines)])


def _line(number: int, row: Late, address: Callable[..., str]) -> str:
    due = formats.day_short(row.task.due_effective_on)
    link = address("tasks.show", task_id=row.task.id)
    return _(
        "%(number)s. %(title)s – quá hạn %(n)s ngày (hạn %(due)s) – %(link)s",
        number=number,
        title=row.task.short_text,
        n=row.days,
        due=due,
        link=link,
    )
