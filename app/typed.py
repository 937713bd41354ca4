"""What people type into forms, read the way they mean it."""

from __future__ import annotations

import re
from datetime import date

from app import clock
from app.models.errors import Refused
from app.models.text import clean

DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")


def day(words: str | None) -> date | None:
    """A day as Vietnamese offices type it: 1/9, 01.09.26, 1-9-2026; without a year this year's. Nothing is None.

    Raises Refused for what is no day of the calendar.
    """
    words = clean(words)
    if not words:
        return None
    found = DAY.fullmatch(words)
    if found is None:
        raise Refused("day_unreadable", words=words)
    year = int(found[3] or clock.today().year)
    try:
        return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    except ValueError:
        raise Refused("day_impossible", words=words) from None


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
