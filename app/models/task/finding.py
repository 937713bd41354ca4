"""Search over a commune's tasks: the page of a question and how many match; units, plans, totals for such pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app import clock
from app.database import db
from app.models import counting, reach, settings
from app.models.task import period_updates
from app.models.task.choices import Someone, boards, people, plans, sections, units
from app.models.task.query import NO_UNIT, PAGE, Query
from app.models.task.sieves import Condition, conditions, holding_words
from app.models.task.sieves_time import Day
from app.models.task.sorting import order_of
from app.models.task.table import Task, TaskState
from app.models.task.timing import SOON_DAYS
from app.models.unit import Unit
from app.models.user import User

__all__ = ["NO_UNIT", "PAGE", "Found", "Query", "conditions", "holding_words", "search", "total"]
__all__ += ["Someone", "boards", "people", "plans", "sections", "units"]

LEAD = (Unit.commune_id == Task.commune_id) & (Unit.id == Task.lead_unit_id)


@dataclass(frozen=True)
class Found:
    """One page of what was found; `cancelled` are those outside the number that hold the words too."""

    tasks: list[Task]
    total: int
    page: int
    soon_days: int = SOON_DAYS
    cancelled: int = 0
    most: int = PAGE

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.most))


@dataclass(frozen=True)
class UnitTotals:
    """What a unit leads: all tasks, the late ones, those that wait for confirmation."""

    led: int
    late: int
    reported: int


def search(person: User, query: Query, today: date | None = None, most: int = PAGE) -> Found:
    """The page of tasks in the person's commune that match, in the order asked for; pages have `most` tasks.

    Three statements, and one more for words (what was cancelled is outside the list, but it isn't lost) and where
    duties are ongoing.
    """
    day = day_for(person, today)
    where = conditions(query, day)
    total = count(where)
    page = min(max(query.page, 1), max(1, -(-total // most)))
    found = list(db.session.scalars(rows(where, query, day, page, most)))
    period_updates.fill(found)
    return Found(found, total, page, day.soon_days, _cancelled(query, day) if query.text else 0, most)


def total(person: User, query: Query, today: date | None = None) -> int:
    """How many tasks the list of a question holds."""
    return count(conditions(query, day_for(person, today)))


def count(where: list[Condition]) -> int:
    """How many tasks meet the conditions."""
    return db.session.scalar(select(func.count(Task.id)).where(*where)) or 0


def rows(where: list[Condition], query: Query, day: Day, page: int = 1, most: int = PAGE) -> Select[Task]:
    """A page of the tasks that meet the conditions, with the unit that leads each, in the order asked for.

    The ids are found and sorted first, so that long texts of tasks that aren't shown are never carried about.
    """
    order = order_of(query.order, day)
    ids = select(Task.id).where(*where).order_by(*order).limit(most).offset((page - 1) * most)
    if query.order == "unit":
        ids = ids.outerjoin(Unit, LEAD)
    asked = select(Task).outerjoin(Unit, LEAD).where(Task.id.in_(ids.subquery().select()))
    return asked.order_by(*order).options(contains_eager(Task.lead_unit))


def day_for(person: User, today: date | None = None) -> Day:
    """The day that a question is asked on, with the commune's own "due soon"."""
    return Day(person.commune_id, today or clock.today(), int(settings.read(person.commune_id, "soon_days")))


def _cancelled(query: Query, day: Day) -> int:
    if TaskState.CANCELLED in query.states:
        return 0
    return count(conditions(replace(query, states=frozenset({TaskState.CANCELLED})), day))


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


def unit_totals(person: User, today: date | None = None) -> dict[int | None, UnitTotals]:
    """How many tasks each unit leads, how many of them are late and how many wait for confirmation; one statement.

    Raises counting.CountMismatch.
    """
    found = counting.at_a_glance(person.commune_id, today)
    return {unit: UnitTotals(one.total, one.late, one.reported) for unit, one in found.items()}
