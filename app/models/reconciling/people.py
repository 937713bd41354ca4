"""Who hears of work, by what the people hold on a day: sets of ids from the appointments, nothing of `roster`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.database import db
from app.models.reconciling.away import NOBODY, Ids, Seat, absent, instead
from app.models.user import Appointment, User

HEAD, SECRETARY, CHAIR, DEPUTY, ADMINISTRATOR = (
    "department_head", "secretariat", "chairperson", "deputy", "administrator",
)  # fmt: skip


@dataclass(frozen=True)
class Concern:
    """What decides who hears of a piece of work."""

    lead_unit_id: int | None
    assignee_id: int | None
    in_charge_id: int | None
    part_unit_id: int | None = None


class Staff:
    """The people of a commune with what they hold on a day, or from later on where a seat is empty."""

    def __init__(self, commune_id: int, day: date) -> None:
        open_accounts = select(User.id).where(User.commune_id == commune_id, User.active)
        self.able = frozenset(db.session.scalars(open_accounts))
        self.away = absent(commune_id, day)
        seats = _seats(commune_id)
        held = [one for one in seats if one.from_on <= day and (one.to_on is None or one.to_on >= day)]
        self.office = frozenset(one.unit_id for one in held if one.role == SECRETARY and one.unit_id)
        self.held = [one for one in held if one.user_id in self.able]
        self.coming = [one for one in seats if one.from_on > day and one.user_id in self.able]

    def told(self, words: Iterable[str], of: Concern) -> Ids:
        """Everybody whom the words of a ruling name; the secretariat where they name nobody."""
        found = NOBODY.union(*(self._present(self._groups[word](self, of)) for word in words))
        return found or self._present(self.secretariat())

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

    def heads(self, unit_id: int | None) -> Ids:
        """Who answers for a unit."""
        return (self.seated(HEAD, unit_id) if unit_id else NOBODY) or self.secretariat()

    def _present(self, people: Ids) -> Ids:
        return instead(people, self.away, self.able, self.held)

    def _there(self, people: Ids) -> Ids:
        return people - self.away.keys()

    def _lead(self, of: Concern) -> Ids:
        works_there = any(one.unit_id == of.lead_unit_id for one in self.held if one.user_id == of.assignee_id)
        assignee = frozenset({of.assignee_id or 0}) if of.lead_unit_id and works_there else NOBODY
        return self.heads(of.lead_unit_id) | assignee

    def _office_heads(self, _of: Concern) -> Ids:
        return NOBODY.union(*(self.seated(HEAD, unit_id) for unit_id in self.office))

    def _in_charge(self, of: Concern) -> Ids:
        return frozenset({of.in_charge_id or 0}) & self.able

    def _chair(self, _of: Concern) -> Ids:
        return self.seated(CHAIR) or self.seated(DEPUTY)

    def _confirmers(self, of: Concern) -> Ids:
        """Nobody of the lead unit: the secretariat, else the chair, and for the office's own work the deputies."""
        own = frozenset(one.user_id for one in self.held if of.lead_unit_id and one.unit_id == of.lead_unit_id)
        deputies = self._holding(DEPUTY) if of.lead_unit_id in self.office else NOBODY
        secretariat, leaders = self._holding(SECRETARY) - own, (self._holding(CHAIR) | deputies) - own
        return self._there(secretariat) or self._there(leaders) or secretariat or leaders

    def _extenders(self, of: Concern) -> Ids:
        """The chair, and the deputies in charge: by themselves, or on behalf of whom they stand in for."""
        charged = frozenset(
            one.user_id
            for one in self.held
            if one.role == DEPUTY and of.in_charge_id in (None, one.user_id, one.behalf_id or one.user_id)
        )
        able = self._holding(CHAIR) | charged
        return self._there(able) or able

    def _holding(self, role: str) -> Ids:
        return frozenset(one.user_id for one in self.held if one.role == role)

    _groups: dict[str, Callable[[Staff, Concern], Ids]] = {
        "lead": _lead,
        "part": lambda self, of: self.heads(of.part_unit_id),
        "unit": lambda self, of: self.heads(of.lead_unit_id),
        "office_head": _office_heads,
        "in_charge": _in_charge,
        "chair": _chair,
        "secretariat": secretariat,
        "confirmers": _confirmers,
        "extenders": _extenders,
    }


def _seats(commune_id: int) -> list[Seat]:
    days = (Appointment.from_on, Appointment.to_on)
    columns = (Appointment.user_id, Appointment.role, Appointment.unit_id, Appointment.on_behalf_of_id, *days)
    powers = (Appointment.commune_id == commune_id, Appointment.committee_id.is_(None))
    return [Seat(*row) for row in db.session.execute(select(*columns).where(*powers))]
