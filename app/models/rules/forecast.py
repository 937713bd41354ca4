"""When each rule speaks next of a task or a unit, to whom, and why or why not; by what the sweep itself asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from heapq import nsmallest
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import absences, office_hours, stand_ins, working_days
from app.models.notification import Notification
from app.models.roster import Roster
from app.models.rules.book import Book
from app.models.rules.candidates import REPORTING, candidates
from app.models.rules.defaults import (
    CONFIRM_WAITS,
    DUE_BEFORE,
    EXPLANATION_LATE,
    EXTENSION_WAITS,
    OF_TASKS,
    PART_DUE,
    PART_OVERDUE,
    RECHECK,
    REPORTING_DUE,
    RULES,
    SCHEDULED,
    UNIT,
    UPDATE_MISSING,
    Rule,
    Ruling,
)
from app.models.rules.looking import Candidate, Look
from app.models.rules.occasions import Anchor, Occasion, following, latest
from app.models.stand_ins import StandIns
from app.models.task import Task
from app.models.unit import Unit
from app.models.user import User

TOLD = 60  # notifications of a rule that are shown


@dataclass(frozen=True)
class Forecast:
    """What a rule does for a task (or a part of it).

    `now` is the occasion that stands, `coming` the next one, told on `next_on` to `people` if nothing changes (where
    none comes, they would hear today); `silent` is the code of why it says nothing: off, not_open, no_date, passed,
    reporting, not_reporting, no_report, no_request, no_explanation, no_wait, not_ongoing, no_part. `told` are the
    notifications made so far, newest first.
    """

    rule: Rule
    ruling: Ruling
    anchor: Anchor | None = None
    now: Occasion | None = None
    coming: Occasion | None = None
    next_on: date | None = None
    people: list[User] = field(default_factory=list)
    silent: str | None = None
    told: list[Notification] = field(default_factory=list)
    part_unit_id: int | None = None


@dataclass(frozen=True)
class Coming:
    """The next time that a rule speaks of a task or of what a unit owes: on which day, of which occasion, to whom."""

    subject: Task | Unit
    on: date
    occasion: Occasion
    people: list[User]

    @property
    def task(self) -> Task | None:
        """The subject if it is a task; else it is a unit, which owes something itself."""
        return self.subject if isinstance(self.subject, Task) else None


class Next(NamedTuple):
    """The working day on which something is told next, and the occasion that has come by then."""

    on: date
    occasion: Occasion


class _Seer:
    """What is asked of every candidate of a commune, read once."""

    def __init__(self, commune_id: int, task_ids: list[int] | None = None) -> None:
        self.days, self.book = working_days.of(commune_id), Book(commune_id)
        self.day = office_hours.last_opening(clock.now(), self.days)
        self.commune_id, self.absences = commune_id, absences.holding(commune_id)
        self._rosters: dict[date, Roster] = {}
        self.look = Look(commune_id, self.day, self.days, self.book, task_ids, ahead=True)

    def ruling(self, one: Candidate) -> Ruling:
        return self.book.of(one.rule.key, one.unit_id, one.task_id)

    def hearers(self, one: Candidate, on: date | None) -> list[User]:
        """Who hears of a candidate on a day (today): by the appointments and the absences of that day."""
        return self._roster(on or clock.today()).audience(self.ruling(one).audience, one)

    def _roster(self, day: date) -> Roster:
        if day not in self._rosters:
            roster = Roster(self.commune_id, day, self.people)
            away = [row for row in self.absences if row.from_on <= day <= row.to_on]
            roster.stand_ins = StandIns({row.user_id: row.stand_in_id for row in away}, day)
            self._rosters[day] = roster
        return self._rosters[day]

    @cached_property
    def people(self) -> dict[int, User]:
        """Everybody who can be told something."""
        return stand_ins.everybody(self.commune_id)

    def now(self, one: Candidate) -> Occasion | None:
        return latest(one.rule, self.ruling(one), one.anchor, self.day, self.days)

    def coming(self, one: Candidate) -> Next | None:
        """What is told next of a candidate; an occasion of a day off waits for the next working day."""
        ruling = self.ruling(one)
        first = following(one.rule, ruling, one.anchor, self.day, self.days)
        on = self.days.forward(first.on) if first is not None else None
        if on is None or (one.until is not None and on > one.until):
            return None
        occasion = latest(one.rule, ruling, one.anchor, on, self.days)
        return Next(on, occasion) if occasion is not None else None


def of(task: Task) -> list[Forecast]:
    """Every rule's forecast for a task, in the order of the rules; a coordinating part has its own."""
    seer, told = _Seer(task.commune_id, [task.id]), _told(task)
    found: dict[tuple[str, str], list[Candidate]] = {}
    for one in candidates(seer.look, *OF_TASKS):
        found.setdefault((one.rule.key, one.anchor.suffix), []).append(one)
    lines = []
    for rule in map(RULES.__getitem__, OF_TASKS):
        its = [same for (key, _suffix), same in found.items() if key == rule.key]
        names = {rule.key, rule.today}
        heard = [row for row in told if row.rule in names]
        lines += [_speaking(seer, same, heard) for same in its] or [_silent(seer, rule, task, heard)]
    return lines


