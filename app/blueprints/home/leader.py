"""The first page of chairperson and deputies: the commune in five numbers, what is late, what they decide."""

from __future__ import annotations

from functools import cached_property

from app import clock
from app.models import counting, late_counts, trend
from app.models.powers import may_decide_extension
from app.models.roles import Role
from app.models.task import Task, finding, five, stuck
from app.models.task import desk as desks
from app.models.task.figures import Figure, figures
from app.models.task.overdue import Request, waiting_requests
from app.models.task.query import Query
from app.models.task.six import in_charge
from app.models.user import User

STUCK = {name: Query(waits=waits) for name, waits in stuck.GROUPS.items()}
WAITS = Query(extension="waits")


class Overview:
    """The whole commune: five numbers, and what is overdue by unit and by age."""

    def __init__(self, person: User) -> None:
        self.person, self.today = person, clock.today()
        self.counts = counting.by_unit(person.commune_id, self.today)
        self.found = figures(person, {**five.asked(), **STUCK, "requests": WAITS})
        whole = late_counts.whole(self.counts)
        self.five = five.of_count(whole, {key: self.found[key] for key in five.asked()})

    @cached_property
    def unit_names(self) -> dict[int | None, str]:
        """The names of the commune's units by their ids."""
        return {unit.id: unit.name for unit in finding.units(self.person)}

    @cached_property
    def late(self) -> late_counts.Table:
        """The table of what is overdue."""
        return late_counts.table(self.person.commune_id, self.counts, self.today)

    @cached_property
    def trend(self) -> trend.Trend:
        """How many were overdue in the past weeks."""
        return trend.Past(self.person.commune_id, self.today).whole(self.late.late)


class LeaderHome(Overview):
    """What a leader decides and what they are in charge of, beside the whole."""

    @property
    def chairs(self) -> bool:
        """Does the person lead the whole, not a part?"""
        return self.person.holds(Role.CHAIRPERSON)

    @cached_property
    def requests(self) -> list[Request]:
        """The requests for later days that this person may decide, those of their own charge first."""
        may = [one for one in waiting_requests(self.person) if may_decide_extension(self.person, one.task)]
        return sorted(may, key=lambda one: one.task.in_charge_id != self.person.id)

    @cached_property
    def charge(self) -> dict[str, Figure]:
        """The five numbers of what the person is in charge of; empty where that is nothing."""
        own = five.asked(Query(leader_id=self.person.id))
        found = figures(self.person, own)
        if not found["total"].n:
            return {}
        return five.of_count(counting.count(self.person.commune_id, in_charge() == self.person.id), found)

    @cached_property
    def late_in_charge(self) -> list[Task]:
        """The overdue tasks that the person is in charge of, the worst first."""
        return desks.late_of_leader(self.person) if self.charge else []
