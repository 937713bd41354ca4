"""Ongoing duties: which period an update counts for, which are missing, and the same as SQL."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import ColumnElement, select

from app import clock
from app.database import db
from app.models import settings
from app.models.task import Task, TaskState, period, periods
from app.models.task.records import PeriodUpdate
from tests.world import Place

JUNE = clock.instant(date(2026, 6, 1))


def found(where: ColumnElement[bool]) -> set[int]:
    """The ids of the tasks that meet a condition."""
    db.session.flush()
    return set(db.session.scalars(select(Task.id).where(where)))


def write(task: Task, key: str) -> None:
    db.session.add(PeriodUpdate(commune_id=task.commune_id, task_id=task.id, period_key=key, text="Đã trực"))


@pytest.mark.parametrize(
    ("rhythm", "day", "key", "start", "end"),
    [
        ("weekly", date(2026, 10, 6), "2026-W41", date(2026, 10, 5), date(2026, 10, 11)),
        ("weekly", date(2027, 1, 1), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("monthly", date(2028, 2, 29), "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("quarterly", date(2026, 9, 30), "2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("half-yearly", date(2026, 7, 1), "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("yearly", date(2026, 7, 1), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(rhythm: str, day: date, key: str, start: date, end: date) -> None:
    assert period.of(rhythm, day) == period.Period(start, end, key)
    assert period.after(rhythm, period.before(rhythm, day)).key == key


def test_a_year_has_its_periods_each_once() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    counts = {rhythm: len(period.between(rhythm, first, last)) for rhythm in period.RHYTHMS}
    assert counts == {"weekly": 53, "monthly": 12, "quarterly": 4, "half-yearly": 2, "yearly": 1}


@pytest.mark.parametrize(
    ("recurrence", "rhythm"),
    [
        (None, None),
        ("daily", None),
        ("weekly", "weekly"),
        ("monthly by day 15; yearly", "monthly"),
        ("half-yearly; yearly", "half-yearly"),
        ("nine-monthly; yearly", "yearly"),
        ("periodic (interval not stated); ad hoc", "quarterly"),
    ],
)
def test_the_rhythm_that_words_name_is_the_one_that_is_counted(
    place: Place, recurrence: str | None, rhythm: str | None
) -> None:
    task = place.task(deadline_type="ongoing", recurrence=recurrence, created_at=JUNE - timedelta(days=900))
    assert periods.rhythm_in(recurrence) == rhythm
    today = date(2026, 10, 6)
    assert found(periods.missing_update(today)) == {task.id}
    write(task, period.before(rhythm or "monthly", today).key)
    assert found(periods.missing_update(today)) == set()


def test_the_last_ended_period_is_owed_and_no_other(place: Place) -> None:
    task = place.task(deadline_type="ongoing", created_at=JUNE)
    write(task, "2026-09")
    assert found(periods.missing_update(date(2026, 10, 31))) == set()
    assert found(periods.missing_update(date(2026, 11, 1))) == {task.id}
    write(task, "2026-10")
    assert found(periods.missing_update(date(2026, 11, 1))) == set()


def test_a_period_that_had_passed_its_middle_when_the_duty_came_is_not_owed(place: Place) -> None:
    early = place.task(deadline_type="ongoing", created_at=clock.instant(date(2026, 9, 15), 23))
    late = place.task(deadline_type="ongoing", created_at=clock.instant(date(2026, 9, 16), 1))
    assert found(periods.missing_update(date(2026, 10, 1))) == {early.id}
    assert found(periods.missing_update(date(2026, 11, 1))) == {early.id, late.id}


def test_dated_waiting_and_closed_work_owes_no_period(place: Place) -> None:
    place.task(deadline_type="recurring", recurrence="monthly", due_on=date(2026, 9, 30), created_at=JUNE)
    place.task(deadline_type="external", created_at=JUNE)
    for state in (TaskState.PAUSED, TaskState.REPORTED, TaskState.DONE, TaskState.CANCELLED):
        place.task(deadline_type="ongoing", state=state, created_at=JUNE)
    undated = place.task(deadline_type="recurring", recurrence="weekly", created_at=JUNE)
    assert found(periods.missing_update(date(2026, 10, 6))) == {undated.id}


def test_a_commune_may_write_each_quarter(place: Place, elsewhere: Place) -> None:
    ours = place.task(deadline_type="ongoing", created_at=JUNE)
    theirs = elsewhere.task(deadline_type="ongoing", created_at=JUNE)
    settings.write(place.id, "update_rhythm", "quarterly")
    for task in (ours, theirs):
        write(task, "2026-Q3")
    assert found(periods.missing_update(date(2026, 11, 2))) == {theirs.id}
    settings.write(place.id, "update_rhythm", "monthly")
    assert found(periods.missing_update(date(2026, 11, 2))) == {ours.id, theirs.id}


def test_accepted_work_is_silent_after_thirty_days(place: Place) -> None:
    long_ago, lately = clock.instant(date(2026, 9, 5)), clock.instant(date(2026, 9, 6))
    running = {"state": TaskState.IN_PROGRESS}
    never = place.task(**running, accepted_at=long_ago)
    old = place.task(**running, accepted_at=long_ago, last_note_at=long_ago)
    place.task(**running, accepted_at=long_ago, last_note_at=lately)
    place.task(**running, accepted_at=lately)
    place.task(created_at=long_ago)
    place.task(state=TaskState.PAUSED, accepted_at=long_ago)
    assert found(periods.silent(date(2026, 10, 6))) == {never.id, old.id}
