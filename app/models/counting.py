"""The count of tasks and its identity: the total and each term by queries of their own, or no number (§3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from app import clock
from app.database import db
from app.models.errors import Refused
from app.models.task import Task
from app.models.task.terms import DONE, REPORTED, counted, terms

FORMULA_VERSION = "3.3-2"
Known = Callable[[date], dict[str, ColumnElement[bool]]]


class CountMismatch(Refused):
    """The terms don't add up to the total; `params` hold total, sum and the codes of the rows that break it."""


@dataclass(frozen=True)
class Count:
    """How many tasks, term by term; the terms by the first deadline bear their own names (`first_…`)."""

    total: int
    terms: dict[str, int] = field(default_factory=dict)

    def of(self, keys: Iterable[str]) -> int:
        """How many sit in these terms."""
        return sum(self.terms[key] for key in keys)

    @property
    def done(self) -> int:
        """Confirmed: on time, late and undated."""
        return self.of(DONE)

    @property
    def reported(self) -> int:
        """Waiting for confirmation."""
        return self.of(REPORTED)

    @property
    def late(self) -> int:
        """Open and past the effective day."""
        return self.terms["late"]

    @property
    def adds_up(self) -> bool:
        """Does every task sit in exactly one term?"""
        return sum(self.terms.values()) == self.total


def count(commune_id: int, *where: ColumnElement[bool], today: date | None = None, known: Known = terms) -> Count:
    """Count the tasks of a commune that meet `where`. Raises CountMismatch when the identity fails."""
    today = today or clock.today()
    result = Count(
        total=_number(commune_id, counted(), *where),
        terms={key: _number(commune_id, term, *where) for key, term in known(today).items()},
    )
    _check(commune_id, today, {None: result}, known)
    return result


def by_unit(
    commune_id: int, today: date | None = None, *where: ColumnElement[bool], known: Known = terms
) -> dict[int | None, Count]:
    """The count of each lead unit (None: no lead yet). Raises CountMismatch when the identity fails for any."""
    today = today or clock.today()
    totals = _grouped(commune_id, counted(), *where)
    columns = {key: _grouped(commune_id, term, *where) for key, term in known(today).items()}
    units = {unit for column in (totals, *columns.values()) for unit in column}
    counts = {
        unit: Count(totals.get(unit, 0), {key: column.get(unit, 0) for key, column in columns.items()})
        for unit in units
    }
    _check(commune_id, today, counts, known)
    return counts


def at_a_glance(commune_id: int, today: date | None = None) -> dict[int | None, Count]:
    """The count of each lead unit in one statement, for pages that show a few of its numbers beside other things.

    Total and terms are sums of their own, so the identity is checked as elsewhere. Raises CountMismatch.
    """
    today = today or clock.today()
    known = terms(today)
    sums = [func.sum(case((condition, 1), else_=0)) for condition in (counted(), *known.values())]
    rows = db.session.execute(
        select(Task.lead_unit_id, *sums).where(Task.commune_id == commune_id).group_by(Task.lead_unit_id)
    )
    counts = {row[0]: Count(row[1], dict(zip(known, row[2:], strict=True))) for row in rows}
    _check(commune_id, today, counts, terms)
    return counts


def due_within(commune_id: int, days: int, today: date | None = None) -> ColumnElement[bool]:
    """The condition for open dated tasks whose effective day lies in the next `days` days, today included."""
    today = today or clock.today()
    return terms(today)["in_time"] & (Task.due_effective_on <= today + timedelta(days=days))


def _check(commune_id: int, today: date, counts: Mapping[int | None, Count], known: Known) -> None:
    if all(one.adds_up for one in counts.values()):
        return
    raise CountMismatch(
        "count_mismatch",
        total=sum(one.total for one in counts.values()),
        sum=sum(sum(one.terms.values()) for one in counts.values()),
        codes=", ".join(_misfits(commune_id, known(today))),
    )


def _number(commune_id: int, *where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count(Task.id)).where(Task.commune_id == commune_id, *where)) or 0


def _grouped(commune_id: int, *where: ColumnElement[bool]) -> dict[Any, int]:
    rows = db.session.execute(
        select(Task.lead_unit_id, func.count(Task.id))
        .where(Task.commune_id == commune_id, *where)
        .group_by(Task.lead_unit_id)
    )
    return {row[0]: row[1] for row in rows}


def _misfits(commune_id: int, known: Mapping[str, ColumnElement[bool]]) -> list[str]:
    """The codes of tasks that sit in no term or in several."""
    hits: dict[int, int] = {}
    tasks = {task.id: task for task in db.session.scalars(select(Task).where(Task.commune_id == commune_id, counted()))}
    for term in known.values():
        for task_id in db.session.scalars(select(Task.id).where(Task.commune_id == commune_id, term)):
            hits[task_id] = hits.get(task_id, 0) + 1
    return sorted(task.code for task_id, task in tasks.items() if hits.get(task_id, 0) != 1)
