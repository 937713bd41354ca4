"""The list's questions answered in plain Python over all tasks: what the SQL must agree with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from app import clock
from app.models.task import Task, TaskState, TaskUnit, period, periods, six
from app.models.task.query import AGES, NO_UNIT, Query
from app.models.task.records import Extension, PeriodUpdate, Wait
from app.models.task.timing import Time, TimeState, time_state
from app.models.text import fold
from app.models.working_days import WorkingDays

OPEN = ("unaccepted", "in_progress")
KINDS = {
    "late": {Time.LATE},
    "soon": {Time.TODAY, Time.SOON},
    "ok": {Time.TODAY, Time.SOON, Time.IN_TIME},
    "rep": {Time.ONGOING},
    "hold": {Time.WAITING},
    "none": {Time.UNDATED},
    "wait": {Time.REPORTED},
    "done": {Time.DONE},
    "paused": {Time.PAUSED},
}


@dataclass
class World:
    """All rows of a commune as they lie in memory."""

    tasks: list[Task]
    today: date
    soon_days: int = 7
    waits: list[Wait] = field(default_factory=list)
    parts: list[TaskUnit] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    updates: list[PeriodUpdate] = field(default_factory=list)

    def time(self, task: Task) -> TimeState:
        """The time state of a task."""
        return time_state(task, self.today, self.soon_days)

    def total(self, query: Query) -> int:
        """How many tasks answer the question."""
        asked = [ANSWERS[name] for name in query.sieves]
        return sum(all(holds(self, task, query) for holds in [_counted, *asked]) for task in self.tasks)


def _counted(_world: World, task: Task, query: Query) -> bool:
    return task.state != TaskState.CANCELLED or TaskState.CANCELLED in query.states


def _term(world: World, task: Task) -> str:
    time = world.time(task)
    if time.kind in (Time.DONE, Time.REPORTED):
        judged = {True: "on_time", False: "late", None: "undated"}[time.on_time]
        return f"{time.kind}_{judged}"
    return "in_time" if time.kind in KINDS["ok"] else str(time.kind)


def _days_late(world: World, task: Task) -> int:
    time = world.time(task)
    return time.days or 0 if time.kind == Time.LATE else 0


def _aged(world: World, task: Task, query: Query) -> bool:
    days = _days_late(world, task)
    return any(least <= days <= (most or days) for least, most in (AGES[key] for key in query.ages))


def _due(world: World, task: Task, query: Query) -> bool:
    if world.time(task).kind not in KINDS["ok"] or task.due_effective_on is None:
        return False
    sunday = next(day for day in (world.today + timedelta(n) for n in range(7)) if day.weekday() == 6)
    last = sunday if query.due == "week" else world.today + timedelta(days=30)
    return world.today <= task.due_effective_on <= last


def _waits(world: World, task: Task, query: Query) -> bool:
    if query.waits in ("confirmation", "long_reported"):
        waited = WorkingDays().between(task.submitted_on or world.today, world.today)
        return task.state == "reported" and (query.waits == "confirmation" or waited > 3)
    if task.state not in OPEN:
        return False
    if query.waits == "guidance":
        return any(row.task_id == task.id and row.ended_on is None for row in world.waits)
    if query.waits == "ask_again":
        return (recheck_day(world, task) or date.max) <= world.today
    asked = _asked(world, task)
    return any(query.waits == "part" or bool(row.due_on and row.due_on < world.today) for row in asked)


def recheck_day(world: World, task: Task) -> date | None:
    """The day from which a task is to be asked about again."""
    own = [row for row in world.waits if row.task_id == task.id]
    standing = [row.recheck_on for row in own if row.ended_on is None]
    if task.state not in OPEN or not (standing or world.time(task).kind == Time.WAITING):
        return None
    cared = max((row.ended_on for row in own if row.ended_on), default=clock.local(task.created_at).date())
    return standing[-1] if standing else cared + timedelta(days=30)


def _asked(world: World, task: Task) -> list[TaskUnit]:
    own = [row for row in world.parts if row.task_id == task.id and not row.answered_at]
    return [row for row in own if row.duty or row.due_on]


def _parts(world: World, task: Task, query: Query) -> bool:
    return task.state in OPEN and any(row.unit_id in query.part_unit_ids for row in _asked(world, task))


def _extension(world: World, task: Task, query: Query) -> bool:
    if query.extension == "extended":
        return task.extended > 0
    return any(row.task_id == task.id and row.decision is None for row in world.extensions)


def _update(world: World, task: Task, query: Query) -> bool:
    if query.update == "silent":
        last, quiet = task.last_note_at or task.accepted_at, clock.instant(world.today - timedelta(days=30))
        return task.state == "in_progress" and last is not None and last < quiet
    owed = period.before(periods.rhythm_of(task), world.today)
    written = any((row.task_id, row.period_key) == (task.id, owed.key) for row in world.updates)
    there = task.created_at < clock.instant(owed.middle + timedelta(days=1))
    return world.time(task).kind == Time.ONGOING and there and not written


def _terms(world: World, task: Task, query: Query) -> bool:
    first = Task(state=task.state, deadline_type=task.deadline_type, submitted_on=task.submitted_on)
    first.due_effective_on = task.first_effective_on
    return _term(world, task) in query.terms or f"first_{_term(world, first)}" in query.terms


def _times(world: World, task: Task, query: Query) -> bool:
    open_ = "open" in query.times and task.closed_at is None
    return open_ or any(world.time(task).kind in KINDS.get(key, ()) for key in query.times)


ANSWERS: dict[str, Callable[[World, Task, Query], bool]] = {
    "text": lambda _w, task, query: all(word in task.search_key for word in fold(query.text).split()),
    "unit_id": lambda _w, task, query: task.lead_unit_id == (None if query.unit_id == NO_UNIT else query.unit_id),
    "unit_ids": lambda _w, task, query: task.lead_unit_id in query.unit_ids,
    "part_unit_ids": _parts,
    "kind": lambda _w, task, query: task.kind == query.kind,
    "plan_id": lambda _w, task, query: task.plan_id == query.plan_id,
    "field": lambda _w, task, query: task.section == query.field,
    "times": _times,
    "terms": _terms,
    "ages": _aged,
    "states": lambda _w, task, query: task.state in query.states,
    "due": _due,
    "from_on": lambda _w, task, query: bool(task.due_effective_on and task.due_effective_on >= query.from_on),
    "to_on": lambda _w, task, query: bool(task.due_effective_on and task.due_effective_on <= query.to_on),
    "assignee_id": lambda _w, task, query: task.assignee_id == query.assignee_id,
    "leader_id": lambda _w, task, query: task.in_charge_id == query.leader_id,
    "lacks": lambda _w, task, query: task.state in OPEN and query.lacks in six.missing(task),
    "update": _update,
    "waits": _waits,
    "extension": _extension,
    "explanation": lambda _w, task, _query: getattr(task, "explain_by", None) is not None,
    "obstacle": lambda _w, task, _query: task.obstacle and task.state in OPEN,
    "returned": lambda _w, task, _query: task.returned > 0 and task.state in OPEN,
}
