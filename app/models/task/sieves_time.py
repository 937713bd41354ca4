"""What the calendar says of a task as conditions of the list: groups of the board, age of delay, what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_

from app.models.task.query import AGES
from app.models.task.table import Task
from app.models.task.terms import counted, first_terms, terms
from app.models.task.timing import SOON_DAYS

Conditions = dict[str, ColumnElement[bool]]


@dataclass(frozen=True)
class Day:
    """A commune's day that a list is asked on, and within how many days the commune calls a task due soon."""

    commune_id: int
    today: date
    soon_days: int = SOON_DAYS


def terms_of(day: Day) -> Conditions:
    """The terms of the count, by the present and by the first deadline."""
    return {**terms(day.today), **first_terms(day.today)}


def groups(day: Day) -> Conditions:
    """The groups of `board.GROUPS`, and `open`, from the terms of the count."""
    term = terms(day.today)
    return {
        "late": term["late"],
        "soon": and_(term["in_time"], Task.due_effective_on <= day.today + timedelta(days=day.soon_days)),
        "ok": term["in_time"],
        "rep": term["ongoing"],
        "hold": term["waiting"],
        "none": term["undated"],
        "wait": or_(*(condition for key, condition in term.items() if key.startswith("reported"))),
        "done": or_(*(condition for key, condition in term.items() if key.startswith("done"))),
        "paused": term["paused"],
        "open": and_(counted(), Task.closed_at.is_(None)),
    }


def ages(day: Day) -> Conditions:
    """How long late tasks have been late, in days: the keys of AGES."""
    late = terms(day.today)["late"]
    return {key: and_(late, *_days_late(day, *bounds)) for key, bounds in AGES.items()}


def dues(day: Day) -> Conditions:
    """Open and in time, due by the Sunday of this week or within 30 days."""
    in_time = terms(day.today)["in_time"]
    sunday = day.today + timedelta(days=6 - day.today.weekday())
    return {
        "week": and_(in_time, Task.due_effective_on <= sunday),
        "30": and_(in_time, Task.due_effective_on <= day.today + timedelta(days=30)),
    }


def _days_late(day: Day, least: int, most: int | None) -> list[ColumnElement[bool]]:
    bounds = [Task.due_effective_on <= day.today - timedelta(days=least)]
    if most is not None:
        bounds.append(Task.due_effective_on >= day.today - timedelta(days=most))
    return bounds
