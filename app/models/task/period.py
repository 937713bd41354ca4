"""Periods of the calendar and their keys: `2026-W41`, `2026-09`, `2026-Q3`, `2026-H1`, `2026`; pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

WEEKLY, MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY = "weekly", "monthly", "quarterly", "half-yearly", "yearly"
MONTHS = {MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12}
RHYTHMS = (WEEKLY, *MONTHS)
ONE = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """A period with its first and last day; periods sort by time."""

    start: date
    end: date
    key: str

    @property
    def middle(self) -> date:
        """The day that halves it: 16 for a month of 31 days."""
        return self.start + (self.end - self.start) / 2


def of(rhythm: str, day: date) -> Period:
    """The period of a rhythm of RHYTHMS that holds a day; a week belongs to the year of its Thursday (ISO 8601)."""
    if rhythm == WEEKLY:
        monday = day - timedelta(days=day.weekday())
        year, week, _weekday = day.isocalendar()
        return Period(monday, monday + timedelta(days=6), f"{year}-W{week:02}")
    months = MONTHS[rhythm]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    end = date(day.year, last, monthrange(day.year, last)[1])
    return Period(date(day.year, first, 1), end, _key(rhythm, day.year, last // months))


def before(rhythm: str, day: date) -> Period:
    """The last period that ended before a day."""
    return of(rhythm, of(rhythm, day).start - ONE)


def after(rhythm: str, period: Period) -> Period:
    """The period that follows another."""
    return of(rhythm, period.end + ONE)


def between(rhythm: str, first: date, last: date) -> list[Period]:
    """The periods that hold a day of a span, in order."""
    found = []
    period = of(rhythm, first)
    while period.start <= last:
        found.append(period)
        period = after(rhythm, period)
    return found


def _key(rhythm: str, year: int, number: int) -> str:
    return {
        MONTHLY: f"{year}-{number:02}",
        QUARTERLY: f"{year}-Q{number}",
        HALF_YEARLY: f"{year}-H{number}",
        YEARLY: f"{year}",
    }[rhythm]
