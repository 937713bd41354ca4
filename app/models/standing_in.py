"""The appointments of stand-ins: what the absent hold is held on their behalf meanwhile, by whom their absence names.

`settle` compares what should be there with what is, from the absences and the appointments alone: whatever changed,
and in whatever order, it makes, prolongs and ends the same. The powers know nothing of absences.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.absence import Absence
from app.models.event import record
from app.models.locking import lock_commune
from app.models.roles import DOERS, LEADERS, Role
from app.models.user import Appointment, User

LENT = frozenset({Role.SECRETARIAT, *LEADERS, *DOERS})  # nobody watches or administers on behalf of another
Absences = dict[int, list[Absence]]


class Place(NamedTuple):
    """Who holds which role where on whose behalf from a day."""

    user_id: int
    role: str
    unit_id: int | None
    on_behalf_of_id: int
    from_on: date


class Days(NamedTuple):
    """From a day to a day, both included."""

    from_on: date
    to_on: date

    def within(self, from_on: date, to_on: date | None) -> Days | None:
        """The days that lie in another stretch too; None where there are none."""
        both = Days(max(self.from_on, from_on), min(self.to_on, to_on or date.max))
        return both if both.from_on <= both.to_on else None


def settle(commune_id: int, by: User | None) -> None:
    """Make the commune's appointments on behalf what its absences and its other appointments want."""
    lock_commune(commune_id)
    db.session.flush()
    absences = _absences(commune_id)
    present = _present(commune_id)
    if not absences and not present:
        return
    wanted = dict(_wanted(commune_id, absences))
    for place, held in present.items():
        _keep(held, wanted.pop(place, None), by)
    for place, to_on in wanted.items():
        _make(commune_id, place, to_on, by)


def _absences(commune_id: int) -> Absences:
    """The absences with a stand-in that aren't over, by who is away."""
    today = clock.today()
    holds = (Absence.commune_id == commune_id, Absence.cancelled_at.is_(None), Absence.to_on >= today)
    found: Absences = {}
    for row in db.session.scalars(select(Absence).where(*holds, Absence.stand_in_id.is_not(None))):
        found.setdefault(row.user_id, []).append(row)
    return found


def _present(commune_id: int) -> dict[Place, Appointment]:
    """The appointments on behalf that aren't over."""
    today = clock.today()
    lasting = (Appointment.commune_id == commune_id, or_(Appointment.to_on.is_(None), Appointment.to_on >= today))
    rows = db.session.scalars(select(Appointment).where(*lasting, Appointment.on_behalf_of_id.is_not(None)))
    return {Place(one.user_id, one.role, one.unit_id, one.on_behalf_of_id or 0, one.from_on): one for one in rows}


def _wanted(commune_id: int, absences: Absences) -> Iterator[tuple[Place, date]]:
    own = (Appointment.commune_id == commune_id, Appointment.on_behalf_of_id.is_(None), Appointment.role.in_(LENT))
    theirs = (Appointment.user_id.in_(list(absences)), Appointment.committee_id.is_(None))
    asked = select(Appointment).join(User, Appointment.user).where(*own, *theirs, User.active)
    for held in db.session.scalars(asked.options(joinedload(Appointment.user))).unique():
        yield from _lent(held, held.user_id, Days(held.from_on, held.to_on or date.max), absences, {held.user_id})


def _lent(
    held: Appointment, holder_id: int, days: Days, absences: Absences, seen: set[int]
) -> Iterator[tuple[Place, date]]:
    """Who holds an appointment instead of its holder, and instead of them where they are away too."""
    for absence in absences.get(holder_id, []):
        both, stand_in = days.within(absence.from_on, absence.to_on), absence.stand_in
        if both is None or stand_in is None or stand_in.id in seen:
            continue
        if not _holds_already(stand_in, held, both):
            yield Place(stand_in.id, held.role, held.unit_id, held.user_id, both.from_on), both.to_on
        yield from _lent(held, stand_in.id, both, absences, {*seen, stand_in.id})


def _holds_already(person: User, held: Appointment, days: Days) -> bool:
    """Does the person hold as much in their own right? Each deputy has a charge of their own, so never a deputy's."""
    if held.role == Role.DEPUTY:
        return False
    enough = (Role.DEPARTMENT_HEAD, held.role) if held.role in DOERS else (held.role,)
    return any(
        one.role in enough and one.unit_id == held.unit_id and days.within(one.from_on, one.to_on) == days
        for one in person.appointments
        if one.committee_id is None and one.on_behalf_of_id is None
    )


def _keep(held: Appointment, to_on: date | None, by: User | None) -> None:
    """Let an appointment on behalf last as long as is wanted; one that isn't wanted ends at once."""
    before = held.to_on
    held.to_on = to_on or max(clock.today(), held.from_on) - timedelta(days=1)
    if held.to_on != before:
        record("appointment.ended", held, by, before=before, after=held.to_on)


def _make(commune_id: int, place: Place, to_on: date, by: User | None) -> None:
    person, origin = (db.session.get_one(User, one) for one in (place.user_id, place.on_behalf_of_id))
    made = Appointment(commune_id=commune_id, **place._asdict(), to_on=to_on)
    person.appointments.append(made)
    record("appointment.made", made, by, after=f"{made.role} · {place.from_on} – {to_on}", note=origin.login)
