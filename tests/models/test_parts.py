"""Coordinating units: their own duty and day, seen and answered; the leader in charge."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.database import db
from app.models import event
from app.models.errors import NotAllowed, Refused, Stale
from app.models.notification import Notification
from app.models.task import Task, extending, leading, parts, workflow
from app.models.task.timing import Time, time_state
from tests.world import Place

DUE = date(2026, 10, 30)


@pytest.fixture
def task(place: Place) -> Task:
    """A task of the culture department that the economy department coordinates."""
    task = place.task(due_on=DUE)
    leading.coordinate(task, [place.units["economy"]])
    db.session.flush()
    return task


def test_a_part_has_its_duty_and_day_and_is_told(place: Place, task: Task) -> None:
    part = parts.ask(task, place.people["culture_head"], place.units["economy"], "Lập dự toán", date(2026, 10, 15))
    assert (part.duty, part.due_on) == ("Lập dự toán", date(2026, 10, 15))
    told = db.session.scalars(select(Notification.recipient_id).where(Notification.rule == "part_asked")).all()
    assert set(told) == {place.people["economy_head"].id}
    parts.acknowledge(task, place.people["economy_head"])
    parts.acknowledge(task, place.people["economy_head"])
    assert part.acknowledged_at is not None
    assert [one.verb for one in event.of(task)] == ["task.part_acknowledged", "task.part_asked"]


def test_a_changed_part_is_answered_anew_the_same_is_not_told_twice(place: Place, task: Task) -> None:
    head, economy = place.people["culture_head"], place.units["economy"]
    part = parts.ask(task, head, economy, "Lập dự toán")
    leading.answer(task, place.people["economy_head"], economy, "Đã lập")
    parts.ask(task, head, economy, "Lập dự toán")
    assert part.answered_at is not None
    parts.ask(task, head, economy, "Lập và trình dự toán")
    assert part.answered_at is None


def test_the_lead_s_delay_is_not_the_part_s(place: Place, task: Task) -> None:
    part = parts.ask(task, place.people["secretary"], place.units["economy"], "Lập dự toán", date(2026, 10, 15))
    leading.answer(task, place.people["economy_head"], place.units["economy"], "Đã lập")
    assert time_state(task, date(2026, 11, 20)).kind == Time.LATE
    from app.state_words import part_words

    assert part_words(part, date(2026, 11, 20)).kind == "done"


def test_who_may_and_what_is_refused(place: Place, task: Task) -> None:
    economy = place.units["economy"]
    for who in ("economy_head", "officer", "chair", "observer", "admin"):
        with pytest.raises(NotAllowed):
            parts.ask(task, place.people[who], economy, "Lập dự toán")
    head = place.people["culture_head"]
    with pytest.raises(Refused, match="duty_missing"):
        parts.ask(task, head, economy, " ")
    with pytest.raises(Refused, match="part_after_task"):
        parts.ask(task, head, economy, "Lập dự toán", date(2026, 11, 20))
    with pytest.raises(Refused, match="not_coordinating"):
        parts.ask(task, head, place.units["centre"], "Lập dự toán")
    with pytest.raises(Refused, match="not_coordinating"):
        parts.acknowledge(task, head)
    workflow.report(task, head, "Xong")
    with pytest.raises(Stale):
        parts.ask(task, head, economy, "Lập dự toán")


def test_the_deputy_in_charge_alone_decides_beside_the_chair(place: Place, task: Task) -> None:
    deputy, chair = place.people["deputy"], place.people["chair"]
    leading.put_in_charge(task, place.people["secretary"], chair)
    extending.ask(task, place.people["culture_head"], date(2026, 11, 20), "Cần thêm thời gian")
    with pytest.raises(NotAllowed):
        extending.decide(task, deputy, granted=True)
    leading.put_in_charge(task, chair, deputy)
    extending.decide(task, deputy, granted=True)
    assert task.due_on == date(2026, 11, 20)
    with pytest.raises(Refused, match="not_a_leader"):
        leading.put_in_charge(task, chair, place.people["culture_head"])
    with pytest.raises(NotAllowed):
        leading.put_in_charge(task, deputy, None)
