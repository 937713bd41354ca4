"""The seats held in a commune on a day that bear authority over tasks: read once, asked for every card (§3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, and_, or_, select

from app import clock
from app.database import db
from app.models.roles import LEADERS, Role
from app.models.user import Appointment, User

HELD = (Appointment.role, Appointment.unit_id, Appointment.on_behalf_of_id)
AUTHORITY = (Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)


@dataclass(frozen=True)
class Sitting:
    """A person who may sign in, with the roles held today and the units they belong to by any of them.

    `charges` are the deputies whose charge is theirs: their own, and whom they stand in for.
    """

    user_id: int
    title: str
    roles: frozenset[str]
    units: frozenset[int]
    charges: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Seats:
    """Who sits where; `office` are the units in which the secretariat sits."""

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

    def confirmers(self, unit_id: int | None) -> tuple[Sitting, ...]:
        """Who may confirm the work of a unit: the rule of `powers.may_confirm`, whose submitter is of the unit."""
        return tuple(one for one in self.people if unit_id not in one.units and self._confirms(one, unit_id))

    def extenders(self, in_charge_id: int | None) -> tuple[Sitting, ...]:
        """Who may grant a later day to what this leader is in charge of: `powers.may_decide_extension`."""
        return tuple(
            one
            for one in self.people
            if Role.CHAIRPERSON in one.roles or (Role.DEPUTY in one.roles and in_charge_id in (None, *one.charges))
        )

    def _confirms(self, one: Sitting, unit_id: int | None) -> bool:
        if one.roles & {Role.SECRETARIAT, Role.CHAIRPERSON}:
            return True
        return Role.DEPUTY in one.roles and unit_id in self.office


def of(commune_id: int, day: date | None = None) -> Seats:
    """The seats of a commune on a day (today); one statement."""
    valid = _valid(commune_id, day or clock.today())
    bearing = select(Appointment.user_id).where(*valid, Appointment.role.in_(AUTHORITY))
    rows = db.session.execute(
        select(User.id, User.position, User.name, User.active, *HELD)
        .join(User, and_(User.commune_id == Appointment.commune_id, User.id == Appointment.user_id))
        .where(*valid, Appointment.user_id.in_(bearing))
        .order_by(User.id)
    ).all()
    office = {row.unit_id for row in rows if row.role == Role.SECRETARIAT and row.unit_id is not None}
    return Seats(_people(row for row in rows if row.active), frozenset(office))


def _people(rows: Iterable[Row]) -> tuple[Sitting, ...]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return tuple(
        Sitting(
            user_id,
            held[0].position or held[0].name,
            frozenset(row.role for row in held),
            frozenset(row.unit_id for row in held if row.unit_id),
            frozenset({user_id, *(row.on_behalf_of_id for row in held if row.role == Role.DEPUTY)} - {None}),
        )
        for user_id, held in found.items()
    )


def _valid(commune_id: int, day: date) -> list[ColumnElement[bool]]:
    return [
        Appointment.commune_id == commune_id,
        Appointment.committee_id.is_(None),
        Appointment.from_on <= day,
        or_(Appointment.to_on.is_(None), Appointment.to_on >= day),
    ]
