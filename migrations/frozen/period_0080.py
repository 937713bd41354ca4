"""Periods of the calendar, as of migration 0080 (then in `app/models/task/period.py`)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY = "monthly", "quarterly", "half-yearly", "yearly"
MONTHS = {MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12}
ONE = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """A period with its first and last day; periods sort by time."""

    start: date
    end: date
    key: str


def of(rhythm: str, day: date) -> Period:
    """The period of a rhythm of MONTHS that holds a day."""
    months = MONTHS[rhythm]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    end = date(day.year, last, monthrange(day.year, last)[1])
    return Period(date(day.year, first, 1), end, _key(rhythm, day.year, last // months))


def between(rhythm: str, first: date, last: date) -> list[Period]:
    """The periods that hold a day of a span, in order."""
    found = []
    period = of(rhythm, first)
    while period.start <= last:
        found.append(period)
        period = of(rhythm, period.end + ONE)
    return found


def _key(rhythm: str, year: int, number: int) -> str:
    return {
        MONTHLY: f"{year}-{number:02}",
        QUARTERLY: f"{year}-Q{number}",
        HALF_YEARLY: f"{year}-H{number}",
        YEARLY: f"{year}",
    }[rhythm]
