"""The count of tasks and its identity: the total and each term by queries of their own, or no paper (§3.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app import clock
from app.database import db
from app.models.errors import Refused
from app.models.task import Task
from app.models.task.terms import TERMS, counted, terms

FORMULA_VERSION = "3.3-1"


class CountMismatch(Refused):
    """The terms don't add up to the total; `params` hold total, sum and the codes of the rows that break it."""


@dataclass(frozen=True)
class Count:
    """How many tasks, term by term."""

    total: int
    terms: dict[str, int] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """Confirmed: on time, late and undated."""
        return sum(self.terms[key] for key in TERMS[:3])

    @property
    def reported(self) -> int:
        """Waiting for confirmation."""
        return sum(self.terms[key] for key in TERMS[3:6])

    @property
    def late(self) -> int:
        """Open and past the effective day."""
        return self.terms["late"]

    @property
    def adds_up(self) -> bool:
        """Does every task sit in exactly one term?"""
        return sum(self.terms.values()) == self.total


def count(commune_id: int, *where: ColumnElement[bool], today: date | None = None) -> Count:
    """Count the tasks of a commune that meet `where`. Raises CountMismatch when the identity fails."""
    today = today or clock.today()
    result = Count(
        total=_number(commune_id, counted(), *where),
        terms={key: _number(commune_id, term, *where) for key, term in terms(today).items()},
    )
    if not result.adds_up:
        raise CountMismatch(
            "count_mismatch",
            total=result.total,
            sum=sum(result.terms.values()),
            codes=", ".join(_misfits(commune_id, today)),
        )
    return result


def by_unit(commune_id: int, today: date | None = None) -> dict[int | None, Count]:
    """The count of each lead unit (None: no lead yet). Raises CountMismatch when the identity fails for any."""
    today = today or clock.today()
    totals = _grouped(commune_id, counted())
    columns = {key: _grouped(commune_id, term) for key, term in terms(today).items()}
    counts = {unit: Count(total, {key: columns[key].get(unit, 0) for key in TERMS}) for unit, total in totals.items()}
    broken = [unit for unit, one in counts.items() if not one.adds_up]
    if broken:
        raise CountMismatch(
            "count_mismatch",
            total=sum(totals.values()),
            sum=sum(sum(one.terms.values()) for one in counts.values()),
            codes=", ".join(_misfits(commune_id, today)),
        )
    return counts


def due_within(commune_id: int, days: int, today: date | None = None) -> ColumnElement[bool]:
    """The condition for open dated tasks whose effective day lies in the next `days` days, today included."""
    today = today or clock.today()
    return terms(today)["in_time"] & (Task.due_effective_on <= today + timedelta(days=days))


def _number(commune_id: int, *where: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count(Task.id)).where(Task.commune_id == commune_id, *where)) or 0


def _grouped(commune_id: int, *where: ColumnElement[bool]) -> dict[Any, int]:
    rows = db.session.execute(
        select(Task.lead_unit_id, func.count(Task.id))
        .where(Task.commune_id == commune_id, *where)
        .group_by(Task.lead_unit_id)
    )
    return {row[0]: row[1] for row in rows}


def _misfits(commune_id: int, today: date) -> list[str]:
    """The codes of tasks that sit in no term or in several."""
    hits: dict[int, int] = {}
    tasks = {task.id: task for task in db.session.scalars(select(Task).where(Task.commune_id == commune_id, counted()))}
    for term in terms(today).values():
        for task_id in db.session.scalars(select(Task.id).where(Task.commune_id == commune_id, term)):
            hits[task_id] = hits.get(task_id, 0) + 1
    return sorted(task.code for task_id, task in tasks.items() if hits.get(task_id, 0) != 1)
