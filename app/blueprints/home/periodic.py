"""What comes with each period, readings and reports: owed by a person's units, or waited for by the office."""

from __future__ import annotations

from functools import cached_property

from app.models.powers import may_lead_plans
from app.models.reporting import lists, writing
from app.models.reporting.lists import Owed, Round
from app.models.reporting.windows import Window
from app.models.roles import DOERS
from app.models.target import Target
from app.models.targets import asking
from app.models.unit_report import UnitReport
from app.models.user import User


class Periodic:
    """Readings and reports of the period whose data closed last."""

    def __init__(self, person: User) -> None:
        self.person, self.commune_id = person, person.commune_id
        self.own = person.unit_ids(*DOERS)

    @cached_property
    def readings(self) -> list[tuple[Target, str]]:
        """The targets of the person's units without the reading of their last ended period."""
        return asking.owed(self.commune_id, unit_ids=self.own) if self.own else []

    @cached_property
    def reports(self) -> tuple[Window, list[Owed]] | None:
        """The reports that the person's units owe now."""
        found = lists.owed_by(self.commune_id, self.own) if self.own else None
        return found if found and found[1] else None

    @cached_property
    def lacking(self) -> int:
        """How many targets of the whole commune lack a reading."""
        return len(asking.owed(self.commune_id)) if may_lead_plans(self.person) else 0

    @cached_property
    def round(self) -> Round | None:
        """The reports of all units of the present period."""
        window = lists.present(self.commune_id)
        return lists.round_of(self.commune_id, window) if window else None

    @cached_property
    def waiting(self) -> list[UnitReport]:
        """The reports that wait for this person to take them."""
        return [one for one in lists.waiting(self.commune_id) if writing.may_decide(self.person, one.unit)]
