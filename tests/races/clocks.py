"""Many clocks that ask for the next occurrences in the same moment, on whatever database the application has."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from datetime import date
from functools import partial

from flask import Flask
from sqlalchemy import select

from app import clock, database
from app.database import db
from app.models import working_days
from app.models.task import Task, finding, series
from app.models.task.occurrences import Rule
from app.models.task.table import Series
from app.models.user import User
from tests.world import Place

CLOCKS = 6


def many_clocks_make_one_occurrence_of_each_series(app: Flask, place: Place) -> None:
    """Five monthly duties, a month later six clocks: five occurrences, all made by one of them."""
    tasks = [place.task(f"Việc {n}", deadline_type="recurring") for n in range(5)]
    for task in tasks:
        assert series.start(task, Rule("monthly", 2026), "recurring", working_days.of(place.id))
    db.session.commit()
    clock.stop(clock.instant(date(2026, 11, 2), 8))
    commune_id = place.id
    made: list[int] = []
    failed = _at_once(app, [lambda: made.append(len(series.catch_up(commune_id)))] * CLOCKS)
    assert (failed, sorted(made)) == ([], [0] * (CLOCKS - 1) + [5])
    db.session.rollback()
    keys = db.session.scalars(select(Task.period_key).order_by(Task.id)).all()
    assert keys == ["2026-10"] * 5 + ["2026-11"] * 5


def ending_while_a_clock_makes_the_next_never_deadlocks(app: Flask, place: Place) -> None:
    """Twelve monthly duties that are ended one by one while a clock makes the next of all: nobody waits in a ring."""
    tasks = [place.task(f"Việc {n}", deadline_type="recurring") for n in range(12)]
    for task in tasks:
        assert series.start(task, Rule("monthly", 2026), "recurring", working_days.of(place.id))
    commune_id, by, ids = place.id, place.people["secretary"].id, [task.id for task in tasks]
    db.session.commit()
    clock.stop(clock.instant(date(2026, 11, 2), 8))

    def end(task_id: int) -> None:
        person = db.session.get_one(User, by)
        series.end(finding.to_change(person, task_id), person, "Không còn phù hợp")

    acts = [lambda: len(series.catch_up(commune_id)), *(partial(end, task_id) for task_id in reversed(ids))]
    assert list(map(repr, _at_once(app, acts))) == []
    db.session.rollback()
    assert db.session.scalars(select(Series.id).where(Series.ended_on.is_(None))).all() == []


def _at_once(app: Flask, acts: Sequence[Callable[[], object]]) -> list[BaseException]:
    """Do each act in a transaction of a thread of its own, all at once; what went wrong."""
    start, failed = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            with app.app_context(), database.writing(False):
                start.wait(30)
                with database.transaction():
                    act()
        except BaseException as error:  # what a thread raises would be lost
            failed.append(error)

    threads = [threading.Thread(target=copy_context().run, args=(run, act)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed
