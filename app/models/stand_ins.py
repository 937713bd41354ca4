"""Who is told instead of whom: the stand-ins of those who are away on a day.

The one named in the absence comes first, and who stands in for them where they are away too. Where nobody is named, or
all of them are away, it is whom the role has beside it: for the chairperson the deputies, for a deputy the chairperson,
for the secretariat its other members, for a unit's people the others who answer for it. Where nobody is left, the
person is told all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models.absence import Absence, away_on
from app.models.roles import DOERS, Role
from app.models.user import User

BESIDE: dict[Role, tuple[Role, ...]] = {
    Role.CHAIRPERSON: (Role.DEPUTY,),
    Role.DEPUTY: (Role.CHAIRPERSON,),
    Role.SECRETARIAT: (Role.SECRETARIAT,),
    Role.ADMINISTRATOR: (Role.ADMINISTRATOR,),
    Role.DEPARTMENT_HEAD: (Role.DEPARTMENT_HEAD, Role.OFFICER),
    Role.OFFICER: (Role.DEPARTMENT_HEAD,),
}
People = Mapping[int, User]


@dataclass(frozen=True)
class StandIns:
    """Who is away on a day (today); `named` holds whom their absence names, None where it names nobody."""

    named: Mapping[int, int | None] = field(default_factory=dict)
    day: date | None = None

    def present(self, people: Iterable[User], everybody: Callable[[], People]) -> list[User]:
        """Who is told of what these people should hear of: those present, and who stands in for the others.

        `everybody` gives the active people of the commune by their ids; it is asked only where somebody is away.
        """
        wanted = list(people)
        if not any(person.id in self.named for person in wanted):
            return wanted
        every = everybody()
        by_name = [told for person in wanted for told in self._named(person, every)]
        found = by_name or [told for person in wanted for told in self._beside(person, every)]
        return list({person.id: person for person in found or wanted}.values())

    def _named(self, person: User, every: People) -> list[User]:
        """The person, or the last of the chain of the named ones, where they are there."""
        last = self._chain(person.id)[-1]
        if last in self.named:
            return []
        return [person] if last == person.id else [every[last]] if last in every else []

    def _beside(self, person: User, every: People) -> list[User]:
        """Whom the role of the person, or of those who should stand in, has beside it, as far as they are there."""
        there = [other for other in every.values() if other.id not in self.named]
        chain = [every.get(one, person) for one in self._chain(person.id)]
        return next(filter(None, (beside(one, there, self.day) for one in chain)), [])

    def _chain(self, person_id: int) -> list[int]:
        """The person, whom their absence names, whom that one's names and so on, nobody twice."""
        chain = [person_id]
        while (named := self.named.get(chain[-1])) is not None and named not in chain:
            chain.append(named)
        return chain


def on(commune_id: int, day: date | None = None) -> StandIns:
    """Who is away in a commune on a day (today); one statement."""
    rows = db.session.execute(
        select(Absence.user_id, Absence.stand_in_id).where(away_on(commune_id, day or clock.today()))
    )
    return StandIns({row.user_id: row.stand_in_id for row in rows}, day)


def everybody(commune_id: int) -> dict[int, User]:
    """The active people of a commune by their ids, in the order of their names; two statements."""
    query = select(User).where(User.commune_id == commune_id, User.active).order_by(User.name, User.id)
    return {person.id: person for person in db.session.scalars(query).unique()}


def beside(person: User, others: Iterable[User], day: date | None = None) -> list[User]:
    """Those who hold a role that stands beside one of the person's own, in the same unit where the role is a unit's.

    As appointed on a day (today).
    """
    others = [other for other in others if other.id != person.id]
    found: dict[int, User] = {}
    for held in (one for one in person.held(on=day) if one.on_behalf_of_id is None):
        for role in BESIDE.get(Role(held.role), ()):
            unit_id = held.unit_id if held.role in DOERS else None
            same = [other for other in others if _holds(other, role, unit_id, day)]
            found |= {other.id: other for other in same}
            if same:
                break
    return list(found.values())


def _holds(person: User, role: Role, unit_id: int | None, day: date | None) -> bool:
    return any(unit_id is None or one.unit_id == unit_id for one in person.held(role, on=day))
