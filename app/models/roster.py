"""Everybody of a commune who can be told something, loaded once: a sweep asks for each task, not the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.database import db
from app.models.roles import Role
from app.models.user import User


class Roster:
    """The active people of a commune with the appointments they hold today."""

    def __init__(self, commune_id: int) -> None:
        query = select(User).where(User.commune_id == commune_id, User.active).order_by(User.name, User.id)
        self.people = {person.id: person for person in db.session.scalars(query).unique()}
        self._heads: dict[int, list[User]] = {}
        for person in self.people.values():
            for unit_id in person.unit_ids(Role.DEPARTMENT_HEAD):
                self._heads.setdefault(unit_id, []).append(person)
        self._fallback = self._holding(Role.SECRETARIAT) or self._holding(Role.ADMINISTRATOR)

    def told_of(self, lead_unit_id: int | None, assignee_id: int | None) -> list[User]:
        """Who is reminded of a task: who answers for its lead unit (as `people.answering_for`), and the assignee."""
        answering = self._heads.get(lead_unit_id or 0) or self._fallback
        assignee = self.people.get(assignee_id or 0)
        return list(_once([*answering, *([assignee] if assignee else [])]))

    def _holding(self, role: Role) -> list[User]:
        return [person for person in self.people.values() if person.holds(role)]


def _once(people: Iterable[User]) -> Iterable[User]:
    return {person.id: person for person in people}.values()
