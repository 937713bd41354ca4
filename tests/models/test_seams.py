"""Where two ideas meet: what one does to a task that the other holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.database import db
from app.models.errors import Refused
from app.models.task import extending, writing
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
