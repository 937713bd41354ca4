"""The rule of a series from a proposal's fields, and working days, as of migration 0080.

Then in `app/models/planning/series_rules.py`, `app/models/planning/doubts.py` and `app/models/working_days.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from migrations.frozen import occurrences_0080 as occurrences
from migrations.frozen.occurrences_0080 import MILESTONES, Rule

RECURRING = "recurring"
SURE = "high"
ONE = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """Which local days are worked; pure arithmetic, no database."""

    off: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Is the day worked?"""
        return day in self.make_up or (day.weekday() < 5 and day not in self.off)

    def forward(self, day: date) -> date:
        """The day itself if worked, else the next worked one (a last day off rolls on, Civil Code 148.5)."""
        while not self.works(day):
            day += ONE
        return day

    def back(self, day: date) -> date:
        """The day itself if worked, else the last worked one before it."""
        while not self.works(day):
            day -= ONE
        return day


def of(fields: dict[str, Any], year: int) -> Rule | None:
    """The rule that a row's deadline states; None where it is no series.

    Weekly and daily duties, an interval not stated and words that may mean another day keep one card without a date;
    a recurring row that a person gave one day to has that day.
    """
    deadline = fields["deadline"]
    if _is_unsure(deadline) or not _repeats(deadline):
        return None
    starts_on = deadline.get("starts_on")
    rule = Rule(
        recurrence=deadline.get("recurrence") or MILESTONES,
        year=year,
        words=fields.get("deadline_words") or "",
        last_days=deadline.get("last_day"),
        of_next=deadline.get("of") == "next",
        milestones=tuple(deadline["milestones"]) if deadline["type"] == MILESTONES else (),
        starts_on=date.fromisoformat(starts_on) if starts_on else None,
    )
    return rule if occurrences.of(rule) else None


def _is_unsure(deadline: dict[str, Any]) -> bool:
    return deadline["type"] != "none" and deadline.get("confidence", SURE) != SURE


def _repeats(deadline: dict[str, Any]) -> bool:
    if deadline["type"] == MILESTONES:
        return bool(deadline.get("due") and len(deadline.get("milestones") or ()) > 1)
    return deadline["type"] == RECURRING and not deadline.get("due") and bool(deadline.get("recurrence"))
