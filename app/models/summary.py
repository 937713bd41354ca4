"""The table by unit: every term of the count and the rates, of a commune or of one plan, counted on one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from sqlalchemy import ColumnElement, func, select

from app import clock
from app.database import db
from app.models import counting, rates, settings
from app.models.counting import Count, CountMismatch
from app.models.rates import Rate
from app.models.task import Task, TaskState
from app.models.task.terms import first_terms, terms
from app.models.unit import Unit


@dataclass(frozen=True)
class Line:
    """A lead unit (None: nobody leads yet) with its count and its rates by key."""

    unit: Unit | None
    count: Count
    rates: dict[str, Rate]


@dataclass(frozen=True)
class Summary:
    """The lines of the units, the whole, the rates of the whole; `cancelled` stand outside the total."""

    at: datetime
    plan_id: int | None
    lines: list[Line]
    count: Count
    rates: dict[str, Rate]
    cancelled: int
    headline: str

    @property
    def in_order(self) -> list[Rate]:
        """The rates of the whole, the commune's headline rate first."""
        return sorted(self.rates.values(), key=lambda rate: rate.formula.key != self.headline)

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the rates that are columns."""
        return rates.shown(self.headline)


def summary(commune_id: int, plan_id: int | None = None, today: date | None = None) -> Summary:
    """Count a commune's tasks, or those of a plan, whole and by unit. Raises CountMismatch when they don't add up."""
    where = [] if plan_id is None else [Task.plan_id == plan_id]
    return _counted(commune_id, plan_id, today or clock.today(), None, *where)


def as_of(commune_id: int, last: date, today: date, *where: ColumnElement[bool]) -> Summary:
    """The same at the end of a day `last`, of the tasks that meet `where`; `today` is the day from which days count."""
    return _counted(commune_id, None, today, last, *where)


def _counted(
    commune_id: int, plan_id: int | None, today: date, last: date | None, *where: ColumnElement[bool]
) -> Summary:
    known, known_first = partial(terms, last=last), partial(first_terms, last=last)
    whole = counting.count(commune_id, *where, today=today, known=known)
    first = counting.count(commune_id, *where, today=today, known=known_first)
    parts = counting.by_unit(commune_id, today, *where, known=known)
    firsts = counting.by_unit(commune_id, today, *where, known=known_first)
    check_parts(whole, parts)
    check_parts(first, firsts)
    units = _units(commune_id)
    lines = [Line(units.get(unit or 0), part, rates.of(part, firsts[unit])) for unit, part in parts.items()]
    return Summary(
        clock.now(),
        plan_id,
        sorted(lines, key=_place),
        whole,
        rates.of(whole, first),
        _cancelled(commune_id, *where),
        settings.read(commune_id, rates.SETTING),
    )


def check_parts(whole: Count, parts: dict[int | None, Count]) -> None:
    """The units' counts make the whole's, total and term by term. Raises CountMismatch."""
    for key in (None, *whole.terms):
        expected = whole.total if key is None else whole.terms[key]
        found = sum(one.total if key is None else one.terms[key] for one in parts.values())
        if found != expected:
            raise CountMismatch("count_mismatch", total=expected, sum=found, codes=key or "")


def _place(line: Line) -> tuple[bool, int, str]:
    return (line.unit is None, line.unit.position if line.unit else 0, line.unit.sort_key if line.unit else "")


def _units(commune_id: int) -> dict[int, Unit]:
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.commune_id == commune_id))}


def _cancelled(commune_id: int, *where: ColumnElement[bool]) -> int:
    asked = select(func.count(Task.id)).where(Task.commune_id == commune_id, Task.state == TaskState.CANCELLED, *where)
    return db.session.scalar(asked) or 0
