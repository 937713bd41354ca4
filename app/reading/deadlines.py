"""Read the words of a deadline: type, due date, recurrence. The readings are the table in deadline_rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.reading.deadline_rules import RULES
from app.reading.deadline_words import normal, without_fillers


def read_deadline(words: str, year: int, issued_on: date | None = None) -> dict[str, Any]:
    """Read a deadline as it stands in a time column or line.

    `year` is the plan's year (a bare month, quarter or day takes it), `issued_on` the plan's day of issue.
    Returns `type`, `due` (ISO date that still counts, or None), `recurrence`, `depends_on`; where the words only
    suggest, `due_suggested` (ISO date) or `type_suggested`; for reports by a day, `last_day` (`14`, `9/12`);
    for several dates, `milestones`; for ranges, `starts_on`; for days from an event, `offset`.
    """
    text = normal(words)
    short = without_fillers(text)
    for rule in RULES:
        match = rule.pattern.search(short if rule.short else text)
        if match and (reading := rule.reading(match, Words(words, short, year, issued_on))):
            return {"type": "none", "due": None, "recurrence": None, "depends_on": None, **reading}
    return {"type": "none", "due": None, "recurrence": None, "depends_on": None}


class Words:
    """What a reading may look at beside its match: the words as written, the normal text, year and day of issue."""

    def __init__(self, printed: str, text: str, year: int, issued_on: date | None) -> None:
        self.printed = printed
        self.text = text
        self.year = year
        self.issued_on = issued_on
