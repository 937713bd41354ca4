"""When work speaks up, reckoned slowly and apart from the product: by lists of days and by looking, nothing computed.

Working days are a list, seven working days before a day are found by counting in it, Vietnam is seven hours ahead of
UTC. The rules are written down a second time, from the domain's papers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

ONE = timedelta(days=1)
FIRST, LAST = date(2025, 6, 1), date(2029, 6, 30)
AHEAD = timedelta(hours=7)
MOST = 300  # working days from an anchor for which a rule is followed
SPEAKS: dict[str, tuple[tuple[int, ...], int]] = {
    "due_before": ((-7, -3, -1, 0), 0),
    "reporting_due": ((-3, -1, 0), 0),
    "overdue": ((1,), 3),
    "escalated_office": ((5,), 0),
    "escalated_chair": ((10,), 0),
    "agenda": ((10,), 0),
    "confirm_waits": ((4,), 3),
    "extension_waits": ((2,), 2),
    "explanation_late": ((1,), 3),
    "update_missing": ((1,), 5),
    "recheck": ((0,), 5),
    "part_due": ((-3, -1, 0), 0),
    "part_overdue": ((1,), 3),
    "report_owed": ((-3, -1, 0), 0),
    "report_late": ((1,), 3),
    "report_escalated": ((1,), 0),
    "reading_missing": ((1,), 5),
}
ON_THE_DAY = {"due_before": "due_today", "reporting_due": "reporting_today"}
Said = tuple[str, str]
"""A rule as a notification bears it, and the occasion."""


@dataclass
class Almanac:
    """The days of some years, each worked or not; `kinds` are the days that differ from their weekday."""

    kinds: dict[date, str]

    def __post_init__(self) -> None:
        every = [FIRST + ONE * n for n in range((LAST - FIRST).days)]
        self.worked = [day for day in every if self.works(day)]
        self._around: dict[date, tuple[list[date], list[date]]] = {}

    def works(self, day: date) -> bool:
        """Is it a make-up day, or a weekday that isn't off?"""
        kind = self.kinds.get(day)
        return kind == "make_up" or (kind is None and day.isoweekday() <= 5)

    def on_or_after(self, day: date) -> date:
        """The first worked day that isn't earlier."""
        return next(one for one in self.worked if one >= day)

    def on_or_before(self, day: date) -> date:
        """The last worked day that isn't later."""
        return [one for one in self.worked if one <= day][-1]

    def steps(self, anchor: date, first: int, last: int) -> dict[int, date]:
        """The days so many working days before (negative) and after a day; 0 is the day itself."""
        before, after = self._beside(anchor)
        found = {-n: before[-n] for n in range(1, -min(first, 0) + 1)} | {0: anchor}
        return found | {n: after[n - 1] for n in range(1, min(max(last, 0), len(after)) + 1)}

    def _beside(self, anchor: date) -> tuple[list[date], list[date]]:
        """The worked days before a day and after it."""
        if anchor not in self._around:
            earlier = [day for day in self.worked if day < anchor]
            self._around[anchor] = earlier, [day for day in self.worked if day > anchor]
        return self._around[anchor]


def occasions(almanac: Almanac, rule: str, anchor: date, word: str, suffix: str = "") -> Iterator[tuple[date, Said]]:
    """Every occasion of a rule with its day, in order."""
    steps, every = SPEAKS[rule]
    days = almanac.steps(anchor, steps[0], MOST)
    repeats = range(steps[-1] + every, MOST, every) if every else ()
    for step in [*steps, *(one for one in repeats if one in days)]:
        before = rule in ("due_before", "reporting_due", "part_due", "report_owed")
        sign = "-" if step < 0 or (step == 0 and before) else "+"
        told = ON_THE_DAY.get(rule, rule) if step == 0 else rule
        yield days[step], (told, f"{word}{sign}{abs(step)}{suffix}")


def said(almanac: Almanac, rule: str, anchor: date, word: str, day: date, suffix: str = "") -> Said | None:
    """The last occasion that has come by a day."""
    come = [what for on, what in occasions(almanac, rule, anchor, word, suffix) if on <= day]
    return come[-1] if come else None


def of_deadline(almanac: Almanac, due: date, keeps_day: bool, kind: str, day: date) -> set[Said]:
    """What an open task with a day due says on a day."""
    late_from, word = due if keeps_day else almanac.on_or_after(due), due.isoformat()
    if late_from >= day:
        rule = "reporting_due" if kind == "reporting" else "due_before"
        return only([said(almanac, rule, almanac.on_or_before(due), word, day)])
    rules = ("overdue", "escalated_office", "escalated_chair", "agenda")
    return only(said(almanac, rule, late_from, word, day) for rule in rules)


def of_part(almanac: Almanac, due: date, unit_id: int, day: date) -> set[Said]:
    """What an unanswered part with a day of its own says on a day."""
    word, suffix = due.isoformat(), f".u{unit_id}"
    if almanac.on_or_after(due) >= day:
        return only([said(almanac, "part_due", almanac.on_or_before(due), word, day, suffix)])
    return only([said(almanac, "part_overdue", almanac.on_or_after(due), word, day, suffix)])


def of_report(almanac: Almanac, due: date, key: str, day: date) -> set[Said]:
    """What a unit's report that hasn't arrived says on a day."""
    late_from, word, suffix = almanac.on_or_after(due), due.isoformat(), f".{key}"
    if late_from >= day:
        return only([said(almanac, "report_owed", almanac.on_or_before(due), word, day, suffix)])
    rules = ("report_late", "report_escalated")
    return only(said(almanac, rule, late_from, word, day, suffix) for rule in rules)


def only(some: Iterable[Said | None]) -> set[Said]:
    """Those that are something."""
    return {one for one in some if one}


def wall(instant: datetime) -> datetime:
    """What a clock on a wall in Vietnam shows, without a zone."""
    return instant.replace(tzinfo=None) + AHEAD


def last_opening(almanac: Almanac, instant: datetime) -> date:
    """The last working day whose seven o'clock has passed."""
    shown = wall(instant)
    return next(day for day in reversed(almanac.worked) if datetime.combine(day, time(7)) <= shown)


def is_open(almanac: Almanac, instant: datetime) -> bool:
    """Is it between seven and six on a working day?"""
    shown = wall(instant)
    return almanac.works(shown.date()) and time(7) <= shown.time() < time(18)


def leaving(almanac: Almanac, instant: datetime, count: int) -> list[tuple[date, datetime]]:
    """The next days on which a message may leave, with the moment (a wall's in Vietnam) from which."""
    return leaving_from(almanac, wall(instant), count)


def leaving_from(almanac: Almanac, shown: datetime, count: int) -> list[tuple[date, datetime]]:
    """The same from what a wall shows."""
    days = (day for day in almanac.worked if day >= shown.date() and datetime.combine(day, time(18)) > shown)
    return [(day, max(shown, datetime.combine(day, time(7)))) for day in islice(days, count)]
