"""Pausing and resuming, cancelling with its document: who may, what is counted, what is told."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.database import db
from app.models import counting, event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.notification import Notification
from app.models.task import Task, TaskState, extending, pausing, urging, workflow
from app.models.task.timing import Time, time_state
from tests.world import Place


@pytest.fixture
def task(place: Place) -> Task:
    """A task under way, late since last Wednesday."""
    task = place.task(due_on=date(2026, 9, 30))
    workflow.accept(task, place.people["culture_head"])
    return task


def test_paused_work_is_counted_apart_and_isn_t_late(place: Place, task: Task) -> None:
    assert counting.count(place.id).terms["late"] == 1
    pausing.pause(task, place.people["chair"], "Chờ tỉnh bố trí vốn", "45/TB-UBND")
    count = counting.count(place.id)
    assert (count.total, count.terms["late"], count.terms["paused"]) == (1, 0, 1)
    assert time_state(task).kind == Time.PAUSED
    assert event.of(task)[0].note == "Chờ tỉnh bố trí vốn (45/TB-UBND)"


def test_it_goes_on_where_it_was(place: Place, task: Task) -> None:
    chair = place.people["chair"]
    pausing.pause(task, chair, "Chờ vốn")
    pausing.pause(task, chair, "Chờ vốn")  # pressed twice
    pausing.resume(task, chair)
    pausing.resume(task, chair)
    assert (task.state, time_state(task).kind) == (TaskState.IN_PROGRESS, Time.LATE)
    waiting = place.task("Chưa tiếp nhận")
    pausing.pause(waiting, chair, "Chờ vốn")
    pausing.resume(waiting, chair)
    assert waiting.state == TaskState.UNACCEPTED
    assert [one.verb for one in event.of(task)][:2] == ["task.resumed", "task.paused"]


@pytest.mark.parametrize("who", ["culture_head", "officer", "economy_head", "observer", "admin"])
def test_only_leaders_pause_and_resume(place: Place, task: Task, who: str) -> None:
    with pytest.raises(NotAllowed):
        pausing.pause(task, place.people[who], "Chờ vốn")
    pausing.pause(task, place.people["secretary"], "Chờ vốn")
    with pytest.raises(NotAllowed):
        pausing.resume(task, place.people[who])


def test_a_reason_is_needed_and_open_work(place: Place, task: Task) -> None:
    chair = place.people["chair"]
    for act in (pausing.pause, workflow.cancel):
        with pytest.raises(Refused, match="reason_missing"):
            act(task, chair, "  ", "45/TB-UBND")
    workflow.report(task, place.people["culture_head"], "Đã xong")
    with pytest.raises(Stale):
        pausing.pause(task, chair, "Chờ vốn")


def test_nothing_is_urged_extended_or_reported_while_it_rests(place: Place, task: Task) -> None:
    chair, head = place.people["chair"], place.people["culture_head"]
    wish = extending.ask(task, head, date(2026, 10, 30), "Cần thêm thời gian")
    pausing.pause(task, chair, "Chờ vốn")
    assert wish.decision == "lapsed"
    with pytest.raises(Refused):
        urging.urge(task, chair)
    with pytest.raises(Refused):
        extending.ask(task, head, date(2026, 10, 30), "Cần thêm")
    with pytest.raises(Stale):
        workflow.report(task, head, "Xong")


def test_the_unit_is_told_both_times(place: Place, task: Task) -> None:
    chair = place.people["chair"]
    pausing.pause(task, chair, "Chờ vốn")
    pausing.resume(task, chair)
    told = db.session.execute(
        select(Notification.rule, Notification.recipient_id).where(
            Notification.subject_id == task.id, Notification.channel == "in_app"
        )
    ).all()
    head = place.people["culture_head"].id
    assert {("paused", head), ("resumed", head)} <= {tuple(row) for row in told}


def test_cancelling_names_its_document(place: Place, task: Task) -> None:
    workflow.cancel(task, place.people["chair"], "Không còn phù hợp", "12/QĐ-UBND")
    assert event.of(task)[0].note == "Không còn phù hợp (12/QĐ-UBND)"
