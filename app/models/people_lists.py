"""Lists of a commune's people for its administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.database import db
from app.models import access
from app.models.text import fold, sort_key
from app.models.user import User

FILTERS = ("", "new", "closed")


@dataclass(frozen=True)
class Row:
    """A person with the instant of the last sign-in, None where there was none."""

    person: User
    seen_at: datetime | None

    def fits(self, which: str) -> bool:
        """Does the row belong to a filter: everybody with an open account, without a sign-in yet, or closed?"""
        if which == "closed":
            return not self.person.active
        return self.person.active and (which != "new" or self.seen_at is None)


def rows(commune_id: int) -> list[Row]:
    """Everybody in a commune by name; three statements however many they are."""
    seen = access.last_sign_ins(commune_id)
    people = db.session.scalars(select(User).where(User.commune_id == commune_id))
    return [Row(person, seen.get(person.id)) for person in sorted(people, key=lambda one: sort_key(one.name))]


def matching(every: list[Row], which: str, words: str) -> list[Row]:
    """The rows of a filter whose name, position, login or address has all the words, whatever their marks."""
    wanted = fold(words).split()
    return [row for row in every if row.fits(which) and all(word in _text(row.person) for word in wanted)]


def choices(commune_id: int) -> list[tuple[int, str]]:
    """The people with an open account for a choice, id and name with position."""
    people = db.session.scalars(select(User).where(User.commune_id == commune_id, User.active))
    named = [(one.id, f"{one.name} ({one.position})" if one.position else one.name) for one in people]
    return sorted(named, key=lambda row: sort_key(row[1]))


def _text(person: User) -> str:
    return fold(" ".join(part for part in (person.name, person.position, person.login, person.email) if part))
