"""A line of a phrase list: `words | type | due | confidence | more`.

The plan is for 2026, issued on 11/3/2026. Days are `06-30` (of 2026), `2027-01-14` or `-` for none. `more` holds what
else the reading has, `key=value` set apart by `; `. A line that begins with `#` names the row of the office's list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.reading.deadlines import read_deadline

ISSUED = date(2026, 3, 11)
SHORT = {"suggest": "due_suggested", "starts": "starts_on", "last": "last_day", "all": "milestones"}
TOLD = ("due_suggested", "recurrence", "milestones", "type_suggested", "impossible", "status", "same_as_above")
KEYS = (*TOLD, "starts_on", "last_day", "offset", "carried_over", "continues", "reports", "time", "weekday", "of")


@dataclass
class Phrase:
    """Words and what is expected of their reading; keys that aren't named must be absent (those of TOLD)."""

    row: str
    words: str
    expected: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.row} {self.words or 'blank'}".strip()


def phrases(text: str) -> list[Phrase]:
    """The phrases of a list."""
    found, row = [], ""
    for line in text.strip().splitlines():
        if line.startswith("#"):
            row = line.strip("# ")
        elif line.strip():
            found.append(_phrase(row, line))
    return found


def _phrase(row: str, line: str) -> Phrase:
    words, kind, due, confidence, *more = [cell.strip() for cell in line.split(" | ")]
    expected: dict[str, Any] = {"type": kind, "due": _day(due), "confidence": confidence}
    for pair in filter(None, "; ".join(more).split("; ")):
        key, _, value = pair.partition("=")
        expected[SHORT.get(key, key)] = _value(SHORT.get(key, key), value)
    return Phrase(row, "" if words == "(blank)" else words, expected)


def _value(key: str, value: str) -> Any:
    if key in ("due_suggested", "starts_on"):
        return _day(value)
    if key == "milestones":
        return [_day(day) for day in value.split()]
    if key == "offset":
        count, unit = value.split(" ", 1)
        return {"count": int(count), "unit": unit}
    return True if value == "yes" else value.replace(" + ", "; ")


def _day(text: str) -> str | None:
    return None if text == "-" else f"2026-{text}" if len(text) == 5 else text


def differences(phrase: Phrase) -> dict[str, tuple[Any, Any]]:
    """Where the reading differs from what is expected: key → (expected, read)."""
    read = read_deadline(phrase.words, 2026, ISSUED)
    wanted = dict.fromkeys(TOLD) | phrase.expected
    return {key: (value, read.get(key)) for key, value in wanted.items() if (read.get(key) or None) != value}
