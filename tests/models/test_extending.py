"""Extensions: how a request stood to its day, another day granted, withdrawn; the first day is never lost."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.database import db
from app.models import event, settings
from app.models.errors import NotAllowed, Refused
from app.models.letters import snapshot
from app.models.notification import Notification
from app.models.task import Task, dates, extending, leading, urge_log, writing
from app.models.task.timing import Time, time_state
from app.papers.urging.words import due_cell
from app.state_words import deadline_words, late_words
from tests.world import Place

WANTED, TODAY = date(2026, 11, 20), date(2026, 10, 6)


def asked(place: Place, due_on: date) -> tuple[Task, extending.Extension]:
    """A task with a request made on Tuesday 06/10/2026."""
    task = place.task(due_on=due_on, deadline_words="Quý III/2026")
    return task, extending.ask(task, place.people["culture_head"], WANTED, "Chờ thẩm định")


@pytest.mark.parametrize(
    ("due_on", "late", "days", "near", "words"),
    [
        (date(2026, 10, 30), False, 0, False, ""),
        (date(2026, 10, 9), False, 0, False, ""),
        (date(2026, 10, 8), False, 0, True, "xin gia hạn gần sát hạn"),
        (date(2026, 10, 6), False, 0, True, "xin gia hạn gần sát hạn"),
        (date(2026, 10, 5), True, 1, False, "xin gia hạn sau khi đã quá hạn 1 ngày"),
        (date(2026, 9, 27), True, 8, False, "xin gia hạn sau khi đã quá hạn 8 ngày"),
    ],
)
def test_a_request_says_how_it_stood_to_the_day(
    place: Place, due_on: date, late: bool, days: int, near: bool, words: str
) -> None:
    _task, row = asked(place, due_on)
    assert (row.late, row.days_late, row.near) == (late, days, near)
    assert late_words(row) == words


def test_how_near_is_near_is_the_commune_s_setting(place: Place) -> None:
    settings.write(place.id, "extension_days_ahead", 2)
    assert not asked(place, date(2026, 10, 8))[1].near
    assert asked(place, date(2026, 10, 7))[1].near


def test_the_first_day_the_count_and_the_days_late_stay(place: Place) -> None:
    task, _row = asked(place, date(2026, 9, 30))
    chair, head = place.people["chair"], place.people["culture_head"]
    extending.decide(task, chair, granted=True)
    assert time_state(task).kind == Time.IN_TIME
    assert (task.first_due_on, task.due_on, task.extended) == (date(2026, 9, 30), WANTED, 1)
    assert deadline_words(task) == "Quý III/2026 → 30/9, gia hạn lần 1 đến 20/11"
    extending.ask(task, head, date(2026, 12, 1), "Chờ thêm")
    extending.decide(task, chair, granted=True)
    assert (task.first_due_on, task.due_on, task.extended) == (date(2026, 9, 30), date(2026, 12, 1), 2)
    assert deadline_words(task, short=False) == "Quý III/2026 → 30/9/2026, gia hạn lần 2 đến 01/12/2026"
    log = urge_log.of(task, chair)
    assert log.days_late_when_asked == 6
    assert [(row.from_on, row.granted_on) for row in log.extensions] == [
        (WANTED, date(2026, 12, 1)),
        (date(2026, 9, 30), WANTED),
    ]


def test_a_day_corrected_after_an_extension_is_not_said_to_be_the_extension_s(place: Place) -> None:
    task, _row = asked(place, date(2026, 9, 30))
    extending.decide(task, place.people["chair"], granted=True)
    writing.correct_due(task, place.people["secretary"], date(2026, 10, 5), None, "Đọc sai")
    assert task.extended == 1 and deadline_words(task) == "Quý III/2026 → 05/10"
    cell = due_cell(snapshot.freeze(place.id, snapshot.groups(place.people["chair"]), TODAY)["units"][0]["tasks"][0])
    assert "gia hạn 01 lần" in cell and "lần, đến" not in cell


def test_another_day_than_asked_is_granted(place: Place) -> None:
    task, row = asked(place, date(2026, 10, 30))
    with pytest.raises(Refused, match="extension_not_later"):
        extending.decide(task, place.people["chair"], granted=True, granted_on=date(2026, 10, 30))
    assert extending.waiting(task) is row and task.extended == 0
    extending.decide(task, place.people["chair"], True, "Sớm hơn", date(2026, 11, 6))
    assert (row.decision, row.wanted_on, row.granted_on, task.due_on) == (
        "granted", WANTED, date(2026, 11, 6), date(2026, 11, 6),
    )  # fmt: skip
    newest = event.of(task)[0]
    assert (newest.from_value, newest.to_value, newest.note) == ("2026-10-30", "2026-11-06", "Sớm hơn")


def test_the_unit_withdraws_its_request(place: Place) -> None:
    task, row = asked(place, date(2026, 10, 30))
    with pytest.raises(NotAllowed):
        extending.withdraw(task, place.people["economy_head"])
    extending.withdraw(task, place.people["culture_head"])
    assert row.decision == "withdrawn" and extending.waiting(task) is None
    with pytest.raises(Refused, match="no_extension_waits"):
        extending.withdraw(task, place.people["culture_head"])
    with pytest.raises(Refused, match="no_extension_waits"):
        extending.decide(task, place.people["chair"], granted=True)
    states = db.session.scalars(select(Notification.state).where(Notification.rule == "extension"))
    assert set(states) == {"skipped"}
    extending.ask(task, place.people["culture_head"], WANTED, "Xin lại")


def test_only_those_who_may_decide_are_told(place: Place) -> None:
    task = place.task(due_on=date(2026, 10, 30))
    leading.put_in_charge(task, place.people["secretary"], place.people["chair"])
    extending.ask(task, place.people["culture_head"], WANTED, "Chờ thẩm định")
    told = db.session.scalars(select(Notification.recipient_id).where(Notification.rule == "extension"))
    assert set(told) == {place.people["chair"].id}


def test_a_changed_calendar_leaves_the_first_day(place: Place) -> None:
    task, _row = asked(place, date(2026, 9, 30))
    extending.decide(task, place.people["chair"], granted=True)
    dates.recompute(place.id)
    assert (task.first_due_on, task.due_on) == (date(2026, 9, 30), WANTED)
