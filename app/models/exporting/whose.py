"""Whose evidence a task is, and who reads whose (domain rules of §3.5 and §7): facts of people aren't for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from app.models.roles import CONFIRMERS, DOERS, Role
from app.models.task import Task
from app.models.user import Appointment, User


def may_read(person: User) -> bool:
    """May the person read any evidence at all: leaders, secretariat, and who carries something out?"""
    return person.holds(*CONFIRMERS, *DOERS)


def scope(person: User) -> str:
    """How far the person sees: `all`, `unit` (a head's own people) or `own`."""
    if person.holds(*CONFIRMERS):
        return "all"
    return "unit" if person.holds(Role.DEPARTMENT_HEAD) else "own"


def may_see(person: User, other: User) -> bool:
    """Leaders and secretariat see everybody's, a head those of the unit, each person the own."""
    if person.holds(*CONFIRMERS) or person.id == other.id:
        return True
    own = {one.unit_id for one in other.held() if one.unit_id and one.on_behalf_of_id is None}
    return bool(own & person.unit_ids(Role.DEPARTMENT_HEAD))


def may_see_unit(person: User, unit_id: int | None) -> bool:
    """Does the person see what is nobody's evidence, of a task that a unit leads?"""
    return person.holds(*CONFIRMERS) or unit_id in person.unit_ids(Role.DEPARTMENT_HEAD)


class Heads:
    """Who headed which unit when, in their own right; a task that nobody was given is theirs to carry out."""

    def __init__(self, people: Iterable[User]) -> None:
        self._seats: dict[int, list[tuple[Appointment, User]]] = defaultdict(list)
        for person in people:
            for one in person.appointments:
                if one.role == Role.DEPARTMENT_HEAD and one.unit_id and one.on_behalf_of_id is None:
                    self._seats[one.unit_id].append((one, person))

    def on(self, unit_id: int | None, day: date) -> int | None:
        """The one head of a unit on a day, by id; None where there was none, or more than one."""
        seats = self._seats[unit_id] if unit_id else []
        there = {person.id for one, person in seats if one.is_power_on(day)}
        return there.pop() if len(there) == 1 else None

    def carries(self, task: Task, day: date) -> int | None:
        """Who carries a task out: who it was given to, else the head of its lead unit on a day."""
        return task.assignee_id or self.on(task.lead_unit_id, day)
