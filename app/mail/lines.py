"""The tasks of a letter as lines, late ones first, in groups that say why they are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.models import calendar_warning
from app.models.contents import Told
from app.models.meeting import Meeting
from app.models.rules.defaults import LINE_OF, REPORT_ESCALATED, REPORT_LATE, REPORT_OWED, SCHEDULED
from app.models.unit import Unit
from app.notice_words import notice_words
from app.owed_pages import owed_path
from app.state_words import deadline_words, state_words

LATE, SOON, NEW, OTHER = "late", "soon", "new", "other"
ORDER = (LATE, SOON, NEW, OTHER)
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
    rule: str = ""


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
        return _other(told)
    words = state_words(task, today)
    return Line(
        group=_group(told.rule, words.kind),
        title=task.short_text,
        state=words.words,
        tone=words.kind,
        deadline=deadline_words(task, short=False),
        unit=task.lead_unit.name if task.lead_unit else "",
        path=f"/viec/{task.id}",
        days=(task.due_effective_on - today).days if task.due_effective_on else 0,
        percent=task.percent,
        note=told.facts.note,
        why=notice_words(told, task) if told.rule in SCHEDULED and LINE_OF[told.rule] != "deadline" else "",
        rule=told.rule,
    )


def _group(rule: str, kind: str) -> str:
    if LINE_OF.get(rule) in BY_DAY:
        return LATE if kind == "late" else SOON
    return NEW if rule == "assigned" else OTHER


def _other(told: Told) -> Line:
    """News that isn't of one task, by the words of its notice and the page it leads to."""
    path = "/tai-khoan" if told.rule.startswith(("absence", "endpoint")) else "/thong-bao"
    if isinstance(told.subject, Unit):
        return _owed(told, told.subject)
    if told.rule == calendar_warning.RULE:
        path = f"/quan-tri/lich?nam={calendar_warning.year_of(told.occasion)}"
    if isinstance(told.subject, Meeting):
        title = f"{notice_words(told)}: {told.subject.title}"
        return Line(OTHER, title, "", "", "", "", f"/cuoc-hop/{told.subject.id}", 0, None, told.facts.note)
    return Line(OTHER, notice_words(told), "", "", "", "", path, 0, None, told.facts.note)


def _owed(told: Told, unit: Unit) -> Line:
    """What a unit owes: a report that is late or near its day, readings of its targets."""
    group = {REPORT_LATE: LATE, REPORT_ESCALATED: LATE, REPORT_OWED: SOON}.get(told.rule, OTHER)
    path = owed_path(told.rule, told.occasion, unit.id)
    return Line(group, notice_words(told), "", "", "", unit.name, path, 0, None, "", rule=told.rule)


def groups_of(lines: list[Line]) -> list[Group]:
    """The groups that hold something, late first; inside one the most pressing first, each task once.

    New work that has a day to be reminded of stands there alone.
    """
    found, by_day = [], {line.path for line in lines if line.group in (LATE, SOON)}
    for key in ORDER:
        once = {line.path: line for line in lines if line.group == key and not (key == NEW and line.path in by_day)}
        if once:
            found.append(Group(key, sorted(once.values(), key=lambda line: line.days)))
    return found
