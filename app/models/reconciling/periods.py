"""Periods of ongoing duties, by plain arithmetic of months and weeks; nothing of `task.period` is used here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
SHORTEST_FIRST = ("weekly", *MONTHS)
KEYS = {"monthly": "{y}-{n:02}", "quarterly": "{y}-Q{n}", "half-yearly": "{y}-H{n}", "yearly": "{y}"}


@dataclass(frozen=True)
class Span:
    """A period by its key and its first and last day."""

    key: str
    first: date
    last: date


def rhythm(recurrence: str | None, usual: str) -> str:
    """How often a duty is written of: the shortest rhythm that its words name, each quarter for a bare "periodic"."""
    named = {part.split(" ")[0] for part in (recurrence or "").split("; ")}
    found = [one for one in SHORTEST_FIRST if one in named]
    return found[0] if found else "quarterly" if "periodic" in named else usual


def last_period(rhythm_: str, day: date) -> Span:
    """The last period that ended before a day."""
    if rhythm_ == "weekly":
        sunday = day - timedelta(days=day.isoweekday())
        return Span(sunday.strftime("%G-W%V"), sunday - timedelta(days=6), sunday)
    size = MONTHS[rhythm_]
    months = day.year * 12 + (day.month - 1) // size * size  # of the period that holds the day
    first, after = _month(months - size), _month(months)
    number = (first.month - 1) // size + 1
    return Span(KEYS[rhythm_].format(y=first.year, n=number), first, after - timedelta(days=1))


def lacks(period: Span, came_on: date) -> bool:
    """Does a duty that came on a day owe the period? If it was there by the day that halves it."""
    return came_on <= period.first + timedelta(days=(period.last - period.first).days // 2)


def _month(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
