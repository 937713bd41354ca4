"""Where two ideas meet: what one does to a task that the other holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.database import db
from app.models.errors import Refused
from app.models.notification import Notification
from app.models.task import explaining, extending, pausing, urging, workflow, writing
from tests.world import Place

DUE, WANTED, CORRECTED = date(2026, 10, 9), date(2026, 10, 20), date(2026, 10, 30)


def test_a_correction_ends_a_request_that_would_bring_the_day_forward(place: Place) -> None:
    task = place.task(due_on=DUE)
    extending.ask(task, place.people["culture_head"], WANTED, "Chờ số liệu")
    writing.correct_due(task, place.people["secretary"], CORRECTED, None, "Đọc nhầm tháng")
    db.session.flush()
    assert extending.waiting(task) is None
    assert task.due_on == CORRECTED


def test_a_correction_leaves_a_request_for_a_later_day(place: Place) -> None:
    task = place.task(due_on=DUE)
    row = extending.ask(task, place.people["culture_head"], CORRECTED, "Chờ số liệu")
    writing.correct_due(task, place.people["secretary"], WANTED, None, "Đọc nhầm ngày")
    db.session.flush()
    assert extending.waiting(task) is row
    extending.decide(task, place.people["chair"], granted=True)
    assert task.due_on == CORRECTED


def test_no_other_day_is_granted_that_lies_before_the_corrected_one(place: Place) -> None:
    task = place.task(due_on=DUE)
    extending.ask(task, place.people["culture_head"], CORRECTED, "Chờ số liệu")
    writing.correct_due(task, place.people["secretary"], WANTED, None, "Đọc nhầm ngày")
    with pytest.raises(Refused, match="extension_not_later"):
        extending.decide(task, place.people["chair"], granted=True, granted_on=WANTED - timedelta(days=3))
    assert task.due_on == WANTED


def test_no_request_waits_for_work_that_has_no_day_any_more(place: Place) -> None:
    task = place.task(due_on=DUE)
    extending.ask(task, place.people["culture_head"], WANTED, "Chờ số liệu")
    writing.correct_due(task, place.people["secretary"], None, None, "Văn bản không ghi hạn")
    db.session.flush()
    assert extending.waiting(task) is None


def letters(rule: str) -> list[str]:
    """How the letters of a rule stand."""
    which = (Notification.rule == rule, Notification.channel == "email")
    return list(db.session.scalars(select(Notification.state).where(*which)))


def test_a_report_doesn_t_hold_back_the_letter_of_a_request_that_still_waits(place: Place) -> None:
    task = place.task(due_on=date(2026, 9, 30))
    explaining.ask(task, place.people["chair"])
    place.report(task, "culture_head")
    assert task.explain_by is not None and letters("explanation") == ["pending"]
    explaining.answer(task, place.people["culture_head"], "Chờ số liệu")
    workflow.confirm(task, place.people["chair"])
    assert letters("explanation") == ["skipped"] and letters("explained") == ["pending"]


def test_an_urge_taken_back_while_the_work_rests_isn_t_told_when_it_goes_on(place: Place) -> None:
    task, chair = place.task(due_on=date(2026, 9, 30)), place.people["chair"]
    urge = urging.urge(task, chair)
    pausing.pause(task, chair, "Chờ vốn")
    urging.take_back(task, chair, urge.number)
    pausing.resume(task, chair)
    assert letters("urge") == ["skipped"]


def test_a_request_that_lapsed_isn_t_told_when_the_work_comes_back(place: Place) -> None:
    task, head = place.task(due_on=date(2026, 10, 30)), place.people["culture_head"]
    extending.ask(task, head, date(2026, 11, 20), "Chờ thẩm định")
    place.report(task)
    workflow.send_back(task, place.people["secretary"], "Thiếu phụ lục")
    assert extending.waiting(task) is None and set(letters("extension")) == {"skipped"}


def test_a_request_that_is_decided_is_written_of_to_no_other_leader(place: Place) -> None:
    task = place.task(due_on=date(2026, 10, 30))
    extending.ask(task, place.people["culture_head"], date(2026, 11, 20), "Chờ thẩm định")
    assert letters("extension") == ["pending"] * 2
    extending.decide(task, place.people["chair"], granted=True)
    assert letters("extension") == ["skipped"] * 2 and letters("extension_decided") == ["pending"]
