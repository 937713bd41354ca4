"""Plain reckoning of dates for deadlines. Days off are the domain's business, only weekends are known here."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

# First day of the official Tết break. 2026: 12729/VPCP-KGVX; 2027: 10065/VPCP-KGVX. Other years: unknown.
TET_BREAK = {2026: date(2026, 2, 14), 2027: date(2027, 2, 4)}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter (1–4)."""
    return month_end(year, 3 * quarter)


def full_year(digits: str | None, default: int) -> int:
    """`2026`, `26` or nothing → a year."""
    if not digits:
        return default
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def workday_before(day: date) -> date:
    """The last day from Monday to Friday before a day."""
    day -= timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day


def add_workdays(day: date, count: int) -> date:
    """`count` days from Monday to Friday after a day, which itself isn't counted (Điều 147 BLDS 2015)."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def add_months(day: date, count: int) -> date:
    """The same day `count` months on; the month's last day where it has no such day (Điều 148 BLDS 2015)."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def friday_of_week(year: int, month: int, week: int) -> date:
    """The Friday among the days 7·(week−1)+1 … 7·week of a month."""
    first = date(year, month, 7 * (week - 1) + 1)
    return first + timedelta(days=(4 - first.weekday()) % 7)
