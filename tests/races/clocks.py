"""Many clocks that ask for the next occurrences in the same moment, on whatever database the application has."""

from __future__ import annotations

import threading
from contextvars import copy_context
from datetime import date

from flask import Flask
from sqlalchemy import select

from app import clock, database
from app.database import db
from app.models import working_days
from app.models.task import Task, series
from app.models.task.occurrences import Rule
from tests.world import Place

CLOCKS = 6


def many_clocks_make_one_occurrence_of_each_series(app: Flask, place: Place) -> None:
    """Five monthly duties, a month later six clocks: five occurrences, all made by one of them."""
    tasks = [place.task(f"Việc {n}", deadline_type="recurring") for n in range(5)]
    for task in tasks:
        assert series.start(task, Rule("monthly", 2026), "recurring", working_days.of(place.id))
    db.session.commit()
    clock.stop(clock.instant(date(2026, 11, 2), 8))
    commune_id, start = place.id, threading.Barrier(CLOCKS)
    made: list[int] = []
    failed: list[BaseException] = []

    def tick() -> None:
        try:
            with app.app_context(), database.writing(False):
                start.wait(30)
                with database.transaction():
                    made.append(len(series.catch_up(commune_id)))
        except BaseException as error:  # what a thread raises would be lost
            failed.append(error)

    threads = [threading.Thread(target=copy_context().run, args=(tick,)) for _clock in range(CLOCKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (failed, sorted(made)) == ([], [0] * (CLOCKS - 1) + [5])
    db.session.rollback()
    keys = db.session.scalars(select(Task.period_key).order_by(Task.id)).all()
    assert keys == ["2026-10"] * 5 + ["2026-11"] * 5
