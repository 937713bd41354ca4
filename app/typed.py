"""What people type into forms, read the way they mean it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app import clock
from app.models.errors import Refused
from app.models.text import clean

DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
LONG_AGO = timedelta(days=183)
YEARS = range(2000, 2101)  # further ones are slips of the fingers


def day(words: str | None, year: int | None = None) -> date | None:
    """A day as Vietnamese offices type it: 1/9, 01.09.26, 1-9-2026. Nothing is None.

    Without a year it is this year's; where that lies more than about six months back, as 15/1 typed in December, next
    year's; `year`, as a plan's, decides where it is given. A year that is typed stays. Raises Refused for what is no
    day of the calendar, `day_year_far` for a year out of YEARS.
    """
    words = clean(words)
    if not words:
        return None
    found = DAY.fullmatch(words)
    if found is None:
        raise Refused("day_unreadable", words=words)
    try:
        typed = _day_of(int(found[1]), int(found[2]), found[3] or (str(year) if year else None))
    except ValueError:
        raise Refused("day_impossible", words=words) from None
    if typed.year not in YEARS:
        raise Refused("day_year_far", words=words, first=YEARS[0], last=YEARS[-1])
    return typed


def _day_of(day_: int, month: int, year: str | None) -> date:
    if year:
        return date(int(year) + 2000 if int(year) < 100 else int(year), month, day_)
    today = clock.today()
    about = date(today.year, month, min(day_, 28))  # 29/2 is in the calendar of next year perhaps
    return date(today.year + (today - about > LONG_AGO), month, day_)


def needed_day(words: str | None) -> date:
    """A day that must be there. Raises Refused."""
    typed = day(words)
    if typed is None:
        raise Refused("day_missing")
    return typed


def number(words: str | None) -> int | None:
    """A whole number that was chosen or typed; None for nothing or for anything else."""
    words = clean(words)
    return int(words) if re.fullmatch(r"-?\d{1,9}", words) else None


def counts(words: str | None) -> tuple[int, ...]:
    """Whole numbers as a list of days is typed: `7, 3, 1 và 0`; nothing is none. Raises Refused for other words."""
    words = clean(words)
    parts = [part for part in re.split(r"\s*(?:[,;\s]|và)\s*", words) if part]
    if not all(re.fullmatch(r"\d{1,4}", part) for part in parts):
        raise Refused("steps_unreadable", words=words)
    return tuple(int(part) for part in parts)
