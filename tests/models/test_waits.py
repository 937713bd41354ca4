"""Waiting for guidance: beside the state, never late by itself, its end gives the first date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import db
from app.models import event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.task import Task, TaskState, waits, workflow
from app.models.task.timing import Time, time_state
from tests.world import Place


@pytest.fixture
def task(place: Place) -> Task:
    """A task whose plan says to wait for the province."""
    return place.task(deadline_type="external", deadline_words="theo hướng dẫn của Sở Nội vụ")


def test_it_is_asked_about_in_a_month_and_is_never_late(place: Place, task: Task) -> None:
    row = waits.begin(task, place.people["culture_head"], "hướng dẫn của Sở Nội vụ")
    assert row.recheck_on == clock.today() + timedelta(days=30)
    assert time_state(task, clock.today() + timedelta(days=400)).kind == Time.WAITING
    assert task.state == TaskState.UNACCEPTED


def test_the_same_wait_is_prolonged_another_begins_anew(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    first = waits.begin(task, head, "hướng dẫn của Sở Nội vụ")
    again = waits.begin(task, head, "hướng dẫn của Sở Nội vụ", clock.today() + timedelta(days=60))
    assert again is first and first.recheck_on == clock.today() + timedelta(days=60)
    other = waits.begin(task, head, "vốn của tỉnh")
    assert waits.standing(task) is other and first.ended_on == clock.today()


def test_the_trigger_gives_an_undated_task_its_first_day(place: Place, task: Task) -> None:
    waits.begin(task, place.people["culture_head"], "hướng dẫn của Sở Nội vụ")
    waits.end(task, place.people["secretary"], "Công văn 120/SNV ngày 05/10/2026", date(2026, 10, 31))
    assert (task.due_on, task.due_effective_on, task.due_read_on) == (date(2026, 10, 31), date(2026, 11, 2), None)
    assert (task.deadline_type, waits.standing(task)) == ("date", None)
    newest = event.of(task)[0]
    assert (newest.verb, newest.note) == ("task.wait_ended", "Công văn 120/SNV ngày 05/10/2026")


def test_a_dated_task_waits_and_stays_late(place: Place) -> None:
    task = place.task(due_on=date(2026, 9, 30))
    head = place.people["culture_head"]
    waits.begin(task, head, "ý kiến của Sở Tài chính")
    assert time_state(task).kind == Time.LATE
    with pytest.raises(Refused, match="dated_already"):
        waits.end(task, head, "Đã có ý kiến", date(2026, 12, 1))
    waits.end(task, head, "Đã có ý kiến")
    assert task.due_on == date(2026, 9, 30)


def test_refusals(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    with pytest.raises(Refused, match="wait_whom_missing"):
        waits.begin(task, head, " ")
    with pytest.raises(Refused, match="recheck_passed"):
        waits.begin(task, head, "Sở Nội vụ", clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="nothing_waited_for"):
        waits.end(task, head, "Đã có")
    for who in ("economy_head", "observer", "admin"):
        with pytest.raises(NotAllowed):
            waits.begin(task, place.people[who], "Sở Nội vụ")
    workflow.report(task, head, "Xong")
    with pytest.raises(Stale):
        waits.begin(task, head, "Sở Nội vụ")


def asked_again(today: date) -> list[int]:
    """The tasks that are to be asked about again on a day."""
    db.session.flush()
    return list(db.session.scalars(select(Task.id).where(waits.to_recheck(today)).order_by(Task.id)))


def test_it_is_listed_from_the_day_to_ask_again_until_a_person_moves_it(place: Place, task: Task) -> None:
    head, today = place.people["culture_head"], clock.today()
    waits.begin(task, head, "hướng dẫn của Sở Nội vụ")
    day = today + timedelta(days=30)
    assert (asked_again(day - timedelta(days=1)), asked_again(day)) == ([], [task.id])
    assert asked_again(day + timedelta(days=200)) == [task.id]
    waits.begin(task, head, "hướng dẫn của Sở Nội vụ", day + timedelta(days=30))
    assert asked_again(day) == []


def test_what_waits_without_anybody_asking_is_listed_after_a_month(place: Place, task: Task) -> None:
    dated = place.task(due_on=date(2026, 9, 30))
    relative = place.task(deadline_type="relative", deadline_words="sau khi có quyết định")
    later = clock.today() + timedelta(days=31)
    assert (asked_again(clock.today()), asked_again(later)) == ([], [task.id, relative.id])
    waits.begin(task, place.people["culture_head"], "Sở Nội vụ")
    waits.end(task, place.people["culture_head"], "Sở trả lời: chưa có")
    assert asked_again(clock.today() + timedelta(days=29)) == []
    assert task.id in asked_again(clock.today() + timedelta(days=31)) and dated.id not in asked_again(later)
    workflow.cancel(task, place.people["chair"], "Thôi")
    assert task.id not in asked_again(later)
