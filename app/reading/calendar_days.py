"""Plain reckoning of dates for deadlines over the official days off (a commune's own are the domain's business)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

from app import official_days

# First day of the official Tết break. 2026: 12729/VPCP-KGVX; 2027: 10065/VPCP-KGVX. Other years: unknown.
TET_BREAK = {2026: date(2026, 2, 14), 2027: date(2027, 2, 4)}
LUNAR_YEARS = {"binh ngo": 2026, "dinh mui": 2027, "mau than": 2028, "ky dau": 2029, "canh tuat": 2030}


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


@cache
def _kinds(year: int) -> dict[date, str]:
    return {day.on: day.kind for day in official_days.of_year(year)}


def works(day: date) -> bool:
    """Whether a day is worked by the official calendar: Monday to Friday, less days off, with make-up days."""
    kind = _kinds(day.year).get(day)
    return kind == "make_up" or (kind is None and day.weekday() < 5)


def workday_before(day: date) -> date:
    """The last working day before a day."""
    day -= timedelta(days=1)
    while not works(day):
        day -= timedelta(days=1)
    return day


def add_workdays(day: date, count: int) -> date:
    """`count` working days after a day, which itself isn't counted (Điều 147 BLDS 2015)."""
    while count > 0:
        day += timedelta(days=1)
        count -= works(day)
    return day


def add_months(day: date, count: int) -> date:
    """The same day `count` months on; the month's last day where it has no such day (Điều 148 BLDS 2015)."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def friday_of_week(year: int, month: int, week: int) -> date:
    """The Friday among the days 7·(week−1)+1 … 7·week of a month; of a fifth week the last one."""
    first = 7 * (week - 1) + 1
    if first > 28:
        return last_friday(year, month)
    begin = date(year, month, first)
    return begin + timedelta(days=(4 - begin.weekday()) % 7)


def last_friday(year: int, month: int) -> date:
    """The last Friday of a month."""
    end = month_end(year, month)
    return end - timedelta(days=(end.weekday() - 4) % 7)
