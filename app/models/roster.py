"""Everybody of a commune who can be told something, loaded once: a sweep asks for each task, not the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Protocol

from app.models import seats, stand_ins
from app.models.roles import LEADERS, Role
from app.models.seats import Seats
from app.models.stand_ins import StandIns
from app.models.user import User


class Concerned(Protocol):
    """What decides who hears of a task, or of what a unit owes; a candidate of a rule has it."""

    @property
    def lead_unit_id(self) -> int | None: ...
    @property
    def assignee_id(self) -> int | None: ...
    @property
    def in_charge_id(self) -> int | None: ...
    @property
    def part_unit_id(self) -> int | None: ...


class Roster:
    """The active people of a commune with what they hold on a day (today), or from later on where a seat is empty."""

    def __init__(self, commune_id: int, day: date | None = None, people: dict[int, User] | None = None) -> None:
        self.commune_id, self.day = commune_id, day
        self.people = stand_ins.everybody(commune_id) if people is None else people
        self._heads = self._by_unit(coming=True) | self._by_unit()
        self._fallback = self.seated(Role.SECRETARIAT) or self.seated(Role.ADMINISTRATOR)

    def told_of(self, lead_unit_id: int | None, assignee_id: int | None) -> list[User]:
        """Who is reminded of a task: who answers for its lead unit (as `people.answering_for`), and the assignee.

        An assignee whose place in the lead unit has ended, or whose account is closed, isn't told any more.
        """
        answering = self._heads.get(lead_unit_id or 0) or self._fallback
        assignee = self.people.get(assignee_id or 0)
        works_there = assignee is not None and lead_unit_id in assignee.unit_ids(on=self.day)
        return list(_once([*answering, *([assignee] if assignee and works_there else [])]))

    def audience(self, words: Iterable[str], of: Concerned) -> list[User]:
        """Who hears of a task by a ruling's words (`rules.defaults.AUDIENCES`); the secretariat where nobody would.

        For who is away, who stands in for them.
        """
        found = list(_once(person for word in words for person in self.present(self._groups[word](of))))
        return found or self.present(self._fallback)

    def present(self, people: Iterable[User]) -> list[User]:
        """Those of these people who are there today, and who stands in for the others."""
        return self.stand_ins.present(people, lambda: self.people)

    @cached_property
    def stand_ins(self) -> StandIns:
        """Who is away today."""
        return stand_ins.on(self.commune_id, self.day)

    @cached_property
    def _seats(self) -> Seats:
        return seats.of(self.commune_id, self.day)

    @cached_property
    def _chair(self) -> list[User]:
        return self.seated(Role.CHAIRPERSON) or self.seated(Role.DEPUTY)

    @cached_property
    def _groups(self) -> dict[str, Callable[[Concerned], list[User]]]:
        return {
            "lead": lambda of: self.told_of(of.lead_unit_id, of.assignee_id),
            "unit": lambda of: self._heads.get(of.lead_unit_id or 0) or self._fallback,
            "part": lambda of: self._heads.get(of.part_unit_id or 0) or self._fallback,
            "office_head": lambda of: [one for unit in sorted(self._seats.office) for one in self._heads.get(unit, [])],
            "in_charge": lambda of: self._some([of.in_charge_id or 0]),
            "chair": lambda of: self._chair,
            "secretariat": lambda of: self._fallback,
            "confirmers": self._confirmers,
            "extenders": self._extenders,
        }

    def _confirmers(self, of: Concerned) -> list[User]:
        """The secretariat where it is there and may, else the leaders who may (as `people.confirmers`)."""
        able = self._seats.confirmers(of.lead_unit_id)
        secretariat = self._some(one.user_id for one in able if Role.SECRETARIAT in one.roles)
        leaders = self._some(one.user_id for one in able if one.roles & LEADERS)
        return self._there(secretariat) or self._there(leaders) or secretariat or leaders

    def _extenders(self, of: Concerned) -> list[User]:
        able = self._some(one.user_id for one in self._seats.extenders(of.in_charge_id))
        return self._there(able) or able

    def _there(self, people: list[User]) -> list[User]:
        return [person for person in people if person.id not in self.stand_ins.named]

    def _some(self, ids: Iterable[int]) -> list[User]:
        return [self.people[one] for one in ids if one in self.people]

    def _by_unit(self, coming: bool = False) -> dict[int, list[User]]:
        heads: dict[int, list[User]] = {}
        for person in self.people.values():
            for one in person.held(Role.DEPARTMENT_HEAD, coming=coming, on=self.day):
                if one.unit_id:
                    heads.setdefault(one.unit_id, []).append(person)
        return heads

    def seated(self, role: Role) -> list[User]:
        """Who holds a role today, else who is appointed to it from later on."""
        everybody = self.people.values()
        return [person for person in everybody if person.held(role, on=self.day)] or [
            person for person in everybody if person.held(role, coming=True, on=self.day)
        ]


def _once(people: Iterable[User]) -> Iterable[User]:
    return {person.id: person for person in people}.values()