def coming(commune_id: int, rule: str, limit: int) -> list[Coming]:
    """The next times that a rule speaks in a commune, the soonest first, each task or unit's period once."""
    seer, soonest = _Seer(commune_id), dict[tuple[int, str], tuple[Next, Candidate]]()
    for one in candidates(seer.look, rule):
        its = seer.coming(one) if one.rule.key == rule and seer.ruling(one).is_on else None
        key = (one.subject_id, one.anchor.suffix)
        if its is not None and (key not in soonest or its.on < soonest[key][0].on):
            soonest[key] = (its, one)
    first = nsmallest(limit, soonest.values(), key=lambda pair: (pair[0].on, pair[1].subject_id))
    subjects = _subjects(commune_id, RULES[rule].of, {one.subject_id for _next, one in first})
    return [Coming(subjects[one.subject_id], its.on, its.occasion, seer.hearers(one, its.on)) for its, one in first]


def _speaking(seer: _Seer, same: list[Candidate], heard: list[Notification]) -> Forecast:
    """Of several anchors (the period that ended, the next one owed) the first stands, the soonest comes."""
    first, ruling = same[0], seer.ruling(same[0])
    told = [row for row in heard if row.occasion.endswith(first.anchor.suffix)]
    which: dict[str, Any] = {
        "rule": first.rule,
        "ruling": ruling,
        "anchor": first.anchor,
        "part_unit_id": first.part_unit_id,
    }
    if not ruling.is_on:
        return Forecast(**which, silent="off", told=told)
    nexts = [its for its in map(seer.coming, same) if its is not None]
    soonest = min(nexts, key=lambda its: its.on, default=None)
    return Forecast(
        **which,
        now=seer.now(first),
        coming=soonest.occasion if soonest else None,
        next_on=soonest.on if soonest else None,
        people=seer.hearers(first, soonest.on if soonest else None),
        told=told,
    )


def _silent(seer: _Seer, rule: Rule, task: Task, heard: list[Notification]) -> Forecast:
    ruling = seer.book.of(rule.key, task.lead_unit_id, task.id)
    return Forecast(rule, ruling, silent=_why(rule.key, task, seer.day) if ruling.is_on else "off", told=heard)


def _why(rule: str, task: Task, day: date) -> str:
    """Why nothing of a task is looked at by a rule."""
    if rule in _LACKS and (task.is_open or rule in (CONFIRM_WAITS, EXPLANATION_LATE)):
        return _LACKS[rule]
    if not task.is_open:
        return "not_open"
    return _why_not_dated(rule, task, day)


def _why_not_dated(rule: str, task: Task, day: date) -> str:
    if task.due_effective_on is None or task.deadline_type == "ongoing":
        return "no_date"
    if rule == DUE_BEFORE and task.kind == REPORTING:
        return "reporting"
    if rule == REPORTING_DUE and task.kind != REPORTING:
        return "not_reporting"
    return "passed" if task.due_effective_on < day else "no_date"


_LACKS = {
    CONFIRM_WAITS: "no_report",
    EXTENSION_WAITS: "no_request",
    EXPLANATION_LATE: "no_explanation",
    UPDATE_MISSING: "not_ongoing",
    RECHECK: "no_wait",
    PART_DUE: "no_part",
    PART_OVERDUE: "no_part",
}


def _told(task: Task) -> list[Notification]:
    """The newest notifications of each rule, newest first."""
    its = (Notification.commune_id == task.commune_id, Notification.subject_kind == Task.__tablename__)
    back = func.row_number().over(partition_by=Notification.rule, order_by=Notification.id.desc()).label("back")
    which = (*its, Notification.subject_id == task.id, Notification.rule.in_(SCHEDULED))
    newest = select(Notification.id, back).where(*which).subquery()
    asked = select(Notification).where(Notification.id.in_(select(newest.c.id).where(newest.c.back <= TOLD)))
    return list(db.session.scalars(asked.order_by(Notification.id.desc())))


def _subjects(commune_id: int, kind: str, ids: set[int]) -> Mapping[int, Task | Unit]:
    if kind == UNIT:
        units = select(Unit).where(Unit.commune_id == commune_id, Unit.id.in_(ids))
        return {unit.id: unit for unit in db.session.scalars(units)}
    tasks = select(Task).where(Task.commune_id == commune_id, Task.id.in_(ids)).options(joinedload(Task.lead_unit))
    return {task.id: task for task in db.session.scalars(tasks)}
