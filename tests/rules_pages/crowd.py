"""Random work of every kind under random rulings of every scope, for the property of forecasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app import clock
from app.database import db
from app.models import absences, calendar
from app.models.rules import editing
from app.models.rules.checking import PAST, hearers
from app.models.rules.defaults import OF_TASKS, RULES, Ruling
from app.models.task import Task, TaskState
from app.models.task.records import Extension, PeriodUpdate, Wait
from app.models.task.table import TaskUnit
from tests.world import Place

UNITS = ("culture", "economy", "centre", "office", None)
RHYTHMS = (None, "monthly", "quarterly", "weekly", "half-yearly", "yearly")
BEGAN = date(2026, 6, 1)
KINDS = ("dated", "dated", "reporting", "ongoing", "waiting", "reported", "asked", "explained", "part", "closed")


def days_off(place: Place, random: Random, today: date) -> None:
    """Some days off around a day, and a Saturday that is worked."""
    for ahead in random.sample(range(-15, 40), 6):
        day = today + timedelta(days=ahead)
        if day.weekday() < 5:
            calendar.add(place.people["admin"], day, "holiday", "Nghỉ")
    calendar.add(place.people["admin"], today + timedelta(days=(5 - today.weekday()) % 7 + 7), "make_up", "Làm bù")


def away(place: Place, random: Random, today: date) -> None:
    """Some people are away for some days, with somebody to stand in."""
    for who, stand_in in (("culture_head", "officer"), ("chair", "deputy"), ("secretary", "admin")):
        first = today + timedelta(days=random.randint(0, 10))
        days = {"from_on": first, "to_on": first + timedelta(days=random.randint(0, 12))}
        absences.begin(place.people[who], place.people[who], stand_in=place.people[stand_in], **days)


def make(place: Place, random: Random, today: date) -> Task:
    """A random task as it stands on a day."""
    kind = random.choice(KINDS)
    due = today + timedelta(days=random.randint(-25, 30))
    with clock.stopped(clock.instant(BEGAN + timedelta(days=random.randint(0, (today - BEGAN).days - 1)), 10)):
        task = _made(place, random, kind, due)
    if random.random() < 0.3:
        task.assignee_id = place.people["officer"].id
    if random.random() < 0.3:
        task.leader_id = place.people["deputy"].id
    _happened(place, random, kind, task, today)
    db.session.flush()
    return task


def _made(place: Place, random: Random, kind: str, due: date) -> Task:
    fields: dict[str, object] = {"unit": random.choice(UNITS), "state": random.choice(("unaccepted", "in_progress"))}
    if kind == "ongoing":
        task = place.task(deadline_type="ongoing", recurrence=random.choice(RHYTHMS), **fields)
    elif kind == "waiting":
        task = place.task(deadline_type="external", **fields)
    else:
        task = place.task(due_on=due, kind="reporting" if kind == "reporting" else "task", **fields)
    task.created_at = clock.now()
    return task


def _happened(place: Place, random: Random, kind: str, task: Task, today: date) -> None:
    ago = today - timedelta(days=random.randint(0, 14))
    if kind == "reported":
        task.state, task.submitted_on = TaskState.REPORTED, ago
    elif kind == "closed":
        task.state = random.choice((TaskState.DONE, TaskState.PAUSED, TaskState.CANCELLED))
    elif kind == "asked":
        days = {"from_on": task.due_on, "wanted_on": task.due_on + timedelta(days=9)}
        asked_at = clock.instant(ago, 15)
        db.session.add(Extension(commune_id=place.id, task_id=task.id, asked_at=asked_at, reason="Chờ vốn", **days))
    elif kind == "explained":
        task.explain_by = today + timedelta(days=random.randint(-10, 10))
    elif kind == "part":
        units = random.sample(["culture", "economy", "centre"], random.randint(1, 2))
        for unit in units:
            part = TaskUnit(commune_id=place.id, task_id=task.id, unit_id=place.units[unit].id)
            part.due_on = today + timedelta(days=random.randint(-15, 20))
            task.units.append(part)
    elif kind == "waiting" and random.random() < 0.7:
        again, ended = today + timedelta(days=random.randint(-15, 25)), random.choice((None, None, ago))
        days = {"asked_on": ago, "recheck_on": again, "ended_on": ended}
        db.session.add(Wait(commune_id=place.id, task_id=task.id, for_whom="Sở Nội vụ", **days))
    elif kind == "ongoing" and random.random() < 0.5:
        key = random.choice(("2026-09", "2026-10", "2026-Q3", "2026-Q4"))
        db.session.add(PeriodUpdate(commune_id=place.id, task_id=task.id, period_key=key, text="Đã làm"))


def rule(place: Place, random: Random, tasks: list[Task]) -> None:
    """Random rulings: some of the commune, of units, of tasks that haven't ended."""
    open_ = [task for task in tasks if task.state not in (TaskState.DONE, TaskState.CANCELLED)]
    for key in RULES:
        overs: list[editing.Over] = [None] if random.random() < 0.4 else []
        overs += [place.units[unit] for unit in ("culture", "economy") if random.random() < 0.4]
        overs += random.sample(open_, min(len(open_), 8)) if key in OF_TASKS else []
        for over in overs:
            editing.set_ruling(place.people["secretary"], key, over, _ruling(random, key))


def _ruling(random: Random, key: str) -> Ruling:
    rule_ = RULES[key]
    reach = range(-25, 1) if rule_.before else range(int(key in PAST), 15)
    words = hearers(rule_)
    wanted = replace(
        rule_.default,
        is_on=random.random() < 0.85,
        steps=tuple(random.sample(reach, random.randint(1, 4))),
        every=0 if rule_.before else random.choice((0, 0, 1, 2, 4, 7)),
    )
    return replace(wanted, audience=tuple(random.sample(words, random.randint(1, 2))))
