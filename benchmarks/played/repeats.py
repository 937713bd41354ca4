"""Recurring duties in the plain model: a list of last days, one occurrence at a time (domain rules §5.2 and §5.4).

Only what the words say outright is reckoned here: a month, quarter, half-year or year, its end or a day named in it,
milestones. Of other rhythms the product's occurrences are taken over, and counted as such.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.played.plain import Plain

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


@dataclass
class Duty:
    """The occurrences of a duty as (last day, first day of its time), and the newest one that was made."""

    days: list[tuple[date, date]]
    at: int
    newest: Plain
    kind: str

    def wanted(self, today: date) -> int | None:
        """Which occurrence should be there and isn't."""
        after = self.at + 1
        if after >= len(self.days) or self.newest.state == "paused":
            return None
        begun = [n for n in range(after, len(self.days)) if self.days[n][1] <= today]
        if begun:
            return begun[-1]
        return after if self.newest.state in ("done", "cancelled") else None

    def go_on(self, today: date) -> Plain | None:
        """Make the occurrence that should be there."""
        wanted = self.wanted(today)
        if wanted is None:
            return None
        before = self.newest
        self.at = wanted
        self.newest = Plain(before.unit, self.kind, self.days[wanted][0], before.keeps, duty=self)
        return self.newest


def begin(task: Plain, deadline: dict[str, Any], today: date, rolled: Callable[[date], date]) -> bool:
    """Make a task of a plan the first occurrence of its duty; False where this model doesn't reckon it."""
    days = last_days(deadline, 2026)
    if days is None or deadline.get("confidence", "high") != "high":
        return False
    first = next((n for n, day in enumerate(days) if (day[0] if task.keeps else rolled(day[0])) >= today), None)
    if first is not None:
        task.due, task.duty = days[first][0], Duty(days, first, task, task.kind)
    return True


def last_days(deadline: dict[str, Any], year: int) -> list[tuple[date, date]] | None:
    """The last days of a duty within a year, in order; None where its words don't say them outright."""
    found: dict[date, date] = {}
    for last, begins in _all(deadline, year) or []:
        found[last] = min(begins, found.get(last, begins))
    start = date.fromisoformat(deadline["starts_on"]) if deadline.get("starts_on") else date.min
    ordered, previous = [], None
    for last, begins in sorted(found.items()):
        if last < start:
            continue
        ordered.append((last, max(begins, previous + timedelta(days=1)) if previous else begins))
        previous = last
    return ordered or None


def _all(deadline: dict[str, Any], year: int) -> list[tuple[date, date]] | None:
    if deadline["type"] == "milestones":
        isos = deadline.get("milestones") or []
        single = len(isos) < 2 or not deadline.get("due")
        return None if single else [(date.fromisoformat(iso), date(year, 1, 1)) for iso in isos]
    if deadline["type"] != "recurring" or deadline.get("due") or not deadline.get("recurrence"):
        return None
    parts = [part for part in deadline["recurrence"].split("; ") if part != "ad hoc"]
    named = iter((deadline.get("last_day") or "").split("; "))
    rhythms = [part.split(" by ")[0] for part in parts]
    if len(set(rhythms)) < len(rhythms) or not set(rhythms) <= MONTHS.keys():
        return None
    found: list[tuple[date, date]] = []
    for part, rhythm in zip(parts, rhythms, strict=True):
        day = next(named, "") if " by day " in part else None
        made = _of(rhythm, day, deadline.get("of") == "next", year)
        if made is None:
            return None
        found += made
    return found


def _of(rhythm: str, day: str | None, of_next: bool, year: int) -> list[tuple[date, date]] | None:
    """One rhythm: the end of each period where no day is named; None for a day whose month isn't sure."""
    step = MONTHS[rhythm]
    if day is not None and (not day or (rhythm == "yearly") != ("/" in day) or rhythm in ("quarterly", "half-yearly")):
        return None
    found = []
    for month in range(step, 13, step):
        start, end = date(year, month - step + 1, 1), date(year, month, monthrange(year, month)[1])
        found.append((_named(end, day, of_next), start))
    return found


def _named(end: date, day: str | None, of_next: bool) -> date:
    if day is None:
        return end
    number, _slash, month = day.partition("/")
    where = end + timedelta(days=1) if of_next else end
    number_of_month = int(month) if month else where.month
    return date(where.year, number_of_month, min(int(number), monthrange(where.year, number_of_month)[1]))
