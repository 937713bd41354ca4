"""Who may do what to a task (rulings §3): questions on a person, no side effects.

The doer never confirms; a unit acts only on its own tasks; an observer reads.
"""

from __future__ import annotations

from functools import cached_property

from app.models import seats, settings
from app.models.roles import Role
from app.models.seats import Seats
from app.models.task import Task
from app.models.user import User

PLANNERS = (Role.SECRETARIAT,)
URGERS = (Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)
RULERS = (Role.ADMINISTRATOR, Role.SECRETARIAT)


class Facts:
    """What a commune has settled that powers ask of every task: read at most once for a whole board or list."""

    def __init__(self, commune_id: int) -> None:
        self.commune_id = commune_id

    @cached_property
    def settled(self) -> dict[str, object]:
        """The settings that a board needs."""
        return settings.several(self.commune_id, "officers_report", "soon_days")

    @cached_property
    def office(self) -> frozenset[int]:
        """The units in which the secretariat sits."""
        return self.seats.office

    @cached_property
    def seats(self) -> Seats:
        """Who holds the seats that confirm and decide."""
        return seats.of(self.commune_id)


def acts_for(person: User, unit_id: int | None) -> bool:
    """Does the person head the unit, so that it speaks through them?"""
    return unit_id is not None and unit_id in person.unit_ids(Role.DEPARTMENT_HEAD)


def may_update(person: User, task: Task) -> bool:
    """Heads and officers of the lead unit write its progress."""
    unit = task.lead_unit_id
    return unit is not None and unit in person.unit_ids(Role.DEPARTMENT_HEAD, Role.OFFICER)


def may_comment(person: User) -> bool:
    """Whoever works in the commune says something of its tasks; observers and administrators read."""
    return bool(person.roles - {Role.OBSERVER, Role.ADMINISTRATOR})


def may_accept(person: User, task: Task) -> bool:
    """The lead unit's head takes a task on."""
    return acts_for(person, task.lead_unit_id)


def may_report(person: User, task: Task, facts: Facts | None = None) -> bool:
    """The head reports done; an officer of the unit where the commune's setting lets officers."""
    if acts_for(person, task.lead_unit_id):
        return True
    officer = task.lead_unit_id is not None and task.lead_unit_id in person.unit_ids(Role.OFFICER)
    return officer and bool((facts or Facts(person.commune_id)).settled["officers_report"])


def may_confirm(person: User, task: Task, submitter_id: int | None = None, facts: Facts | None = None) -> bool:
    """Secretariat or chairperson, never the submitter nor anyone of the lead unit; the office's own: a deputy too."""
    if person.id == submitter_id or task.lead_unit_id in person.unit_ids():
        return False
    if person.holds(Role.SECRETARIAT, Role.CHAIRPERSON):
        return True
    return person.holds(Role.DEPUTY) and task.lead_unit_id in (facts or Facts(person.commune_id)).office


def may_urge(person: User) -> bool:
    """Leaders and the secretariat urge."""
    return person.holds(*URGERS)


def may_rule(person: User) -> bool:
    """Administrator and secretariat set how the commune reminds, and its terms."""
    return person.holds(*RULERS)


def may_lead_plans(person: User) -> bool:
    """The secretariat turns plans into boards: gives leads, corrects misread dates, withdraws plans."""
    return person.holds(*PLANNERS)


def may_decide_extension(person: User, task: Task) -> bool:
    """The chairperson, or the deputy in charge of the task or of its lead unit (any deputy where none is named).

    In charge is, too, who stands in for that deputy.
    """
    if person.holds(Role.CHAIRPERSON):
        return True
    return person.holds(Role.DEPUTY) and task.in_charge_id in (None, person.id, *person.stands_for(Role.DEPUTY))
