"""The first page of a unit's head and officers: what the unit owes, the first thing first."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from app import clock, count_words
from app.models import counting
from app.models.powers import Facts
from app.models.roles import DOERS, Role
from app.models.task import Task, explaining, quiet
from app.models.task import desk as desks
from app.models.task.board import Card
from app.models.task.figures import WITH_UNITS, Figure, figures
from app.models.task.query import Query
from app.models.user import User


class UnitHome:
    """The work of the units that a person works for."""

    def __init__(self, person: User, facts: Facts) -> None:
        self.person, self.facts = person, facts
        self.ids = person.unit_ids(*DOERS)
        self.heads = bool(person.unit_ids(Role.DEPARTMENT_HEAD))
        self.units = person.units(*DOERS)
        self.desk = desks.unit_desk(person, self.ids, facts)
        self.explanations = explaining.waiting_for(person)
        self.quiet = quiet.of_units(person, self.ids, clock.today())
        self.figures = figures(person, self._asked())

    @property
    def of_units(self) -> dict[str, Any]:
        """What a question about the units' own work begins with."""
        one = len(self.ids) == 1
        return {"unit_id": next(iter(self.ids))} if one else {"unit_ids": self.ids}

    @cached_property
    def mine(self) -> list[Card]:
        """What is assigned to the person and open, in the order of lanes."""
        return self.desk.assigned_to(self.person.id)

    @cached_property
    def counted(self) -> tuple[list[tuple[str, Figure]] | None, str | None]:
        """The totals; or nothing and the sentence that says why they can't be told."""
        return count_words.told(lambda: self.totals)

    @cached_property
    def totals(self) -> list[tuple[str, Figure]]:
        """The count of what the units lead, each task in one line."""
        count = counting.count(self.person.commune_id, Task.lead_unit_id.in_(self.ids))
        numbers = _lines(count)
        return [(_("Tổng số"), Figure(count.total, Query(**self.of_units)))] + [
            (words, Figure(numbers[key], Query(times=frozenset({key}), **self.of_units)))
            for key, words in row_words().items()
        ]

    def _asked(self) -> dict[str, Query]:
        own = self.of_units
        return {
            "late": Query(times=frozenset({"late"}), **own),
            "week": Query(due="week", **own),
            "returned": Query(returned=True, **own),
            "new": Query(states=frozenset({"unaccepted"}), **own),
            "parts": Query(part_unit_ids=self.ids),
            "explanations": Query(explanation=True, **own),
            "missing": Query(update="missing", **own),
            "silent": Query(update="silent", **own),
            "mine": Query(assignee_id=self.person.id, states=WITH_UNITS, **own),
        }


def row_words() -> dict[str, str]:
    """The lines of the count of a unit, by the groups of `board.GROUPS`."""
    return {
        "done": _("Đã hoàn thành"),
        "wait": _("Chờ xác nhận"),
        "ok": _("Trong hạn"),
        "late": _("Quá hạn"),
        "rep": _("Thường xuyên"),
        "hold": _("Chờ hướng dẫn"),
        "none": _("Chưa có thời hạn"),
        "paused": _("Tạm dừng"),
    }


def _lines(count: counting.Count) -> dict[str, int]:
    term = count.terms
    return {
        "done": count.done,
        "wait": count.reported,
        "ok": term["in_time"],
        "late": count.late,
        "rep": term["ongoing"],
        "hold": term["waiting"],
        "none": term["undated"],
        "paused": term["paused"],
    }
