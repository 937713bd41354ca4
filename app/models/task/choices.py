"""What pages about tasks offer to choose from: units, plans, people, the sections of a plan."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import reach
from app.models.plan import Plan, PlanState
from app.models.roles import Role
from app.models.task.table import Task
from app.models.text import sort_key
from app.models.unit import Unit
from app.models.user import Appointment, User


def boards(person: User) -> list[Unit]:
    """The units of the commune that have a board, in their order."""
    return [unit for unit in units(person) if unit.has_board]


def units(person: User) -> list[Unit]:
    """All units of the commune, in their order."""
    return list(db.session.scalars(reach.within(person, Unit).order_by(Unit.position, Unit.sort_key)))


def plans(person: User) -> list[Plan]:
    """The plans that tasks may come from, newest first."""
    asked = reach.within(person, Plan).where(Plan.state != PlanState.WITHDRAWN)
    return list(db.session.scalars(asked.order_by(Plan.year.desc(), Plan.id.desc())))


@dataclass(frozen=True)
class Someone:
    """A person of the commune for a choice; `leads` whoever is chairperson or deputy today."""

    id: int
    name: str
    position: str
    active: bool
    leads: bool

    @property
    def words(self) -> str:
        """The name, with the position where there is one."""
        return f"{self.name} ({self.position})" if self.position else self.name


def people(person: User) -> list[Someone]:
    """Everybody with an account in the commune, closed ones too, in Vietnamese order; one statement."""
    today = clock.today()
    seat = select(Appointment.id).where(
        Appointment.commune_id == User.commune_id,
        Appointment.user_id == User.id,
        Appointment.role.in_((Role.CHAIRPERSON, Role.DEPUTY)),
        Appointment.committee_id.is_(None),
        Appointment.from_on <= today,
        Appointment.to_on.is_(None) | (Appointment.to_on >= today),
    )
    asked = select(User.id, User.name, User.position, User.active, seat.exists())
    rows = db.session.execute(asked.where(User.commune_id == person.commune_id))
    return sorted((Someone(*row) for row in rows), key=lambda one: (sort_key(one.name), one.id))


def sections(person: User, plan_id: int) -> list[str]:
    """The sections in which a plan's tasks lie, in the order of the plan."""
    place = func.min(Task.position)
    asked = select(Task.section).where(
        Task.commune_id == person.commune_id, Task.plan_id == plan_id, Task.section.is_not(None)
    )
    found = db.session.scalars(asked.group_by(Task.section).order_by(place, Task.section))
    return [section for section in found if section]
