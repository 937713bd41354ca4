"""Evidence for the grading of people, by person and month (domain rules §3.5; Decrees 335/2025 and 233/2026).

Facts only: assigned, done, in time, returned with the reason, late, an objective cause that somebody confirmed. No
score, no order by merit: people are graded by those whose duty it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, lazyload

from app import clock
from app.database import db
from app.models.errors import NotAllowed
from app.models.exporting import whose
from app.models.task import Task, TaskState
from app.models.task.period import MONTHLY, ONE, Period
from app.models.task.period import of as period_of
from app.models.task.records import Extension, Submission
from app.models.task.terms import counted
from app.models.text import sort_key
from app.models.unit import Unit
from app.models.user import User

EARLIEST = 2000  # the first year that is asked for


@dataclass
class Evidence:
    """What happened in a month to the tasks that a person carries out, as they are assigned now.

    A task that nobody was given is carried out by the head of its lead unit at the time.

    `given`: given to the commune in the month; `due`: whose day lies in it; `done`: reported in it and confirmed;
    `late`: whose day passed in it without a report; `returned`, `extended`: reports sent back and later days granted.
    """

    person: User
    month: Period
    given: list[Task] = field(default_factory=list)
    due: list[Task] = field(default_factory=list)
    done: list[Task] = field(default_factory=list)
    late: list[Task] = field(default_factory=list)
    returned: list[Submission] = field(default_factory=list)
    extended: list[Extension] = field(default_factory=list)

    @property
    def unit(self) -> Unit | None:
        """The person's unit today."""
        return next(iter(self.person.units()), None)

    @property
    def on_time(self) -> list[Task]:
        """What was done by its day, or has none."""
        return [one for one in self.done if _in_time(one)]

    @property
    def still_late(self) -> list[Task]:
        """What became late in the month and isn't reported today."""
        return [one for one in self.late if one.is_open]

    @property
    def tasks(self) -> list[Task]:
        """Every task that is counted anywhere, by number."""
        every = {one.id: one for one in (*self.given, *self.due, *self.done, *self.late)}
        return sorted(every.values(), key=lambda one: (one.year, one.number))

    @property
    def is_empty(self) -> bool:
        """Is there nothing to show of the person?"""
        return not (self.tasks or self.returned or self.extended)


@dataclass(frozen=True)
class Found:
    """The rows of people, and the tasks of the month that are in none: nobody is known to carry them out."""

    rows: list[Evidence]
    left_out: list[Task]


class _Book:
    """The evidence of a month of everybody in a commune, as it is gathered."""

    def __init__(self, commune_id: int, month: Period) -> None:
        people = list(db.session.scalars(select(User).where(User.commune_id == commune_id)).unique())
        self.found = {one.id: Evidence(one, month) for one in people}
        self.heads = whose.Heads(people)
        self.left_out: dict[int, Task] = {}

    def of(self, task: Task, day: date) -> Evidence | None:
        """Whose task it is on a day; one that is nobody's is noted."""
        row = self.found.get(self.heads.carries(task, day) or 0)
        if row is None:
            self.left_out[task.id] = task
        return row


def of(person: User, month: Period) -> Found:
    """The evidence of a month that a person may see (`whose.may_see`), by unit and name. Raises NotAllowed.

    An extension that was granted is what says that a cause was objective, and who confirmed it.
    """
    if not whose.may_read(person):
        raise NotAllowed("evidence_not_yours")
    book = _gathered(person.commune_id, month)
    rows = [one for one in book.found.values() if not one.is_empty and whose.may_see(person, one.person)]
    left_out = [one for one in book.left_out.values() if whose.may_see_unit(person, one.lead_unit_id)]
    return Found(sorted(rows, key=_place), left_out)


def _gathered(commune_id: int, month: Period) -> _Book:
    book = _Book(commune_id, month)
    for task in db.session.scalars(_tasks(commune_id, month)):
        if (row := book.of(task, _day(task, month))) is not None:
            _count(row, task)
    for sent, task in db.session.execute(_decided(Submission, month, commune_id, "returned")):
        if (row := book.of(task, clock.local(sent.decided_at).date())) is not None:
            row.returned.append(sent)
    for asked, task in db.session.execute(_decided(Extension, month, commune_id, "granted")):
        if (row := book.of(task, clock.local(asked.decided_at).date())) is not None:
            row.extended.append(asked)
    return book


def _day(task: Task, month: Period) -> date:
    """The day of the month that decides whose a task was: reported, else due, else given."""
    days = (task.submitted_on, task.due_effective_on)
    within = [one for one in days if one is not None and month.start <= one <= month.end]
    return min(within[0], clock.today()) if within else clock.local(task.created_at).date()


def month_of(key: str) -> Period:
    """The month of a key (`2026-09`), by default the last one that has ended; never one to come."""
    now = period_of(MONTHLY, clock.today())
    try:
        wanted = period_of(MONTHLY, date.fromisoformat(f"{key}-01"))
    except ValueError:
        return period_of(MONTHLY, now.start - ONE)
    return min(wanted, now, key=lambda one: one.start) if wanted.start.year >= EARLIEST else now


def months(count: int = 24) -> list[Period]:
    """The months that may be asked for, the newest first."""
    found = [period_of(MONTHLY, clock.today())]
    while len(found) < count:
        found.append(period_of(MONTHLY, found[-1].start - ONE))
    return found


def _tasks(commune_id: int, month: Period) -> Select:
    came = (Task.created_at >= clock.instant(month.start), Task.created_at < clock.instant(month.end + ONE))
    when = or_(_within(Task.due_effective_on, month), _within(Task.submitted_on, month), and_(*came))
    return select(Task).where(Task.commune_id == commune_id, counted(), when)


def _within(day: Any, month: Period) -> ColumnElement[bool]:
    return day.between(month.start, month.end)


def _count(evidence: Evidence, task: Task) -> None:
    month = evidence.month
    due, sent = task.due_effective_on, task.submitted_on
    if month.start <= clock.local(task.created_at).date() <= month.end:
        evidence.given.append(task)
    if due is not None and month.start <= due <= month.end:
        evidence.due.append(task)
        if due < clock.today() and (sent is None or sent > due) and task.state != TaskState.PAUSED:
            evidence.late.append(task)
    if task.state == TaskState.DONE and sent is not None and month.start <= sent <= month.end:
        evidence.done.append(task)


def _decided(model: type[Submission] | type[Extension], month: Period, commune_id: int, decision: str) -> Select:
    """What was decided so in a month, with its task and who decided."""
    its = and_(Task.commune_id == model.commune_id, Task.id == model.task_id)
    when = (model.decided_at >= clock.instant(month.start), model.decided_at < clock.instant(month.end + ONE))
    who = joinedload(model.decided_by).options(lazyload(User.appointments))
    its_own = (model.commune_id == commune_id, model.decision == decision)
    return select(model, Task).join(Task, its).where(*its_own, *when).order_by(model.id).options(who)


def _in_time(task: Task) -> bool:
    due, sent = task.due_effective_on, task.submitted_on
    return due is None or (sent is not None and sent <= due)


def _place(one: Evidence) -> tuple[int, str, str]:
    unit = one.unit
    return unit.position if unit else 0, unit.sort_key if unit else "", sort_key(one.person.name)
