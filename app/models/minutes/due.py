"""The deadline of a conclusion as the secretary types it, a day or words as plans write them, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app import typed
from app.models.errors import Refused
from app.models.text import clean
from app.reading.deadlines import read_deadline


@dataclass(frozen=True)
class Due:
    """Words as typed, the day they mean (None: none that can be told), and the whole reading."""

    words: str
    on: date | None
    reading: dict[str, Any]

    @property
    def type(self) -> str:
        """The type of the deadline, as tasks keep it."""
        return self.reading["type"]


def read(words: str | None, meeting_on: date) -> Due:
    """Read `30/11`, `trước ngày 15/12`, `quý IV/2026`, `thường xuyên`, from the meeting's day on.

    Nothing is no deadline. Raises Refused `day_impossible` for a day that no calendar has, `due_before_meeting`.
    """
    words = clean(words)
    reading = read_deadline(words, meeting_on.year, meeting_on) if words else read_deadline("", meeting_on.year)
    on = date.fromisoformat(reading["due"]) if reading.get("due") else None
    if found := typed.DAY.fullmatch(words):
        on = typed.day(words) if found[3] else _after(words, meeting_on)
        reading = {**reading, "type": "date", "due": on.isoformat() if on else None, "confidence": "high"}
    if on is not None and on < meeting_on:
        raise Refused("due_before_meeting", field="due", day=on)
    return Due(words, on, reading if words else {**reading, "type": "none"})


def _after(words: str, meeting_on: date) -> date | None:
    """A day without a year: the first such day from the meeting's on, whenever it is read."""
    on = typed.day(words, meeting_on.year)
    return typed.day(words, meeting_on.year + 1) if on is not None and on < meeting_on else on
