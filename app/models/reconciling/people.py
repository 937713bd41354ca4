"""Who hears of work, by what the people hold on a day: sets of ids from the appointments, nothing of `roster`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.database import db
from app.models.user import Appointment, User

Ids = frozenset[int]
NOBODY: Ids = frozenset()
HEAD, SECRETARY, CHAIR, DEPUTY, ADMINISTRATOR = (
    "department_head",
    "secretariat",
    "chairperson",
    "deputy",
    "administrator",
)


@dataclass(frozen=True)
class Concern:
    """What decides who hears of a piece of work."""

    lead_unit_id: int | None
    assignee_id: int | None
    in_charge_id: int | None
    part_unit_id: int | None = None


@dataclass(frozen=True)
class Seat:
    """One appointment that gives a power."""

    user_id: int
    role: str
    unit_id: int | None
    from_on: date
    to_on: date | None


class Staff:
    """The people of a commune with what they hold on a day, or from later on where a seat is empty."""

    def __init__(self, commune_id: int, day: date) -> None:
        columns = (Appointment.user_id, Appointment.role, Appointment.unit_id, Appointment.from_on, Appointment.to_on)
        powers = (Appointment.commune_id == commune_id, Appointment.committee_id.is_(None))
        seats = [Seat(*row) for row in db.session.execute(select(*columns).where(*powers))]
        open_accounts = select(User.id).where(User.commune_id == commune_id, User.active)
        self.able = frozenset(db.session.scalars(open_accounts))
        held = [one for one in seats if one.from_on <= day and (one.to_on is None or one.to_on >= day)]
        self.office = frozenset(one.unit_id for one in held if one.role == SECRETARY and one.unit_id)
        self.held = [one for one in held if one.user_id in self.able]
        self.coming = [one for one in seats if one.from_on > day and one.user_id in self.able]

    def told(self, words: Iterable[str], of: Concern) -> Ids:
        """Everybody whom the words of a ruling name; the secretariat where they name nobody."""
        return frozenset().union(*(self._groups[word](self, of) for word in words)) or self.secretariat()

    def seated(self, role: str, unit_id: int | None = None) -> Ids:
        """Who holds a role (in a unit, where given), else who will."""
        for seats in (self.held, self.coming):
            found = frozenset(one.user_id for one in seats if one.role == role and unit_id in (None, one.unit_id))
            if found:
                return found
        return NOBODY

    def secretariat(self, _of: Concern | None = None) -> Ids:
        """The secretariat, else the administrators."""
        return self.seated(SECRETARY) or self.seated(ADMINISTRATOR)

    def units_of(self, user_id: int | None) -> frozenset[int | None]:
        """The units that a person belongs to."""
        return frozenset(one.unit_id for one in self.held if one.user_id == user_id and one.unit_id)

    def heads(self, unit_id: int | None) -> Ids:
        """Who answers for a unit."""
        return (self.seated(HEAD, unit_id) if unit_id else NOBODY) or self.secretariat()

    def _lead(self, of: Concern) -> Ids:
        works_there = of.assignee_id is not None and of.lead_unit_id in self.units_of(of.assignee_id)
        return self.heads(of.lead_unit_id) | (frozenset({of.assignee_id or 0}) if works_there else NOBODY)

    def _office_heads(self, _of: Concern) -> Ids:
        return NOBODY.union(*(self.seated(HEAD, unit_id) for unit_id in self.office))

    def _in_charge(self, of: Concern) -> Ids:
        return frozenset({of.in_charge_id or 0}) & self.able

    def _chair(self, _of: Concern) -> Ids:
        return self.seated(CHAIR) or self.seated(DEPUTY)

    def _confirmers(self, of: Concern) -> Ids:
        """Nobody of the lead unit: the secretariat, else the chair, and for the office's own work the deputies."""
        own = frozenset(one.user_id for one in self.held if one.unit_id == of.lead_unit_id and of.lead_unit_id)
        leaders = self._holding(CHAIR) | (self._holding(DEPUTY) if of.lead_unit_id in self.office else NOBODY)
        return (self._holding(SECRETARY) - own) or (leaders - own)

    def _extenders(self, of: Concern) -> Ids:
        deputies = self._holding(DEPUTY)
        return self._holding(CHAIR) | (deputies if of.in_charge_id is None else deputies & {of.in_charge_id})

    def _holding(self, role: str) -> Ids:
        return frozenset(one.user_id for one in self.held if one.role == role)

    _groups: dict[str, Callable[[Staff, Concern], Ids]] = {
        "lead": _lead,
        "part": lambda self, of: self.heads(of.part_unit_id),
        "office_head": _office_heads,
        "in_charge": _in_charge,
        "chair": _chair,
        "secretariat": secretariat,
        "confirmers": _confirmers,
        "extenders": _extenders,
    }
