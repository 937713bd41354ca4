"""Read the words of a deadline: type, due date, recurrence. The readings are the table in deadline_rules."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.reading import reckoning
from app.reading.deadline_rules import RULES
from app.reading.deadline_words import hour_of, normal, without_fillers
from app.reading.reckoning_dates import time_reading

BLANK = re.compile(r"[\s.…_]*")


def no_deadline() -> dict[str, Any]:
    """The reading of work that names no time at all."""
    return {"type": "none", "due": None, "recurrence": None, "depends_on": None, "confidence": "high"}


def read_deadline(words: str, year: int, issued_on: date | None = None) -> dict[str, Any]:
    """Read a deadline as it stands in a time column or line.

    `year` is the plan's year (a bare month, quarter or day takes it), `issued_on` the plan's day of issue.
    Returns `type`, `due` (ISO date that still counts, or None), `recurrence`, `depends_on` and `confidence` (`high`:
    stated plainly; `medium`: a beginning or end, an unstated interval, an event; `low`: guessed or not understood).
    Where the words only suggest: `due_suggested` (ISO date) or `type_suggested`. For reports by a day `last_day` (`14`,
    `9/12`; `of: next` in the period after); for several dates `milestones`; for ranges `starts_on`; for days from an
    event `offset`; `time` of the day, `weekday`, `continues` (goes on after the due date), `reports` (its interval).
    """
    reading = _read(words, year, issued_on)
    if "confidence" not in reading:
        reading["confidence"] = "medium" if reading["type"] in ("relative", "external") else "high"
    if (reading.get("due") or reading.get("recurrence")) and (hour := hour_of(words)):
        reading["time"] = hour
    return {**no_deadline(), **reading}


def _read(words: str, year: int, issued_on: date | None) -> dict[str, Any]:
    text = normal(words)
    asked = Words(words, without_fillers(text), year, issued_on)
    if BLANK.fullmatch(words):
        return reckoning.blank(re.match("", ""), asked)  # type: ignore[arg-type]
    for rule in RULES:
        match = rule.pattern.search(asked.text if rule.short else text)
        if match and (reading := rule.reading(match, asked)):
            return reading
    return time_reading(asked.text, year) or {"type": "none", "confidence": "low"}


class Words:
    """What a reading may look at beside its match: the words as written, the normal text, year and day of issue."""

    def __init__(self, printed: str, text: str, year: int, issued_on: date | None) -> None:
        self.printed = printed
        self.text = text
        self.year = year
        self.issued_on = issued_on
