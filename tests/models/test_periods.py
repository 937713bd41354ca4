"""Ongoing duties: which period an update counts for, which are missing, and the same as SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import ColumnElement, select

from app import clock
from app.database import db
from app.models import event, settings
from app.models.errors import NotAllowed, Refused, Stale
from app.models.task import Task, TaskState, period, period_updates, periods, progress
from app.models.task.records import PeriodUpdate
from app.state_words import state_words
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


def test_a_note_is_the_result_of_the_period_that_is_owed_then_of_the_present_one(place: Place) -> None:
    head = place.people["culture_head"]
    task = place.task(deadline_type="ongoing", created_at=JUNE)
    for text in ("Tháng 9 trực đủ", "Tháng 10 trực 3 buổi", "Tháng 10 trực 5 buổi"):
        progress.note(task, head, text)
    db.session.flush()
    rows = {row.period_key: row.text for row in db.session.scalars(select(PeriodUpdate))}
    assert rows == {"2026-09": "Tháng 9 trực đủ", "2026-10": "Tháng 10 trực 5 buổi"}
    assert [one.text for one in progress.updates(task)][0] == "Tháng 10 trực 5 buổi" and len(
        progress.updates(task)
    ) == 3
    assert [one.verb for one in event.of(task)] == ["task.period_written"] * 3
    assert task.last_note == "Tháng 10 trực 5 buổi"


def test_a_period_may_be_chosen_among_the_open_ones(place: Place) -> None:
    head = place.people["culture_head"]
    task = place.task(deadline_type="ongoing", created_at=JUNE)
    assert period_updates.write(task, head, "Tháng này", "2026-10").period_key == "2026-10"
    assert found(periods.missing_update(clock.today())) == {task.id}
    for key in ("2026-08", "2026-11", "2026-Q3", "nhầm"):
        with pytest.raises(Refused, match="period_wrong"):
            period_updates.write(task, head, "Bù", key)
    with pytest.raises(Refused, match="period_wrong"):
        period_updates.write(place.task(due_on=date(2026, 10, 9)), head, "Việc có hạn")
    with pytest.raises(NotAllowed):
        period_updates.write(task, place.people["economy_head"], "Không phải việc của phòng")
    task.state = TaskState.REPORTED
    with pytest.raises(Stale):
        period_updates.write(task, head, "Đã báo cáo rồi")


def test_a_card_says_which_period_lacks_and_never_late(place: Place) -> None:
    task = place.task(deadline_type="ongoing", created_at=JUNE)
    assert state_words(task).words == "Thường xuyên"
    period_updates.fill([task])
    shown = state_words(task)
    assert (shown.kind, shown.words) == ("soon", "Chưa cập nhật tháng 9/2026")
    progress.note(task, place.people["culture_head"], "Đã trực")
    assert (state_words(task).kind, state_words(task).words) == ("rep", "Thường xuyên")


def test_the_page_shows_the_periods_of_the_year_and_takes_one(
    place: Place, client_of: Callable[..., FlaskClient]
) -> None:
    task = place.task(deadline_type="ongoing", created_at=clock.instant(date(2026, 7, 20)))
    db.session.commit()
    client = client_of(place.people["culture_head"])
    page = client.get(f"/viec/{task.id}").text
    assert page.count("Thiếu cập nhật kỳ") == 2 and "kỳ tháng 7/2026" not in page
    data = {"text": "Đã trực đủ", "period": "2026-09"}
    assert client.post(f"/viec/{task.id}/tien-do", data=data).status_code == 303
    page = client.get(f"/viec/{task.id}").text
    assert (page.count("Thiếu cập nhật kỳ"), page.count("“Đã trực đủ”")) == (1, 1)
    assert "1 trong 3 kỳ đã cập nhật" in page
