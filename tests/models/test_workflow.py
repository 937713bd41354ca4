"""The workflow: who may move what where, and what is recorded and told."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.database import db
from app.models import event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.notification import Notification
from app.models.task import Task, TaskState, evidence, workflow, writing
from app.models.task.handed import Handed
from app.models.task.timing import Time, time_state
from tests.world import Place


@pytest.fixture
def task(place: Place) -> Task:
    """A task of the culture department, due last Wednesday."""
    return place.task(due_on=date(2026, 9, 30))


def test_the_whole_life_is_told(place: Place, task: Task) -> None:
    head, secretary = place.people["culture_head"], place.people["secretary"]
    workflow.accept(task, head)
    workflow.report(task, head, "Đã nâng cấp xong")
    assert time_state(task).kind == Time.REPORTED
    assert time_state(task).on_time is False
    workflow.send_back(task, secretary, "Thiếu biên bản")
    assert (task.state, task.submitted_on, task.returned) == (TaskState.IN_PROGRESS, None, 1)
    place.report(task, result="Đã bổ sung biên bản")
    workflow.confirm(task, secretary)
    assert task.state == TaskState.DONE
    verbs = [one.verb for one in reversed(event.of(task))]
    assert verbs == ["task.accepted", "task.reported", "task.returned", "task.reported", "task.confirmed"]


def test_the_doer_never_confirms(place: Place, task: Task) -> None:
    head = place.people["culture_head"]
    workflow.report(task, head, "Xong")
    for person in (head, place.people["officer"], place.people["economy_head"], place.people["observer"]):
        with pytest.raises(NotAllowed):
            workflow.confirm(task, person)


def test_the_office_s_own_task_is_confirmed_by_a_leader(place: Place) -> None:
    task = place.task(unit="office")
    secretary = place.people["secretary"]
    task.state, task.submitted_on = TaskState.REPORTED, date(2026, 10, 5)
    with pytest.raises(NotAllowed):
        workflow.confirm(task, secretary)
    evidence.add(task, secretary, Handed(link="https://mau.example/quyet-dinh"))
    workflow.confirm(task, place.people["deputy"])
    assert task.state == TaskState.DONE


def test_only_the_lead_unit_s_head_accepts(place: Place, task: Task) -> None:
    for key in ("economy_head", "secretary", "chair", "admin"):
        with pytest.raises(NotAllowed):
            workflow.accept(task, place.people[key])


def test_a_report_needs_a_result_and_a_return_a_reason(place: Place, task: Task) -> None:
    with pytest.raises(Refused, match="result_missing"):
        workflow.report(task, place.people["culture_head"], "  ")
    workflow.report(task, place.people["culture_head"], "Xong")
    with pytest.raises(Refused, match="reason_missing"):
        workflow.send_back(task, place.people["secretary"], "")


def test_a_stale_move_is_refused(task: Task) -> None:
    with pytest.raises(Stale):
        workflow.check_fresh(task, task.version + 1)


def test_a_report_tells_the_secretariat_once_for_each_channel(place: Place, task: Task) -> None:
    workflow.report(task, place.people["culture_head"], "Xong")
    rows = db.session.scalars(select(Notification).where(Notification.rule == "reported")).all()
    assert {(row.recipient_id, row.channel) for row in rows} == {
        (place.people["secretary"].id, "in_app"),
        (place.people["secretary"].id, "email"),
    }


def test_events_form_a_chain(place: Place, task: Task) -> None:
    workflow.accept(task, place.people["culture_head"])
    workflow.put_back(task, place.people["culture_head"])
    db.session.commit()
    newest, first = event.of(task)
    assert newest.previous_hash == first.hash == first.digest()
    assert newest.sequence == first.sequence + 1


def test_the_day_of_cancelled_work_is_corrected_no_more(place: Place) -> None:
    task, secretary = place.task(due_on=date(2026, 10, 20)), place.people["secretary"]
    workflow.cancel(task, place.people["chair"], "Trùng việc khác")
    with pytest.raises(Stale):
        writing.correct_due(task, secretary, date(2026, 12, 1), None, "Đọc sai")
    assert (task.due_on, event.of(task)[0].verb) == (date(2026, 10, 20), "task.cancelled")
