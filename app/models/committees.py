"""Committees (Ban Chỉ đạo): name, standing unit, member units, and who sits in them."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.committee import Committee, CommitteeUnit
from app.models.errors import Refused
from app.models.event import record
from app.models.roles import Seat
from app.models.text import clean
from app.models.unit import Unit
from app.models.user import Appointment, User

ORDER = {seat: place for place, seat in enumerate(Seat)}


def save(
    committee: Committee | None, by: User, *, name: str, standing: Unit | None, units: set[int], active: bool = True
) -> Committee:
    """Make a committee, or change one. Raises Refused `committee_name_missing`."""
    name = clean(name)
    if not name:
        raise Refused("committee_name_missing", field="name")
    made = committee is None
    committee = committee or Committee(commune_id=by.commune_id)
    committee.name, committee.active = name, active
    committee.standing_unit_id = standing.id if standing else None
    db.session.add(committee)
    db.session.flush()
    _set_units(committee, units)
    record("committee.added" if made else "committee.edited", committee, by, after=name)
    return committee


def every(commune_id: int) -> list[Committee]:
    """All committees of a commune, those at work first."""
    return list(
        db.session.scalars(
            select(Committee).where(Committee.commune_id == commune_id).order_by(Committee.active.desc(), Committee.id)
        )
    )


def unit_ids(committee: Committee) -> set[int]:
    """The ids of the units that sit in a committee."""
    return set(db.session.scalars(select(CommitteeUnit.unit_id).where(CommitteeUnit.committee_id == committee.id)))


def seats(committee: Committee) -> list[Appointment]:
    """Who sits in a committee today or later, the head first."""
    rows = db.session.scalars(
        select(Appointment)
        .where(
            Appointment.commune_id == committee.commune_id,
            Appointment.committee_id == committee.id,
            Appointment.to_on.is_(None) | (Appointment.to_on >= clock.today()),
        )
        .options(joinedload(Appointment.user))
    )
    return sorted(rows, key=lambda row: (ORDER[Seat(row.role)], row.user.name))


def _set_units(committee: Committee, units: set[int]) -> None:
    db.session.execute(delete(CommitteeUnit).where(CommitteeUnit.committee_id == committee.id))
    own = select(Unit.id).where(Unit.commune_id == committee.commune_id, Unit.id.in_(units))
    for unit_id in db.session.scalars(own):
        row = CommitteeUnit(commune_id=committee.commune_id, committee_id=committee.id, unit_id=unit_id)
        db.session.add(row)
