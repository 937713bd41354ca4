"""The sample plan's deadlines laid over a whole year, and the steps of that year in their order."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from app import clock, database
from app.database import db
from app.demo.deadlines import ISSUED, Laid
from app.demo.script import BETWEEN, Script, Step

FIXED = ((ISSUED, (1, 15)), (0, (9, 30)), (70, (12, 20)))  # distances of the demo, and the days they become
BEGINS, ROUNDS, ENDS = (1, 20), (2, 5), (12, 31)


class YearLaid(Laid):
    """Deadlines of a plan issued on 15 January: what the demo lays around a day is stretched over the year."""

    def __init__(self, year: int) -> None:
        self.points = [(distance, date(year, *day)) for distance, day in FIXED]
        super().__init__(date(year, *FIXED[1][1]))

    def at(self, distance: int) -> date:
        """The day of a distance, between two fixed points; beyond the last as steep as before it."""
        (first, begin), (last, end) = self.points[:2] if distance < 0 else self.points[1:]
        return begin + timedelta(days=round((distance - first) * (end - begin).days / (last - first)))


class YearScript(Script):
    """Steps by day; each is a transaction of its own, and `after` is called when it is committed."""

    def __init__(self, place: Any, laid: Laid, tasks: dict[str, Any], after: Callable[[], None]) -> None:
        super().__init__(place, laid, tasks)
        self.after = after

    def at(self, distance: int, hour: int, act: Callable[[], object]) -> None:
        """Note a step at a distance."""
        self.on(self.laid.day(distance), hour, act)

    def on(self, day: date, hour: int, act: Callable[[], object]) -> None:
        """Note a step on a day; a step may note others that come after it."""
        heapq.heappush(self.steps, Step(day.toordinal(), hour, self.noted, act))

    @property
    def noted(self) -> int:
        """How many steps were noted so far."""
        self._noted = getattr(self, "_noted", 0) + 1
        return self._noted

    def working_days(self, begins: date, ends: date) -> list[date]:
        """The commune's working days of a span."""
        return [day for n in range((ends - begins).days + 1) if self.laid.days.works(day := begins + timedelta(days=n))]

    def play(self, not_before: datetime, until: date | None = None) -> None:
        """Call every step at its instant, to the last or until a day; those that fall together go minutes apart."""
        database.rollback()
        earliest, last = not_before, (until or date.max).toordinal()
        while self.steps and self.steps[0].distance <= last:
            step = heapq.heappop(self.steps)
            at = max(clock.instant(date.fromordinal(step.distance), step.hour), earliest + BETWEEN)
            with clock.stopped(at):
                with database.writing():
                    step.act()
                    database.commit()
                db.session.expire_all()
                self.after()
            earliest = at
