"""The seats held in a commune today that bear authority over tasks: read once, asked for every card (§3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from app import clock
from app.database import db
from app.models.roles import LEADERS, Role
from app.models.user import Appointment, User

AUTHORITY = (Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)


@dataclass(frozen=True)
class Sitting:
    """A person who may sign in, with the roles held today and the units they belong to by any of them."""

    user_id: int
    roles: frozenset[str]
    units: frozenset[int]


@dataclass(frozen=True)
class Seats:
    """Who sits where; `office` are the units of the secretariat, as `powers.office_units` gives them."""

    people: tuple[Sitting, ...] = ()
    office: frozenset[int] = frozenset()

    def holding(self, *roles: Role) -> frozenset[int]:
        """The ids of the people who hold one of the roles."""
        return frozenset(one.user_id for one in self.people if one.roles & set(roles))

    @property
    def leaders(self) -> frozenset[int]:
        """Chairperson and deputies."""
        return self.holding(*LEADERS)

    @property
    def known_units(self) -> frozenset[int]:
        """The units for which the answer may differ from that for any other unit."""
        return self.office.union(*(one.units for one in self.people))

    def confirms(self, unit_id: int | None) -> bool:
        """Is there somebody who may confirm the work of a unit? The rule of `powers.may_confirm`."""
        return any(unit_id not in one.units and self._confirms(one, unit_id) for one in self.people)

    def extends(self, in_charge_id: int | None) -> bool:
        """Is there somebody who may grant a later day? The rule of `powers.may_decide_extension`."""
        deputies = self.holding(Role.DEPUTY)
        return bool(self.holding(Role.CHAIRPERSON)) or (in_charge_id in deputies if in_charge_id else bool(deputies))

    def _confirms(self, one: Sitting, unit_id: int | None) -> bool:
        if one.roles & {Role.SECRETARIAT, Role.CHAIRPERSON}:
            return True
        return Role.DEPUTY in one.roles and unit_id in self.office


def of(commune_id: int) -> Seats:
    """The seats of a commune today; one statement."""
    bearing = select(Appointment.user_id).where(*_today(commune_id), Appointment.role.in_(AUTHORITY))
    rows = db.session.execute(
        select(Appointment.user_id, Appointment.role, Appointment.unit_id, User.active)
        .join(User, and_(User.commune_id == Appointment.commune_id, User.id == Appointment.user_id))
        .where(*_today(commune_id), Appointment.user_id.in_(bearing))
    )
    held = [(user, role, unit, active) for user, role, unit, active in rows]
    office = {unit for _user, role, unit, _active in held if role == Role.SECRETARIAT and unit is not None}
    return Seats(_people((user, role, unit) for user, role, unit, active in held if active), frozenset(office))


def _people(held: Iterable[tuple[int, str, int | None]]) -> tuple[Sitting, ...]:
    found: dict[int, list[tuple[str, int | None]]] = {}
    for user, role, unit in held:
        found.setdefault(user, []).append((role, unit))
    return tuple(
        Sitting(user, frozenset(role for role, _unit in rows), frozenset(unit for _role, unit in rows if unit))
        for user, rows in sorted(found.items())
    )


def _today(commune_id: int) -> list[ColumnElement[bool]]:
    today = clock.today()
    return [
        Appointment.commune_id == commune_id,
        Appointment.committee_id.is_(None),
        Appointment.from_on <= today,
        or_(Appointment.to_on.is_(None), Appointment.to_on >= today),
    ]
