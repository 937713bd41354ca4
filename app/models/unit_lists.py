"""Lists of a commune's units: with their spellings, people and open tasks, or for a choice."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Select, func, select

from app import clock
from app.database import db
from app.models import starter_aliases
from app.models.task import Task
from app.models.unit import Unit, UnitAlias, UnitKind, UnitMember
from app.models.units import ENDED
from app.models.user import Appointment, User


@dataclass
class Row:
    """A unit with its other spellings, how many people hold a role in it, how many tasks it has open."""

    unit: Unit
    aliases: list[str] = field(default_factory=list)
    people: int = 0
    tasks: int = 0
    members: int = 0

    @property
    def spellings(self) -> list[str]:
        """What plans may call it besides its name: the usual spellings and the commune's own."""
        return list(dict.fromkeys([*starter_aliases.of(self.unit.name), *self.aliases]))


def rows(commune_id: int) -> list[Row]:
    """All units of a commune, the closed ones last; two statements however many they are."""
    counted = [query.correlate(Unit).scalar_subquery() for query in (_people(), _tasks(), _members())]
    units = db.session.execute(
        select(Unit, *counted)
        .where(Unit.commune_id == commune_id)
        .order_by(Unit.closed_on.is_not(None), Unit.kind == UnitKind.GROUP, Unit.position, Unit.sort_key)
    )
    by_id = {unit.id: Row(unit, people=people, tasks=tasks, members=members) for unit, people, tasks, members in units}
    for alias in db.session.scalars(select(UnitAlias).where(UnitAlias.commune_id == commune_id).order_by(UnitAlias.id)):
        by_id[alias.unit_id].aliases.append(alias.text)
    return list(by_id.values())


def choices(commune_id: int, *, boards: bool = False) -> list[tuple[int, str]]:
    """The open units for a choice, id and name; with boards only, those on whose boards tasks may lie."""
    units = db.session.scalars(
        select(Unit)
        .where(Unit.commune_id == commune_id, Unit.closed_on.is_(None))
        .order_by(Unit.position, Unit.sort_key)
    )
    return [(unit.id, unit.name) for unit in units if not boards or unit.has_board]


def members(group: Unit) -> set[int]:
    """The ids of the units that a collective name stands for."""
    return set(db.session.scalars(select(UnitMember.unit_id).where(UnitMember.group_id == group.id)))


def _people() -> Select[int]:
    today = clock.today()
    return (
        select(func.count(func.distinct(Appointment.user_id)))
        .join(User, User.id == Appointment.user_id)
        .where(
            Appointment.commune_id == Unit.commune_id,
            Appointment.unit_id == Unit.id,
            Appointment.from_on <= today,
            Appointment.to_on.is_(None) | (Appointment.to_on >= today),
            User.active,
        )
    )


def _tasks() -> Select[int]:
    led = (Task.commune_id == Unit.commune_id, Task.lead_unit_id == Unit.id)
    return select(func.count(Task.id)).where(*led, Task.state.not_in(ENDED))


def _members() -> Select[int]:
    return select(func.count(UnitMember.id)).where(
        UnitMember.commune_id == Unit.commune_id, UnitMember.group_id == Unit.id
    )
