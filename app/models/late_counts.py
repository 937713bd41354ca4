"""Overdue tasks by unit and by how long they have been overdue: a table whose lines and columns add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import case, func, select

from app.database import db
from app.models.counting import Count, CountMismatch
from app.models.task import Task
from app.models.task.query import AGES
from app.models.task.sieves_time import Day, ages
from app.models.task.terms import TERMS, terms

Value = TypeVar("Value")
ByUnit = Mapping[int | None, Value]


@dataclass(frozen=True)
class Line:
    """The overdue tasks of a unit (None: nobody leads them) by the keys of AGES, their total, and all that it leads."""

    unit_id: int | None
    ages: Mapping[str, int]
    late: int
    led: int


@dataclass(frozen=True)
class Table:
    """The lines of units with overdue tasks."""

    lines: list[Line]

    @property
    def late(self) -> int:
        """The total of the totals."""
        return sum(line.late for line in self.lines)

    @property
    def ages(self) -> dict[str, int]:
        """The total of each column."""
        return {key: sum(line.ages[key] for line in self.lines) for key in AGES}


def table(commune_id: int, counts: ByUnit[Count], today: date, units: Iterable[int] = ()) -> Table:
    """The overdue tasks of the units (of all where none is named) by age; `counts` are those of `counting.by_unit`.

    The ages are counted by a statement of their own. Raises CountMismatch where a unit's ages don't add up to its
    overdue tasks.
    """
    only = set(units)
    columns = [func.sum(case((condition, 1), else_=0)) for condition in ages(Day(commune_id, today)).values()]
    late = (Task.commune_id == commune_id, terms(today)["late"])
    asked = select(Task.lead_unit_id, *columns).where(*late).group_by(Task.lead_unit_id)
    found = {row[0]: dict(zip(AGES, row[1:], strict=True)) for row in db.session.execute(asked)}
    _check(commune_id, today, found, counts)
    return Table(
        [
            Line(unit_id, by_age, counts[unit_id].late, counts[unit_id].total)
            for unit_id, by_age in found.items()
            if not only or unit_id in only
        ]
    )


def whole(counts: ByUnit[Count]) -> Count:
    """The counts of units together."""
    parts = list(counts.values())
    keys = TERMS
    return Count(sum(part.total for part in parts), {key: sum(part.terms[key] for part in parts) for key in keys})


def _check(commune_id: int, today: date, found: ByUnit[Mapping[str, int]], counts: ByUnit[Count]) -> None:
    by_age = {unit_id: sum(row.values()) for unit_id, row in found.items()}
    by_term = {unit_id: count.late for unit_id, count in counts.items() if count.late}
    if by_age != by_term:
        total, parts = sum(by_term.values()), sum(by_age.values())
        raise CountMismatch("count_mismatch", total=total, sum=parts, codes=", ".join(_misfits(commune_id, today)))


def _misfits(commune_id: int, today: date) -> list[str]:
    """The codes of overdue tasks that have no age, or two."""
    columns = [case((condition, 1), else_=0) for condition in ages(Day(commune_id, today)).values()]
    late = (Task.commune_id == commune_id, terms(today)["late"])
    return [row[0].code for row in db.session.execute(select(Task, *columns).where(*late)) if sum(row[1:]) != 1]
