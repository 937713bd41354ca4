"""Search over a commune's tasks: the page of a question and how many match; units, plans, totals for such pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app import clock
from app.database import db
from app.models import reach, settings, working_days
from app.models.plan import Plan, PlanState
from app.models.task import stuck
from app.models.task.query import NO_UNIT, PAGE, Query
from app.models.task.sieves import Condition, conditions, holding_words
from app.models.task.sieves_time import Day
from app.models.task.sorting import order_of
from app.models.task.table import Task
from app.models.task.terms import counted, terms
from app.models.unit import Unit
from app.models.user import User

__all__ = ["NO_UNIT", "PAGE", "Found", "Query", "holding_words", "search"]


@dataclass(frozen=True)
class Found:
    """One page of what was found."""

    tasks: list[Task]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True)
class UnitTotals:
    """What a unit leads: all tasks, the late ones, those that wait for confirmation."""

    led: int
    late: int
    reported: int


def search(person: User, query: Query, today: date | None = None) -> Found:
    """The page of tasks in the person's commune that match, in the order asked for; two statements.

    A third reads within how many days the commune calls a task due soon, where that is asked.
    """
    day = day_for(person, query, today)
    where = conditions(query, day)
    total = count(where)
    page = min(max(query.page, 1), max(1, -(-total // PAGE)))
    asked = rows(where, query, day).options(contains_eager(Task.lead_unit))
    found = db.session.scalars(asked.limit(PAGE).offset((page - 1) * PAGE))
    return Found(list(found), total, page)


def total(person: User, query: Query, today: date | None = None) -> int:
    """How many tasks the list of a question holds."""
    return count(conditions(query, day_for(person, query, today)))


def count(where: list[Condition]) -> int:
    """How many tasks meet the conditions."""
    return db.session.scalar(select(func.count(Task.id)).where(*where)) or 0


def rows(where: list[Condition], query: Query, day: Day) -> Select[Task]:
    """The tasks that meet the conditions, with the unit that leads them, in the order asked for."""
    lead = (Unit.commune_id == Task.commune_id) & (Unit.id == Task.lead_unit_id)
    return select(Task).outerjoin(Unit, lead).where(*where).order_by(*order_of(query.order, day))


def day_for(person: User, query: Query, today: date | None = None) -> Day:
    """The day that a question is asked on; settings and calendar of the commune are read only where it needs them."""
    today = today or clock.today()
    day = Day(person.commune_id, today)
    if "soon" in query.times:
        day = replace(day, soon_days=int(settings.read(person.commune_id, "soon_days")))
    if query.waits == "long_reported":
        day = replace(day, patience=stuck.patience_from(working_days.of(person.commune_id), today))
    return day


def to_change(person: User, task_id: int) -> Task:
    """A task of the person's commune, locked until this transaction ends, so that two changes can't cross.

    Raises NotFound.
    """
    return reach.find(
        person,
        Task,
        task_id,
        joinedload(Task.lead_unit),
        lock=True,
    )


def boards(person: User) -> list[Unit]:
    """The units of the commune that have a board, in their order."""
    return [unit for unit in units(person) if unit.has_board]


def units(person: User) -> list[Unit]:
    """All units of the commune, in their order."""
    return list(db.session.scalars(reach.within(person, Unit).order_by(Unit.position, Unit.sort_key)))


def unit_totals(person: User, today: date | None = None) -> dict[int | None, UnitTotals]:
    """How many tasks each unit leads, how many of them are late and how many wait for confirmation; one statement."""
    term = terms(today or clock.today())
    reported = or_(*(condition for key, condition in term.items() if key.startswith("reported")))
    rows = db.session.execute(
        select(Task.lead_unit_id, func.count(Task.id), _sum(term["late"]), _sum(reported))
        .where(Task.commune_id == person.commune_id, counted())
        .group_by(Task.lead_unit_id)
    )
    return {row[0]: UnitTotals(*row[1:]) for row in rows}


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def plans(person: User) -> list[Plan]:
    """The plans that tasks may come from, newest first."""
    asked = reach.within(person, Plan).where(Plan.state != PlanState.WITHDRAWN)
    return list(db.session.scalars(asked.order_by(Plan.year.desc(), Plan.id.desc())))
