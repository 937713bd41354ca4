"""The tasks of a letter as lines, late ones first, in groups that say why they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _

from app.models.contents import Told
from app.models.rules.defaults import LINE_OF, SCHEDULED
from app.notice_words import notice_words
from app.state_words import deadline_words, state_words

LATE, SOON, OTHER = "late", "soon", "other"
ORDER = (LATE, SOON, OTHER)
BY_DAY = ("deadline", "part", "escalated_office", "escalated_chair", "agenda")  # lines of rules that a day due decides


@dataclass(frozen=True)
class Line:
    """A task in a letter; `days` left (late: negative) sort it."""

    group: str
    title: str
    state: str
    tone: str
    deadline: str
    unit: str
    path: str
    days: int
    percent: int | None
    note: str
    why: str = ""


@dataclass(frozen=True)
class Group:
    """Lines told for the same cause."""

    key: str
    lines: list[Line] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many tasks."""
        return len(self.lines)


def line_of(told: Told, today: date) -> Line:
    """The line of what is told, as the task stands on a day."""
    task = told.task
    if task is None:
        return Line(OTHER, _title(told.rule), "", "", "", "", "/thong-bao", 0, None, told.facts.note)
    words = state_words(task, today)
    line = LINE_OF.get(told.rule, "")
    return Line(
        group=(LATE if words.kind == "late" else SOON) if line in BY_DAY else OTHER,
        title=task.short_text,
        state=words.words,
        tone=words.kind,
        deadline=deadline_words(task, short=False),
        unit=task.lead_unit.name if task.lead_unit else "",
        path=f"/viec/{task.id}",
        days=(task.due_effective_on - today).days if task.due_effective_on else 0,
        percent=task.percent,
        note=told.facts.note,
        why=notice_words(told, task) if told.rule in SCHEDULED and line != "deadline" else "",
    )


def _title(rule: str) -> str:
    """What a letter calls news that isn't of one task."""
    return _("Kế hoạch đã được rút, các việc của kế hoạch bị hủy") if rule == "plan_withdrawn" else _("Thông báo")


def groups_of(lines: list[Line]) -> list[Group]:
    """The groups that hold something, late first; inside one the most pressing first, each task once."""
    found = []
    for key in ORDER:
        once = {line.path: line for line in lines if line.group == key}
        if once:
            found.append(Group(key, sorted(once.values(), key=lambda line: line.days)))
    return found
