"""The day from which a task is to be asked about again: SQL and a plain look agree on both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import db
from app.models.task import Task, waits
from tests import world
from tests.finding.crowd import crowd
from tests.finding.plain import World, recheck_day
from tests.world import Place


def days_of(place: Place) -> dict[int, date | None]:
    """The day of each task, from the database."""
    db.session.flush()
    asked = select(Task.id, waits.recheck_day()).where(Task.commune_id == place.id)
    return {row[0]: row[1] for row in db.session.execute(asked)}


def check(place: Place) -> None:
    """Every task of a crowd has the same day both ways; days of each kind are among them."""
    there: World = crowd(place, 240, seed=1)
    found = days_of(place)
    assert found == {task.id: recheck_day(there, task) for task in there.tasks}
    kinds = {(day is None, any(row.task_id == task_id for row in there.waits)) for task_id, day in found.items()}
    assert len(kinds) == 4


def made_at_night(place: Place) -> None:
    """A task made between midnight in Vietnam and midnight in Greenwich counts its month from the Vietnamese day."""
    for hour, day in ((16, 10), (17, 11)):
        at = datetime(2026, 9, 10, hour, 30, tzinfo=clock.now().tzinfo)
        task = place.task(deadline_type="external", created_at=at)
        assert days_of(place)[task.id] == date(2026, 9, day) + timedelta(days=30)


def test_sqlite_gives_the_day_of_a_plain_look(place: Place) -> None:
    check(place)
    made_at_night(place)


@pytest.mark.postgres
def test_postgresql_gives_the_day_of_a_plain_look(request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("postgres")
    there = world.build("mau", "Mẫu")
    check(there)
    made_at_night(there)
