"""Chuyển trả: a head hands work back that isn't theirs, with a reason; it waits in the secretariat's tray."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.database import db
from app.models import counting, event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.notification import Notification
from app.models.task import Task, TaskState, desk, explaining, extending, leading, urging, workflow
from tests.world import Place


@pytest.fixture
def task(place: Place) -> Task:
    """A new task of the culture unit, late since last Wednesday."""
    return place.task(due_on=date(2026, 9, 30))


def test_it_waits_in_the_tray_with_its_reason(place: Place, task: Task) -> None:
    leading.hand_back(task, place.people["culture_head"], "Thuộc lĩnh vực của Phòng Kinh tế")
    assert (task.lead_unit_id, task.state) == (None, TaskState.UNACCEPTED)
    assert [one.id for one in desk.tray(place.people["secretary"], 10)[0]] == [task.id]
    last = event.of(task)[0]
    assert (last.verb, last.from_value, last.note) == (
        "task.handed_back",
        "Phòng Văn hóa - Xã hội",
        "Thuộc lĩnh vực của Phòng Kinh tế",
    )
    told = db.session.scalars(select(Notification.recipient_id).where(Notification.rule == "handed_back"))
    assert set(told) == {place.people["secretary"].id}
    assert counting.count(place.id).terms["late"] == 1


def test_what_waited_for_the_unit_lapses(place: Place, task: Task) -> None:
    head, chair = place.people["culture_head"], place.people["chair"]
    extending.ask(task, head, date(2026, 11, 30), "Chờ vốn")
    explaining.ask(task, chair, "Vì sao chậm")
    leading.hand_back(task, head, "Không thuộc đơn vị")
    assert (extending.waiting(task), task.explain_by) == (None, None)
    assert not urging.can_be(task)


def test_the_secretariat_gives_it_anew(place: Place, task: Task) -> None:
    leading.hand_back(task, place.people["culture_head"], "Không thuộc đơn vị")
    leading.give_lead(task, place.people["secretary"], place.units["economy"])
    workflow.accept(task, place.people["economy_head"])
    assert task.state == TaskState.IN_PROGRESS


def test_only_the_head_before_taking_it_on_and_with_a_reason(place: Place, task: Task) -> None:
    for key in ("officer", "economy_head", "secretary", "chair"):
        with pytest.raises(NotAllowed):
            leading.hand_back(task, place.people[key], "Không thuộc đơn vị")
    with pytest.raises(Refused, match="reason_missing"):
        leading.hand_back(task, place.people["culture_head"], "  ")
    workflow.accept(task, place.people["culture_head"])
    with pytest.raises(Stale):
        leading.hand_back(task, place.people["culture_head"], "Không thuộc đơn vị")


def test_another_lead_answers_for_no_wish_of_the_former_one(place: Place, task: Task) -> None:
    extending.ask(task, place.people["culture_head"], date(2026, 11, 30), "Chờ vốn")
    leading.give_lead(task, place.people["secretary"], place.units["economy"])
    assert extending.waiting(task) is None
    with pytest.raises(Refused, match="no_extension_waits"):
        extending.decide(task, place.people["chair"], granted=True)
