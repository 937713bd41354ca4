"""What is overdue in a commune, worst first, by unit: the chairperson's list. Four statements, however long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import counting
from app.models.counting import Count, CountMismatch
from app.models.task.board_rows import fill_units
from app.models.task.records import Extension, Urge
from app.models.task.table import Task
from app.models.task.terms import terms
from app.models.task.timing import time_state
from app.models.unit import Unit
from app.models.user import User


@dataclass(frozen=True)
class Late:
    """An overdue task, its days late, its request for a later day, its last urge.

    `late_when_asked`: how many days late it was when a later day was asked for that was granted; 0 if never.
    """

    task: Task
    days: int
    extension: Extension | None = None
    urged_at: datetime | None = None
    late_when_asked: int = 0


@dataclass(frozen=True)
class Group:
    """The overdue tasks of a unit (None: nobody leads them yet), and how many tasks it leads in all.

    `led` is None where the count doesn't add up.
    """

    unit: Unit | None
    rows: list[Late]
    led: int | None

    @property
    def worst(self) -> int:
        """The days of the latest one."""
        return max(row.days for row in self.rows)


@dataclass(frozen=True)
class Overdue:
    """Everything overdue on a day, the requests for later days that wait, and why the count can't be told, if so."""

    groups: list[Group]
    requests: list[tuple[Task, Extension]]
    fault: CountMismatch | None = None

    @property
    def rows(self) -> list[Late]:
        """All overdue tasks in the order of the groups."""
        return [row for group in self.groups for row in group.rows]

    @property
    def total(self) -> int:
        """How many they are: the count's term `late`."""
        return len(self.rows)


def overdue(person: User, units: Iterable[int] = (), *, most_first: bool = False, today: date | None = None) -> Overdue:
    """What is overdue in the person's commune (or only in `units`); the unit with the worst, or the most, first."""
    today = today or clock.today()
    only = [Task.lead_unit_id.in_(set(units))] if units else []
    where = [Task.commune_id == person.commune_id, *only]
    asked = (
        select(Task, _last_urge(), _late_when_asked())
        .where(*where, terms(today)["late"])
        .options(joinedload(Task.lead_unit))
    )
    late = db.session.execute(asked.order_by(Task.due_effective_on, Task.id)).all()
    fill_units(row[0] for row in late)
    requests = waiting_requests(person, *only)
    waiting = {task.id: extension for task, extension in requests}
    rows = [
        Late(task, time_state(task, today).days or 0, waiting.get(task.id), urged, before or 0)
        for task, urged, before in late
    ]
    led, fault = _led_totals(person, today)
    groups = _grouped(rows, led)
    groups.sort(key=lambda group: (-len(group.rows), -group.worst) if most_first else (-group.worst, -len(group.rows)))
    return Overdue(groups, requests, fault)


def waiting_requests(person: User, *where: object) -> list[tuple[Task, Extension]]:
    """The requests for later days that wait in the person's commune, the oldest first."""
    rows = db.session.execute(
        select(Task, Extension)
        .join(Extension, (Extension.commune_id == Task.commune_id) & (Extension.task_id == Task.id))
        .where(Task.commune_id == person.commune_id, Extension.decision.is_(None), *where)  # type: ignore[arg-type]
        .options(joinedload(Task.lead_unit))
        .order_by(Extension.asked_at, Extension.id)
    )
    return [(row[0], row[1]) for row in rows]


def _last_urge() -> ColumnElement[datetime]:
    standing = (Urge.commune_id == Task.commune_id, Urge.task_id == Task.id, Urge.withdrawn_at.is_(None))
    return select(func.max(Urge.at)).where(*standing).correlate(Task).scalar_subquery()


def _late_when_asked() -> ColumnElement[int]:
    granted = (Extension.commune_id == Task.commune_id, Extension.task_id == Task.id, Extension.decision == "granted")
    return select(func.max(Extension.days_late)).where(*granted).correlate(Task).scalar_subquery()


def _led_totals(person: User, today: date) -> tuple[dict[int | None, Count], CountMismatch | None]:
    """What each unit leads; where the count doesn't add up, nothing but why."""
    try:
        return counting.at_a_glance(person.commune_id, today), None
    except CountMismatch as fault:
        return {}, fault


def _grouped(rows: list[Late], led: dict[int | None, Count]) -> list[Group]:
    groups: dict[int | None, Group] = {}
    for row in rows:
        unit_id = row.task.lead_unit_id
        total = led[unit_id].total if unit_id in led else None
        group = groups.setdefault(unit_id, Group(row.task.lead_unit, [], total))
        group.rows.append(row)
    return list(groups.values())
