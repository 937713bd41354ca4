"""What the digest of a week tells a person, read at the moment it leaves (domain rules of §3.4, "Weekly digest").

Who works for a unit hears of the unit's tasks (an officer of those given to them): overdue, due this week, due next
week, duties without the update of their period. Who leads or keeps the commune's work hears what waits for them and
sees the table by unit. Every number is counted where the pages count it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import case, func, select

from app import clock
from app.database import db
from app.models import counting, powers, summary
from app.models.counting import Count, CountMismatch
from app.models.roles import LEADERS, Role
from app.models.task import Task, finding, five, period, period_updates
from app.models.task import desk as desks
from app.models.task.figures import Figure, figures
from app.models.task.overdue import waiting_requests
from app.models.task.period import WEEKLY, Period
from app.models.task.query import Query
from app.models.task.terms import terms
from app.models.unit import Unit
from app.models.user import User

SHOWN = 10
OVERSEERS = (Role.SECRETARIAT, *LEADERS)  # who gets the table by unit


@dataclass(frozen=True)
class Section:
    """One kind of the person's own tasks: `late`, `week`, `next` or `missing`; how many, and the first of them."""

    key: str
    figure: Figure
    tasks: list[Task]


@dataclass(frozen=True)
class Line:
    """A lead unit (None: nobody leads yet): the five numbers of an overview, and the days of its longest overdue."""

    unit: Unit | None
    numbers: dict[str, int]
    longest: int


@dataclass(frozen=True)
class Waiting:
    """What waits for the person: `confirm`, `extension` or `tray`; how many, and since how many working days."""

    key: str
    n: int
    days: int = 0


@dataclass(frozen=True)
class Digest:
    """The digest of a week on a day; `refused` where the numbers don't add up, so that there is no table."""

    week: Period
    sections: list[Section] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    whole: Line | None = None
    refused: CountMismatch | None = None

    @property
    def is_empty(self) -> bool:
        """Is there nothing to say?"""
        return not (self.sections or self.waiting or self.lines or self.refused)

    def number(self, key: str) -> int:
        """How many tasks a section holds; 0 where there is none."""
        return next((one.figure.n for one in self.sections if one.key == key), 0)


def of(person: User, today: date | None = None) -> Digest:
    """The digest of a person on a day; a bounded number of statements."""
    today = today or clock.today()
    week, sections = period.of(WEEKLY, today), _sections(person, today)
    if not person.holds(*OVERSEERS):
        return Digest(week, sections)
    waiting = _waiting(person)
    try:
        whole, lines = _table(person.commune_id, today)
    except CountMismatch as refused:
        return Digest(week, sections, waiting, refused=refused)
    return Digest(week, sections, waiting, lines, whole)


def own(person: User) -> Query | None:
    """The question that asks for the person's own tasks; None for who works in no unit."""
    heads = person.unit_ids(Role.DEPARTMENT_HEAD)
    if heads:
        return Query(unit_id=next(iter(heads))) if len(heads) == 1 else Query(unit_ids=heads)
    return Query(assignee_id=person.id) if person.unit_ids(Role.OFFICER) else None


def asked(mine: Query, today: date) -> dict[str, Query]:
    """The questions of the sections, in their order."""
    monday = period.of(WEEKLY, today).end + timedelta(days=1)
    late, ahead = {"times": frozenset({"late"})}, {"times": frozenset({"ok"})}
    return {
        "late": _with(mine, **late),
        "week": _with(mine, due="week"),
        "next": _with(mine, **ahead, from_on=monday, to_on=monday + timedelta(days=6)),
        "missing": _with(mine, update="missing"),
    }


def _with(mine: Query, **sieves: object) -> Query:
    return Query(**{name: getattr(mine, name) for name in mine.sieves} | sieves)


def _sections(person: User, today: date) -> list[Section]:
    mine = own(person)
    if mine is None:
        return []
    found = figures(person, asked(mine, today), today)
    return [Section(key, one, _first(person, one.query, today)) for key, one in found.items() if one.n]


def _first(person: User, query: Query, today: date) -> list[Task]:
    day = finding.day_for(person, today)
    rows = finding.rows(finding.conditions(query, day), query, day)
    tasks = list(db.session.scalars(rows).unique())
    period_updates.fill(tasks, today)
    return tasks


def _waiting(person: User) -> list[Waiting]:
    reports = desks.to_confirm(person, powers.Facts(person.commune_id))
    requests = [one for one in waiting_requests(person) if powers.may_decide_extension(person, one.task)]
    tray = desks.tray(person, 1)[1] if person.holds(Role.SECRETARIAT) else 0
    found = [
        Waiting("confirm", len(reports), max((one.days for one in reports), default=0)),
        Waiting("extension", len(requests)),
        Waiting("tray", tray),
    ]
    return [one for one in found if one.n]


def _table(commune_id: int, today: date) -> tuple[Line, list[Line]]:
    """The whole and its lead units, in the order of the page of figures. Raises CountMismatch."""
    found, beside = summary.summary(commune_id, today=today), _beside(commune_id, today)
    lines = [_line(one.unit, one.count, beside.get(one.unit.id if one.unit else None)) for one in found.lines]
    due = sum(line.numbers["due"] for line in lines)
    longest = max((line.longest for line in lines), default=0)
    return _line(None, found.count, (due, longest)), [line for line in lines if line.numbers["total"]]


def _line(unit: Unit | None, count: Count, beside: tuple[int, int] | None) -> Line:
    due, longest = beside or (0, 0)
    numbers = {"total": count.total, "done": count.done, "reported": count.reported, "late": count.late, "due": due}
    return Line(unit, {key: numbers[key] for key in five.asked()}, longest)


def _beside(commune_id: int, today: date) -> dict[int | None, tuple[int, int]]:
    """For each lead unit how many tasks fall due within 30 days, and the days of its longest overdue; one statement."""
    due, late = counting.due_within(commune_id, int(five.DUE), today), terms(today)["late"]
    asked_for = (func.sum(case((due, 1), else_=0)), func.min(case((late, Task.due_effective_on))))
    rows = db.session.execute(
        select(Task.lead_unit_id, *asked_for).where(Task.commune_id == commune_id).group_by(Task.lead_unit_id)
    )
    return {row[0]: (row[1] or 0, (today - row[2]).days if row[2] else 0) for row in rows}
