"""The rules of reminding with the defaults of the trade (domain rules of §3.4 and §5.3); no database.

A step is a number of working days from the rule's anchor, negative before it. Only the latest step whose day has come
speaks, so that a week without power gives one reminder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

DUE_BEFORE, DUE_TODAY = "due_before", "due_today"
REPORTING_DUE, REPORTING_TODAY = "reporting_due", "reporting_today"
OVERDUE = "overdue"
ESCALATED_OFFICE, ESCALATED_CHAIR, AGENDA = "escalated_office", "escalated_chair", "agenda"
CONFIRM_WAITS, EXTENSION_WAITS, EXPLANATION_LATE = "confirm_waits", "extension_waits", "explanation_late"
UPDATE_MISSING, RECHECK = "update_missing", "recheck"
PART_DUE, PART_OVERDUE = "part_due", "part_overdue"
REPORT_OWED, REPORT_LATE, REPORT_ESCALATED = "report_owed", "report_late", "report_escalated"
READING_MISSING = "reading_missing"
TASK, UNIT = "task", "unit"  # what a rule speaks of: the kinds of a notification's subject
PART = "part"  # the line of what is told of a coordinating unit's part

AUDIENCES = (
    "unit", "lead", "part", "office_head", "in_charge", "chair", "secretariat", "confirmers", "extenders",
)  # fmt: skip


@dataclass(frozen=True)
class Ruling:
    """How a rule is kept: whether, at which steps, repeated each `every` working days after the last (0: not), to whom.

    `scope` says whose ruling it is: `default`, `commune`, `unit-5`, `task-31`.
    """

    is_on: bool
    steps: tuple[int, ...]
    every: int
    audience: tuple[str, ...]
    scope: str = "default"

    @property
    def earliest(self) -> int:
        """The first step, in working days from the anchor."""
        return min(self.steps)


@dataclass(frozen=True)
class Rule:
    """A rule by its key; `before` rules speak up to their anchor's day, the others from it on.

    `today` is what the step of the anchor's own day is told as; `line` names what a newer occasion takes the place of;
    `of` is the kind of what it speaks of.
    """

    key: str
    default: Ruling
    before: bool = False
    today: str = ""
    line: str = ""
    of: str = TASK

    def told_as(self, step: int) -> str:
        """The rule that a notification of a step bears."""
        return self.today if self.today and step == 0 else self.key


def _rule(key: str, steps: tuple[int, ...], every: int, *audience: str, **more: Any) -> Rule:
    return Rule(key, Ruling(True, steps, every, audience), line=more.pop("line", key), **more)


_ALL = (
    _rule(DUE_BEFORE, (-7, -3, -1, 0), 0, "lead", before=True, today=DUE_TODAY, line="deadline"),
    _rule(REPORTING_DUE, (-3, -1, 0), 0, "lead", before=True, today=REPORTING_TODAY, line="deadline"),
    _rule(OVERDUE, (1,), 3, "lead", line="deadline"),
    _rule(ESCALATED_OFFICE, (5,), 0, "office_head", "in_charge"),
    _rule(ESCALATED_CHAIR, (10,), 0, "chair"),
    _rule(AGENDA, (10,), 0, "secretariat"),
    _rule(CONFIRM_WAITS, (4,), 3, "confirmers"),
    _rule(EXTENSION_WAITS, (2,), 2, "extenders"),
    _rule(EXPLANATION_LATE, (1,), 3, "lead"),
    _rule(UPDATE_MISSING, (1,), 5, "lead"),
    _rule(RECHECK, (0,), 5, "lead"),
    _rule(PART_DUE, (-3, -1, 0), 0, "part", before=True, line=PART),
    _rule(PART_OVERDUE, (1,), 3, "part", line=PART),
    _rule(REPORT_OWED, (-3, -1, 0), 0, "unit", before=True, line="report", of=UNIT),
    _rule(REPORT_LATE, (1,), 3, "unit", line="report", of=UNIT),
    _rule(REPORT_ESCALATED, (1,), 0, "secretariat", of=UNIT),
    _rule(READING_MISSING, (1,), 5, "unit", of=UNIT),
)
RULES = {rule.key: rule for rule in _ALL}
OF_TASKS = tuple(rule.key for rule in _ALL if rule.of == TASK)
OF_UNITS = tuple(rule.key for rule in _ALL if rule.of == UNIT)
DATED = (DUE_BEFORE, REPORTING_DUE, OVERDUE, ESCALATED_OFFICE, ESCALATED_CHAIR, AGENDA)
LATE = (OVERDUE, ESCALATED_OFFICE, ESCALATED_CHAIR, AGENDA)  # rules that count from the effective day
BY_DATE = (*DATED, DUE_TODAY, REPORTING_TODAY)  # what a notification that hangs on the day due is told as
SCHEDULED = (*RULES, DUE_TODAY, REPORTING_TODAY)
KIND_OF = {told: rule.of for rule in _ALL for told in (rule.key, rule.today) if told}
LINE_OF = {told: rule.line for rule in _ALL for told in (rule.key, rule.today) if told}


def with_scope(ruling: Ruling, scope: str) -> Ruling:
    """The same ruling under another scope."""
    return replace(ruling, scope=scope)
