"""What is overdue in a commune, worst first, by unit: the chairperson's list. Seven statements, however long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.task.board_rows import fill_units
from app.models.task.reasons import Reason, reasons
from app.models.task.records import Extension, Urge
from app.models.task.table import Task
from app.models.task.terms import terms
from app.models.task.timing import time_state
from app.models.unit import Unit
from app.models.user import User


@dataclass(frozen=True)
class Late:
    """An overdue task, its days late, its request for a later day, its last urge, why it doesn't go on.

    `late_when_asked`: how many days late it was when a later day was asked for that was granted; 0 if never.
    """

    task: Task
    days: int
    extension: Extension | None = None
    urged_at: datetime | None = None
    late_when_asked: int = 0
    reasons: list[Reason] = field(default_factory=list)

    @property
    def is_urged_today(self) -> bool:
        """Has somebody urged it today?"""
        return self.urged_at is not None and self.urged_at >= clock.instant(clock.today())


@dataclass(frozen=True)
class Request:
    """A request for a later day that waits for a decision."""

    task: Task
    extension: Extension


@dataclass(frozen=True)
class Group:
    """The overdue tasks of a unit (None: nobody leads them yet)."""

    unit: Unit | None
    rows: list[Late]

    @property
    def worst(self) -> int:
        """The days of the latest one."""
        return max(row.days for row in self.rows)


@dataclass(frozen=True)
class Overdue:
    """Everything overdue on a day, and the requests for later days that wait."""

    groups: list[Group]
    requests: list[Request]

    @property
    def rows(self) -> list[Late]:
        """All overdue tasks in the order of the groups."""
        return [row for group in self.groups for row in group.rows]

    @property
    def to_urge(self) -> list[Late]:
        """What a press for all urges: it has a lead, and nobody has urged it today."""
        return [row for row in self.rows if row.task.lead_unit_id is not None and not row.is_urged_today]

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
    waiting = {one.task.id: one.extension for one in requests}
    why = reasons(*where, terms(today)["late"])
    rows = [
        Late(task, time_state(task, today).days or 0, waiting.get(task.id), urged, before or 0, why.get(task.id, []))
        for task, urged, before in late
    ]
    groups = _grouped(rows)
    groups.sort(key=lambda group: (-len(group.rows), -group.worst) if most_first else (-group.worst, -len(group.rows)))
    return Overdue(groups, requests)


def waiting_requests(person: User, *where: object, limit: int | None = None) -> list[Request]:
    """The requests for later days that wait in the person's commune, the oldest first, with who is in charge."""
    asked = (
        select(Task, Extension)
        .join(Extension, (Extension.commune_id == Task.commune_id) & (Extension.task_id == Task.id))
        .where(Task.commune_id == person.commune_id, Extension.decision.is_(None), *where)  # type: ignore[arg-type]
        .options(joinedload(Task.lead_unit).joinedload(Unit.leader).lazyload(User.appointments))
        .options(joinedload(Task.leader).lazyload(User.appointments))
        .order_by(Extension.asked_at, Extension.id)
    )
    return [Request(row[0], row[1]) for row in db.session.execute(asked.limit(limit))]


def _last_urge() -> ColumnElement[datetime]:
    standing = (Urge.commune_id == Task.commune_id, Urge.task_id == Task.id, Urge.withdrawn_at.is_(None))
    return select(func.max(Urge.at)).where(*standing).correlate(Task).scalar_subquery()


def _late_when_asked() -> ColumnElement[int]:
    granted = (Extension.commune_id == Task.commune_id, Extension.task_id == Task.id, Extension.decision == "granted")
    return select(func.max(Extension.days_late)).where(*granted).correlate(Task).scalar_subquery()


def _grouped(rows: list[Late]) -> list[Group]:
    groups: dict[int | None, Group] = {}
    for row in rows:
        groups.setdefault(row.task.lead_unit_id, Group(row.task.lead_unit, [])).rows.append(row)
    return list(groups.values())
