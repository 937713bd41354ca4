"""The list as plain text for a message: from its beginning, at most twenty lines, no reasons, no names of people."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _

from app import clock, formats
from app.blueprints.tasks.filter_said import PERSONAL, Said
from app.models.task import Task
from app.models.task.finding import Found
from app.state_words import nobody, state_words

LINES = 20


def to_send(found: Found, filters: list[Said], url: str, address: Callable[[Task], str]) -> str:
    """A heading that says what is listed, its first tasks, how many others there are and where; `found` is page 1."""
    named = ", ".join(one.words for one in filters if one.field not in PERSONAL)
    day = formats.day(clock.today())
    head = _("Danh sách việc ngày %(day)s (%(n)s)", day=day, n=found.total)
    lines = [f"{head}: {named}" if named else f"{head}:"]
    first = found.tasks if found.total < LINES else found.tasks[: LINES - 2]
    lines += [_line(n, task, found.soon_days, address(task)) for n, task in enumerate(first, 1)]
    if found.total > len(first):
        lines.append(_("… và %(n)s việc khác – %(link)s", n=found.total - len(first), link=url))
    return "\n".join(lines)


def _line(number: int, task: Task, soon_days: int, link: str) -> str:
    state = state_words(task, soon_days=soon_days).words
    due = _(" (hạn %(day)s)", day=formats.day_short(task.due_effective_on)) if task.due_effective_on else ""
    unit = task.lead_unit.short_name if task.lead_unit else nobody()
    return f"{number}. {task.short_text} – {unit} – {state[:1].lower()}{state[1:]}{due} – {link}"
