"""The rule of a series from a proposal's fields, where its words give days of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.models.planning import doubts
from app.models.task import occurrences
from app.models.task.occurrences import MILESTONES, Rule
from app.models.task.period import QUARTERLY
from app.models.text import fold

RECURRING = "recurring"


def of(fields: dict[str, Any], year: int) -> Rule | None:
    """The rule that a row's deadline states; None where it is no series.

    Weekly and daily duties, an interval not stated and words that may mean another day keep one card without a date;
    a recurring row that a person gave one day to has that day.
    """
    deadline = fields["deadline"]
    if doubts.is_unsure(deadline) or not _repeats(deadline):
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


def recurrence(fields: dict[str, Any]) -> str | None:
    """How often the work comes again; of an ongoing duty how often it is written of, where its words say so.

    `Thường xuyên, báo cáo hằng quý` each quarter, `thường xuyên trong năm` too (domain rules of §5.2, row 52); else the
    commune's own rhythm holds.
    """
    deadline = fields["deadline"]
    if deadline["type"] != "ongoing":
        return deadline.get("recurrence")
    words = fold(fields.get("deadline_words"))
    each_quarter = "quy" in words.split() or "trong nam" in words
    return deadline.get("reports") or (QUARTERLY if each_quarter else None)


def _repeats(deadline: dict[str, Any]) -> bool:
    if deadline["type"] == MILESTONES:
        return bool(deadline.get("due") and len(deadline.get("milestones") or ()) > 1)
    return deadline["type"] == RECURRING and not deadline.get("due") and bool(deadline.get("recurrence"))
