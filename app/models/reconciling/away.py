"""Who hears instead of those who are away on a day; nothing of `stand_ins` is used here.

Whom the absence names, and where they are away too whom theirs names; where nobody so named is there, who holds a role
beside that of the absent; where there is nobody at all, the absent themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.database import db
from app.models.absence import Absence

Ids = frozenset[int]
NOBODY: Ids = frozenset()
BESIDE: dict[str, tuple[str, ...]] = {
    "chairperson": ("deputy",),
    "deputy": ("chairperson",),
    "secretariat": ("secretariat",),
    "administrator": ("administrator",),
    "department_head": ("department_head", "officer"),
    "officer": ("department_head",),
}
OF_A_UNIT = ("department_head", "officer")


@dataclass(frozen=True)
class Seat:
    """One appointment that gives a power; `behalf_id` is whom it stands in for."""

    user_id: int
    role: str
    unit_id: int | None
    behalf_id: int | None
    from_on: date
    to_on: date | None


def absent(commune_id: int, day: date) -> dict[int, int | None]:
    """Who is away on a day, and whom their absence names."""
    holds = (Absence.cancelled_at.is_(None), Absence.from_on <= day, Absence.to_on >= day)
    asked = select(Absence.user_id, Absence.stand_in_id).where(Absence.commune_id == commune_id, *holds)
    return {row.user_id: row.stand_in_id for row in db.session.execute(asked)}


def instead(people: Ids, away: Mapping[int, int | None], able: Ids, held: Iterable[Seat]) -> Ids:
    """Who hears of what these people should hear of."""
    if not people & away.keys():
        return people
    there = able - away.keys()
    ends = [_chain(one, away) for one in people]
    named = frozenset(chain[-1] for chain in ends if chain[-1] not in away and chain[-1] in able | {chain[0]})
    seats = list(held)
    return named or NOBODY.union(*(_first(chain, lambda one: _beside(one, there, seats)) for chain in ends)) or people


def _chain(person_id: int, away: Mapping[int, int | None]) -> list[int]:
    """The person, whom their absence names, and so on, nobody twice."""
    chain = [person_id]
    while (following := away.get(chain[-1])) is not None and following not in chain:
        chain.append(following)
    return chain


def _first(chain: list[int], find: Callable[[int], Ids]) -> Ids:
    return next(filter(None, map(find, chain)), NOBODY)


def _beside(person_id: int, there: Ids, held: list[Seat]) -> Ids:
    found = NOBODY
    for own in held:
        if own.user_id == person_id and own.behalf_id is None:
            groups = (_holders(role, own, there - {person_id}, held) for role in BESIDE.get(own.role, ()))
            found |= next(filter(None, groups), NOBODY)
    return found


def _holders(role: str, own: Seat, there: Ids, held: list[Seat]) -> Ids:
    """Who of those that are there holds a role, in the same unit where the absent's own role is a unit's."""
    unit_id = own.unit_id if own.role in OF_A_UNIT else None
    same = (one for one in held if one.role == role and unit_id in (None, one.unit_id))
    return frozenset(one.user_id for one in same) & there
