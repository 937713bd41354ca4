"""Appointments: who holds which role, in which unit or committee, from a day to a day."""

from __future__ import annotations

from datetime import date, timedelta

from app import clock
from app.database import db
from app.models import accounts, standing_in
from app.models.committee import Committee
from app.models.errors import Refused
from app.models.event import record
from app.models.roles import DOERS, Role, Seat
from app.models.unit import Unit
from app.models.user import Appointment, User


def appoint(
    person: User,
    by: User | None,
    role: str,
    unit: Unit | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Appointment:
    """Appoint a person to a role: heads and officers to a unit with a board, the others for the commune.

    Raises Refused: `role_unknown`, `role_needs_unit`, `unit_without_board`, `days_order`, `appointed_already`.
    """
    if role not in set(Role):
        raise Refused("role_unknown", field="role")
    if role in DOERS and unit is None:
        raise Refused("role_needs_unit", field="unit")
    if role in DOERS and unit is not None and not unit.has_board:
        raise Refused("unit_without_board", field="unit", unit=unit.name)
    if role not in DOERS and role != Role.SECRETARIAT:
        unit = None
    made = _new(person, role, from_on, to_on, unit_id=unit.id if unit else None)
    made.unit = unit
    record("appointment.made", made, by, after=_line(made))
    standing_in.settle(person.commune_id, by)
    return made


def seat(
    person: User, by: User, committee: Committee, seat_: str, from_on: date | None = None, to_on: date | None = None
) -> Appointment:
    """Give a person a seat in a committee; it gives no power. Raises Refused: `role_unknown`, `days_order`,
    `appointed_already`.
    """
    if seat_ not in set(Seat):
        raise Refused("role_unknown", field="seat")
    made = _new(person, seat_, from_on, to_on, committee_id=committee.id)
    record("appointment.made", made, by, after=f"{_line(made)} · {committee.name}")
    return made


def end(appointment: Appointment, by: User, on: date | None = None) -> None:
    """End an appointment after a day (today); yesterday ends it at once.

    Raises Refused: `appointed_on_behalf` for one that ends with an absence, `days_order`, `last_administrator`.
    """
    on = on or clock.today()
    if appointment.on_behalf_of_id is not None:
        raise Refused("appointed_on_behalf", field="to_on")
    if on < appointment.from_on - timedelta(days=1):
        raise Refused("days_order", field="to_on")
    if appointment.role == Role.ADMINISTRATOR and appointment.is_power_on(clock.today()):
        accounts.keep_an_administrator(appointment.user)
    before = appointment.to_on
    appointment.to_on = on
    record("appointment.ended", appointment, by, before=before, after=on)
    standing_in.settle(appointment.commune_id, by)


def _new(person: User, role: str, from_on: date | None, to_on: date | None, **where: int | None) -> Appointment:
    made = Appointment(commune_id=person.commune_id, user_id=person.id, role=role, from_on=from_on or clock.today())
    made.to_on, made.unit_id, made.committee_id = to_on, where.get("unit_id"), where.get("committee_id")
    if to_on is not None and to_on < made.from_on:
        raise Refused("days_order", field="to_on")
    if any(_same(made, held) for held in person.appointments if held.on_behalf_of_id is None):
        raise Refused("appointed_already", field="role")
    person.appointments.append(made)
    db.session.flush()
    return made


def _same(one: Appointment, other: Appointment) -> bool:
    place = ("role", "unit_id", "committee_id")
    meet = one.from_on <= (other.to_on or date.max) and other.from_on <= (one.to_on or date.max)
    return meet and all(getattr(one, name) == getattr(other, name) for name in place)


def _line(made: Appointment) -> str:
    return f"{made.role} · {made.unit.name}" if made.unit else made.role
