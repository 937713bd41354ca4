"""Search over a commune's tasks: words without marks, unit, plan, time state; pages of fifty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import reach
from app.models.plan import Plan, PlanState
from app.models.task.table import Task
from app.models.task.terms import counted, terms
from app.models.task.timing import SOON_DAYS
from app.models.text import fold
from app.models.unit import Unit
from app.models.user import User

PAGE = 50
NO_UNIT = -1


@dataclass(frozen=True)
class Query:
    """What is looked for; `unit_id` NO_UNIT means tasks without a lead, `times` are groups of `board.GROUPS`."""

    text: str = ""
    unit_id: int | None = None
    plan_id: int | None = None
    times: frozenset[str] = frozenset()
    page: int = 1


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
    """The page of tasks in the person's commune that match, late ones first; two statements."""
    where = _conditions(person, query, today or clock.today())
    total = db.session.scalar(select(func.count(Task.id)).where(*where)) or 0
    page = min(max(query.page, 1), max(1, -(-total // PAGE)))
    late = terms(today or clock.today())["late"]
    rows = db.session.scalars(
        select(Task)
        .where(*where)
        .options(joinedload(Task.lead_unit))
        .order_by(late.desc(), Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return Found(list(rows), total, page)


def holding_words(text: str) -> list[ColumnElement[bool]]:
    """A condition for each word of a search, alike on both databases: the stored key is plain lower case."""
    return [Task.search_key.contains(word, autoescape=True) for word in fold(text).split()]


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


def _conditions(person: User, query: Query, today: date) -> list[ColumnElement[bool]]:
    where = [Task.commune_id == person.commune_id, *holding_words(query.text)]
    if not query.text:  # a list counts as everything else does; words find what was cancelled too
        where.append(counted())
    if query.unit_id == NO_UNIT:
        where.append(Task.lead_unit_id.is_(None))
    elif query.unit_id is not None:
        where.append(Task.lead_unit_id == query.unit_id)
    if query.plan_id is not None:
        where.append(Task.plan_id == query.plan_id)
    if query.times:
        groups = _groups(today)
        where.append(or_(false(), *(groups[key] for key in query.times if key in groups)))
    return where


def _groups(today: date) -> dict[str, ColumnElement[bool]]:
    """The groups of `board.GROUPS` as conditions, from the terms of the count."""
    term = terms(today)
    soon = Task.due_effective_on <= today + timedelta(days=SOON_DAYS)
    return {
        "late": term["late"],
        "soon": and_(term["in_time"], soon),
        "ok": term["in_time"],
        "rep": term["ongoing"],
        "hold": term["waiting"],
        "none": term["undated"],
        "wait": or_(*(condition for key, condition in term.items() if key.startswith("reported"))),
        "done": or_(*(condition for key, condition in term.items() if key.startswith("done"))),
        "paused": term["paused"],
        "open": and_(counted(), Task.closed_at.is_(None)),
    }
