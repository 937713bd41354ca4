"""A plain model of tasks: dicts and dates, nothing of the product in it.

It holds what people did, rolls days forward over a calendar given as data (domain rules §5.5) and sorts each task into
the terms in the order of §3.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

OFF = {
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
WORKED = {date(2026, 1, 10), date(2026, 8, 22)}
REST = {date.fromisoformat(f"{year}-{day}") for year, days in OFF.items() for day in days.split()}
OPEN = ("unaccepted", "in_progress")
ONE = timedelta(days=1)


def works(day: date) -> bool:
    """Is it a working day?"""
    return day in WORKED or (day.weekday() < 5 and day not in REST)


def rolled(day: date) -> date:
    """The day itself if worked, else the next worked one."""
    while not works(day):
        day += ONE
    return day


@dataclass
class Plain:
    """A task as people know it; `asked` is the day of a request for extension that waits.

    `duty` is what it is an occurrence of (`repeats.Duty`); `taken_over`: its occurrences aren't reckoned here.
    """

    unit: int | None
    kind: str
    due: date | None
    keeps: bool = False
    state: str = "unaccepted"
    accepted: bool = False
    submitted: date | None = None
    asked: date | None = None
    waits: bool = False
    duty: Any = field(default=None, repr=False)
    taken_over: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def last_day(self) -> date | None:
        """The last day that is on time."""
        if self.due is None or self.keeps:
            return self.due
        return rolled(self.due)

    @property
    def is_open(self) -> bool:
        """Does the work lie with the unit?"""
        return self.state in OPEN

    def term(self, today: date) -> str | None:
        """The one term it sits in on a day; None outside the total."""
        if self.state == "cancelled":
            return None
        if self.state in ("done", "reported"):
            return f"{self.state}_{self._judged()}"
        if self.state == "paused":
            return "paused"
        if self.kind == "ongoing" or (self.kind == "recurring" and self.due is None):
            return "ongoing"
        if self.last_day is None:
            return "waiting" if self.kind in ("external", "relative") else "undated"
        return "late" if today > self.last_day else "in_time"

    def days_late(self, today: date) -> int:
        """How many days after its last day, 0 where it isn't late."""
        return (today - self.last_day).days if self.term(today) == "late" and self.last_day else 0

    def _judged(self) -> str:
        if self.last_day is None or self.submitted is None:
            return "undated"
        return "on_time" if self.submitted <= self.last_day else "late"


Tasks = dict[int, Plain]


def counted(tasks: Iterable[Plain], today: date) -> dict[str, int]:
    """How many tasks there are, and in each term that has any."""
    terms = Counter(term for term in (task.term(today) for task in tasks) if term)
    return {"total": terms.total(), **terms} if terms else {}


def by_unit(tasks: Tasks, today: date) -> dict[int | None, dict[str, int]]:
    """The same for each unit."""
    units = {task.unit for task in tasks.values()}
    found = {unit: counted([task for task in tasks.values() if task.unit == unit], today) for unit in units}
    return {unit: counts for unit, counts in found.items() if counts}


def overdue(tasks: Tasks, today: date) -> dict[int, int]:
    """The days late of each task that is overdue."""
    return {key: task.days_late(today) for key, task in tasks.items() if task.term(today) == "late"}


def groups(tasks: Iterable[Plain], today: date) -> dict[str, int]:
    """What the chips of a board should say: in time, of it due within a week, late, and so on."""
    found: Counter[str] = Counter()
    names = {"late": "late", "in_time": "ok", "ongoing": "rep", "waiting": "hold", "undated": "none"}
    for task in tasks:
        term = task.term(today)
        if term is None:
            continue
        name = names.get(term) or {"done": "done", "reported": "wait"}.get(term.split("_")[0], term)
        found[name] += 1
        if term == "in_time" and task.last_day and (task.last_day - today).days <= 7:
            found["soon"] += 1
    return dict(found)
