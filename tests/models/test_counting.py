"""The count: the identity, the same words in Python and SQL, a planted fault refused."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app import clock
from app.database import db
from app.models import counting
from app.models.counting import CountMismatch
from app.models.task import TaskState
from app.models.task.terms import TERMS
from app.models.task.timing import Time, time_state
from tests.world import Place

TODAY = date(2026, 10, 6)


def _all_kinds(place: Place) -> list:
    tasks = []
    dues = (None, TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=9))
    kinds = ("none", "date", "ongoing", "recurring", "external")
    for state, due, kind, unit in itertools.product(TaskState, dues, kinds, ("culture", None)):
        task = place.task(due_on=due, deadline_type=kind, unit=unit)
        task.state = state
        if state in (TaskState.REPORTED, TaskState.DONE):
            task.submitted_on = TODAY - timedelta(days=3)
        tasks.append(task)
    db.session.flush()
    return tasks


def test_every_task_sits_in_one_term_and_the_card_says_the_same(place: Place) -> None:
    tasks = _all_kinds(place)
    count = counting.count(place.id)
    assert count.adds_up
    assert count.total == sum(task.state != TaskState.CANCELLED for task in tasks)
    said = [time_state(task, TODAY).kind for task in tasks]
    for term, kinds in {
        "late": {Time.LATE},
        "in_time": {Time.TODAY, Time.SOON, Time.IN_TIME},
        "undated": {Time.UNDATED},
        "ongoing": {Time.ONGOING},
        "waiting": {Time.WAITING},
        "paused": {Time.PAUSED},
    }.items():
        assert count.terms[term] == sum(kind in kinds for kind in said), term
    assert count.done == said.count(Time.DONE)
    assert count.reported == said.count(Time.REPORTED)


def test_units_add_up_to_the_commune(place: Place) -> None:
    _all_kinds(place)
    whole, parts = counting.count(place.id), counting.by_unit(place.id)
    assert None in parts
    for term in TERMS:
        assert sum(part.terms[term] for part in parts.values()) == whole.terms[term]


def test_a_planted_fault_is_refused_and_named(place: Place) -> None:
    task = place.task()
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": task.id})
    for ask in (counting.count, counting.by_unit):
        with pytest.raises(CountMismatch) as refused:
            ask(place.id)
        assert refused.value.params["codes"] == task.code


def test_another_commune_counts_apart(place: Place, elsewhere: Place) -> None:
    elsewhere.task()
    assert counting.count(place.id).total == 0


def test_days_late_are_counted_from_the_effective_day(place: Place) -> None:
    sunday = date(2026, 10, 4)
    task = place.task(due_on=sunday)
    assert (task.due_on, task.due_effective_on, task.remind_by_on) == (sunday, date(2026, 10, 5), date(2026, 10, 2))
    assert time_state(task, TODAY).days == 1
    assert clock.today() == TODAY
