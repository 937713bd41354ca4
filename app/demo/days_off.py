"""The working days around a day, as the commune's calendar will have them."""

from __future__ import annotations

from datetime import date

from app import official_days
from app.models.working_days import WorkingDays


def years(today: date) -> range:
    """The years that the sample's dates and the story touch."""
    return range(today.year - 1, today.year + 2)


def working_days(today: date) -> WorkingDays:
    """Weekdays less the official days off of those years, plus make-up days."""
    days = [day for year in years(today) for day in official_days.of_year(year)]
    return WorkingDays(
        off=frozenset(day.on for day in days if day.kind != "make_up"),
        make_up=frozenset(day.on for day in days if day.kind == "make_up"),
    )
