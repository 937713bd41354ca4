"""The rules as the trade has them (domain rules of §3.4), written down a second time, and what a commune made of them.

If this table and the sweep's ever differ, the reconciliation says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.database import db
from app.models.reconciling.days import Calendar
from app.models.rules.rule import ReminderRule


@dataclass(frozen=True)
class Kept:
    """How a rule is kept: at which steps in working days from its anchor, repeated how often, told to whom."""

    steps: tuple[int, ...]
    every: int
    audience: tuple[str, ...]
    is_on: bool = True


DEFAULTS = {
    "due_before": Kept((-7, -3, -1, 0), 0, ("lead",)),
    "reporting_due": Kept((-3, -1, 0), 0, ("lead",)),
    "overdue": Kept((1,), 3, ("lead",)),
    "escalated_office": Kept((5,), 0, ("office_head", "in_charge")),
    "escalated_chair": Kept((10,), 0, ("chair",)),
    "agenda": Kept((10,), 0, ("secretariat",)),
    "confirm_waits": Kept((4,), 3, ("confirmers",)),
    "extension_waits": Kept((2,), 2, ("extenders",)),
    "explanation_late": Kept((1,), 3, ("lead",)),
    "update_missing": Kept((1,), 5, ("lead",)),
    "recheck": Kept((0,), 5, ("lead",)),
    "part_due": Kept((-3, -1, 0), 0, ("part",)),
    "part_overdue": Kept((1,), 3, ("part",)),
    "report_owed": Kept((-3, -1, 0), 0, ("unit",)),
    "report_late": Kept((1,), 3, ("unit",)),
    "report_escalated": Kept((1,), 0, ("secretariat",)),
    "reading_missing": Kept((1,), 5, ("unit",)),
}
ON_THE_DAY = {"due_before": "due_today", "reporting_due": "reporting_today"}  # what the anchor's own day is told as
BEFORE = ("due_before", "reporting_due", "part_due", "report_owed")
OF_UNITS = (
    "report_owed",
    "report_late",
    "report_escalated",
    "reading_missing",
)  # what a unit owes as such, not of a task
TOLD = (*DEFAULTS, *ON_THE_DAY.values())
LINES = {rule: "part" if rule.startswith("part_") else rule for rule in TOLD}  # what a newer occasion takes over from
LINES |= dict.fromkeys(("report_owed", "report_late"), "report")
LINES |= dict.fromkeys(("due_before", "due_today", "reporting_due", "reporting_today", "overdue"), "deadline")


class Rulings:
    """What a commune made of the rules, for all of it, for a unit, for a task."""

    def __init__(self, commune_id: int) -> None:
        rows = db.session.scalars(select(ReminderRule).where(ReminderRule.commune_id == commune_id))
        self._own = {
            (row.rule, row.scope): Kept(tuple(row.steps), row.every, tuple(row.audience), row.is_on) for row in rows
        }

    def of(self, rule: str, unit_id: int | None, task_id: int | None) -> Kept:
        """What holds for a task and the unit that has to act: the narrowest that there is, as a whole."""
        for scope in (f"task-{task_id}", f"unit-{unit_id}", "commune"):
            if (rule, scope) in self._own:
                return self._own[rule, scope]
        return DEFAULTS[rule]


def newest(kept: Kept, anchor: date, day: date, calendar: Calendar) -> int | None:
    """The newest step whose day has come by `day`, in working days from the anchor; None before the first."""
    if not kept.is_on:
        return None
    come = [step for step in kept.steps if calendar.away(anchor, step) <= day]
    last = max(kept.steps)
    if last in come and kept.every and last >= 0:
        return last + max(0, calendar.passed(anchor, day) - last) // kept.every * kept.every
    return max(come, default=None)
