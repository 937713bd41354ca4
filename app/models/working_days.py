"""Working days of a commune: weekdays less days off, plus make-up Saturdays (Civil Code 2015, 147-148)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import select

from app.database import db
from app.models.commune import CalendarDay

ONE = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """Which local days are worked; pure arithmetic, no database."""

    off: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Is the day worked?"""
        return day in self.make_up or (day.weekday() < 5 and day not in self.off)

    def forward(self, day: date) -> date:
        """The day itself if worked, else the next worked one (a last day off rolls on, Civil Code 148.5)."""
        while not self.works(day):
            day += ONE
        return day

    def back(self, day: date) -> date:
        """The day itself if worked, else the last worked one before it."""
        while not self.works(day):
            day -= ONE
        return day

    def add(self, day: date, count: int) -> date:
        """The day `count` working days after (before, if negative); the first day isn't counted (Civil Code 147)."""
        step = ONE if count >= 0 else -ONE
        for _ in range(abs(count)):
            day += step
            while not self.works(day):
                day += step
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; 0 if `end` isn't later."""
        if end <= start:
            return 0
        return _weekdays(start, end) - _inside(self._lost, start, end) + _inside(self._won, start, end)

    @cached_property
    def _lost(self) -> list[date]:
        """The weekdays that aren't worked, in order."""
        return sorted(day for day in self.off - self.make_up if day.weekday() < 5)

    @cached_property
    def _won(self) -> list[date]:
        """The days of weekends that are worked, in order."""
        return sorted(day for day in self.make_up if day.weekday() >= 5)


def _weekdays(start: date, end: date) -> int:
    """How many days from Monday to Friday lie after `start` up to and with `end`."""
    return _from_monday_one(end) - _from_monday_one(start)


def _from_monday_one(day: date) -> int:
    weeks, weekday = divmod(day.toordinal() - 1, 7)  # the first of January of the year 1 was a Monday
    return weeks * 5 + min(weekday + 1, 5)


def _inside(days: list[date], start: date, end: date) -> int:
    return bisect_right(days, end) - bisect_right(days, start)


def of(commune_id: int) -> WorkingDays:
    """The working days of a commune, from its own calendar table."""
    rows = db.session.execute(
        select(CalendarDay.on, CalendarDay.kind).where(CalendarDay.commune_id == commune_id)
    ).all()
    return WorkingDays(
        off=frozenset(on for on, kind in rows if kind != "make_up"),
        make_up=frozenset(on for on, kind in rows if kind == "make_up"),
    )
