"""The overdue count of the past weeks, as it was kept at the end of days: one for the commune, one for each unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from app.database import db
from app.models.meeting import DailyCount

WEEKS = 12
WEEK = timedelta(days=7)
Kept = dict[tuple[date, int | None], dict[str, int]]


@dataclass(frozen=True)
class Point:
    """The count at the end of a day; None where no count was kept that week: a gap, not a zero."""

    day: date
    n: int | None


@dataclass(frozen=True)
class Trend:
    """The points of WEEKS weeks, the oldest first; the last one is the present count."""

    points: tuple[Point, ...]

    @property
    def known(self) -> list[Point]:
        """The points that have a count."""
        return [point for point in self.points if point.n is not None]

    @property
    def enough(self) -> bool:
        """Are there two points to compare?"""
        return len(self.known) > 1

    @property
    def before(self) -> Point:
        """The week before the present one."""
        return self.points[-2]


class Past:
    """What was kept of a commune in the weeks before this one: the last day kept in each week, two statements."""

    def __init__(self, commune_id: int, today: date) -> None:
        self.today = today
        self.monday = today - timedelta(days=today.weekday())
        first = self.monday - (WEEKS - 1) * WEEK
        own = DailyCount.commune_id == commune_id
        days = db.session.scalars(
            select(DailyCount.day).where(own, DailyCount.day >= first, DailyCount.day < self.monday).distinct()
        )
        self.last = _last_of_each_week(days)
        self.kept = _kept(commune_id, self.last.values())

    def of(self, units: Iterable[int | None], now: int) -> Trend:
        """The trend of these units together; `now` is their present count. A unit without a row that day is a gap."""
        wanted = list(units)
        return Trend((*(self._point(sunday, wanted) for sunday in self._sundays()), Point(self.today, now)))

    def whole(self, now: int) -> Trend:
        """The trend of the whole commune."""
        return self.of({unit for _day, unit in self.kept}, now)

    def _sundays(self) -> list[date]:
        return [self.monday - back * WEEK - timedelta(days=1) for back in reversed(range(WEEKS - 1))]

    def _point(self, sunday: date, units: list[int | None]) -> Point:
        day = self.last.get(sunday, sunday)
        rows = [self.kept[day, unit] for unit in units if (day, unit) in self.kept]
        return Point(day, sum(row.get("late", 0) for row in rows) if rows else None)


def _last_of_each_week(days: Iterable[date]) -> dict[date, date]:
    last: dict[date, date] = {}
    for day in sorted(days):
        last[day + timedelta(days=6 - day.weekday())] = day
    return last


def _kept(commune_id: int, days: Iterable[date]) -> Kept:
    """The rows `total` and `late` of days; a unit with a total but no row `late` had none late."""
    where = (DailyCount.commune_id == commune_id, DailyCount.day.in_(list(days)))
    asked = select(DailyCount.day, DailyCount.unit_id, DailyCount.term, DailyCount.n)
    kept: Kept = {}
    for day, unit_id, term, n in db.session.execute(asked.where(*where, DailyCount.term.in_(("total", "late")))):
        kept.setdefault((day, unit_id), {})[term] = n
    return kept
