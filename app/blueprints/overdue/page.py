"""What the page of overdue work shows beside its list: figures, ages, trend, what is stuck."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from app import clock
from app.models import counting, late_counts, trend
from app.models.task import finding, stuck
from app.models.task.figures import Figure, figures
from app.models.task.query import Query
from app.models.user import User

LATE = frozenset({"late"})


class OverduePage:
    """The figures for the whole commune, or for the units of a person who works for units only."""

    def __init__(self, person: User, own: frozenset[int]) -> None:
        self.person, self.own, self.today = person, own, clock.today()
        self.figures: dict[str, Figure] = figures(person, self._asked())
        counts = counting.by_unit(person.commune_id, self.today)
        self.table = late_counts.table(person.commune_id, counts, self.today, own)
        self.past = trend.Past(person.commune_id, self.today)
        self.unit_names = {unit.id: unit.name for unit in finding.units(person)}
        self.stuck = None if own else stuck.stuck(person, self.today)

    @cached_property
    def trend(self) -> trend.Trend:
        """How many were overdue in the past weeks."""
        return self.past.of(self.own, self.table.late) if self.own else self.past.whole(self.table.late)

    def _asked(self) -> dict[str, Query]:
        one = next(iter(self.own)) if len(self.own) == 1 else None
        units: dict[str, Any] = {"unit_id": one} if one else {"unit_ids": self.own}
        late: dict[str, Any] = {"times": LATE, **units}
        return {
            "late": Query(**late),
            "old": Query(ages=frozenset({"31"}), **late),
            "obstacle": Query(obstacle=True, **late),
            "silent": Query(update="silent", **late),
            "requests": Query(extension="waits", **units),
            **{name: Query(waits=waits) for name, waits in stuck.GROUPS.items()},
        }
