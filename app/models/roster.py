"""Everybody of a commune who can be told something, loaded once: a sweep asks for each task, not the database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from app.database import db
from app.models.roles import Role
from app.models.user import User


class Roster:
    """The active people of a commune with the appointments they hold today, or from later on where a seat is empty."""

    def __init__(self, commune_id: int) -> None:
        query = select(User).where(User.commune_id == commune_id, User.active).order_by(User.name, User.id)
        self.people = {person.id: person for person in db.session.scalars(query).unique()}
        self._heads = self._by_unit(coming=True) | self._by_unit()
        self._fallback = self._seated(Role.SECRETARIAT) or self._seated(Role.ADMINISTRATOR)

    def told_of(self, lead_unit_id: int | None, assignee_id: int | None) -> list[User]:
        """Who is reminded of a task: who answers for its lead unit (as `people.answering_for`), and the assignee.

        An assignee whose place in the lead unit has ended, or whose account is closed, isn't told any more.
        """
        answering = self._heads.get(lead_unit_id or 0) or self._fallback
        assignee = self.people.get(assignee_id or 0)
        works_there = assignee is not None and lead_unit_id in assignee.unit_ids()
        return list(_once([*answering, *([assignee] if assignee and works_there else [])]))

    def _by_unit(self, coming: bool = False) -> dict[int, list[User]]:
        heads: dict[int, list[User]] = {}
        for person in self.people.values():
            for one in person.held(Role.DEPARTMENT_HEAD, coming=coming):
                if one.unit_id:
                    heads.setdefault(one.unit_id, []).append(person)
        return heads

    def _seated(self, role: Role) -> list[User]:
        everybody = self.people.values()
        return [person for person in everybody if person.held(role)] or [
            person for person in everybody if person.held(role, coming=True)
        ]


def _once(people: Iterable[User]) -> Iterable[User]:
    return {person.id: person for person in people}.values()
