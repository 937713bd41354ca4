"""A request for explanation: one at a time, answered by the head of the unit asked, late answers marked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import event, settings
from app.models.errors import NotAllowed, Refused
from app.models.notification import Notification
from app.models.task import Task, explaining, leading, urging, workflow
from app.models.task.explanation import Explanation
from tests.world import Place

TUESDAY, FRIDAY = date(2026, 10, 6), date(2026, 10, 9)


@pytest.fixture
def late(place: Place) -> Task:
    """A task of the culture department, six days late, that the economy department coordinates."""
    task = place.task(due_on=date(2026, 9, 30))
    leading.coordinate(task, [place.units["economy"]])
    return task


def told(rule: str, state: str = "sent") -> set[int]:
    """Who is told by a rule in the application."""
    where = (Notification.rule == rule, Notification.channel == "in_app", Notification.state == state)
    return set(db.session.scalars(select(Notification.recipient_id).where(*where)))


def later(**span: int) -> None:
    """Let time pass."""
    clock.stop(clock.now() + timedelta(**span))


def awaited(place: Place) -> list[int]:
    """The tasks that the condition of SQL finds."""
    return list(db.session.scalars(select(Task.id).where(Task.commune_id == place.id, explaining.awaits_explanation())))


def test_it_is_an_urge_with_a_day_three_working_days_on(place: Place, late: Task) -> None:
    row = explaining.ask(late, place.people["chair"], "Vì sao chậm?")
    assert (row.due_on, late.explain_by, late.urged, row.urge.note) == (FRIDAY, FRIDAY, 1, "Vì sao chậm?")
    assert told("explanation") == {place.people["culture_head"].id} and not told("urge")
    assert awaited(place) == [late.id]
    settings.write(place.id, "explain_days", 4)
    assert explaining.usual_day(place.id) == date(2026, 10, 12)


def test_the_head_of_the_lead_answers_and_no_other(place: Place, late: Task) -> None:
    explaining.ask(late, place.people["deputy"])
    for who in ("economy_head", "officer", "chair", "secretary", "admin", "observer"):
        with pytest.raises(NotAllowed):
            explaining.answer(late, place.people[who], "Lý do")
    head = place.people["culture_head"]
    with pytest.raises(Refused, match="explanation_missing"):
        explaining.answer(late, head, "  ")
    later(minutes=5)
    assert [(task.id, row.due_on) for task, row in explaining.waiting_for(head)] == [(late.id, FRIDAY)]
    assert explaining.waiting_for(place.people["economy_head"]) == []
    explaining.answer(late, head, "Chờ vốn")
    db.session.flush()
    row = db.session.scalars(select(Explanation)).one()
    assert (row.outcome, row.answer, row.answered_by_id, row.late) == ("answered", "Chờ vốn", head.id, False)
    assert late.explain_by is None and awaited(place) == [] and explaining.waiting_for(head) == []
    assert told("explained") == {place.people["deputy"].id}
    assert event.of(late)[0].note == "Chờ vốn"
    with pytest.raises(Refused, match="no_explanation_waits"):
        explaining.answer(late, head, "Lần nữa")


@pytest.mark.parametrize(("days", "verb"), [(3, "task.explained"), (4, "task.explained_late")])
def test_an_answer_after_its_day_is_marked_late(place: Place, late: Task, days: int, verb: str) -> None:
    row = explaining.ask(late, place.people["chair"])
    later(days=days)
    explaining.answer(late, place.people["culture_head"], "Chờ vốn")
    assert row.late is (days == 4)
    assert event.of(late)[0].verb == verb


def test_one_waits_at_a_time_and_pressing_twice_is_one(place: Place, late: Task) -> None:
    chair = place.people["chair"]
    first = explaining.ask(late, chair)
    assert explaining.ask(late, chair) is first
    for who in ("deputy", "secretary"):
        with pytest.raises(Refused, match="explanation_waits"):
            explaining.ask(late, place.people[who])
    later(minutes=2)
    with pytest.raises(Refused, match="explanation_waits"):
        explaining.ask(late, chair)
    assert late.urged == 1
    explaining.answer(late, place.people["culture_head"], "Chờ vốn")
    explaining.ask(late, chair)
    assert db.session.scalar(select(func.count(Explanation.id))) == late.urged == 2


def test_a_plain_urge_under_way_does_not_swallow_it(place: Place, late: Task) -> None:
    urging.urge(late, place.people["chair"])
    assert explaining.ask(late, place.people["chair"]).urge.number == 2


def test_the_asker_withdraws_it_and_the_head_is_told(place: Place, late: Task) -> None:
    explaining.ask(late, place.people["chair"])
    with pytest.raises(NotAllowed):
        explaining.withdraw(late, place.people["deputy"])
    later(minutes=2)
    explaining.withdraw(late, place.people["chair"])
    assert (late.explain_by, late.urged) == (None, 1)
    assert told("explanation_withdrawn") == {place.people["culture_head"].id}
    with pytest.raises(Refused, match="no_explanation_waits"):
        explaining.withdraw(late, place.people["chair"])


@pytest.mark.parametrize("way", ["withdraw", "take_back"])
def test_before_it_leaves_urge_and_request_are_taken_back_together(place: Place, late: Task, way: str) -> None:
    chair = place.people["chair"]
    row = explaining.ask(late, chair)
    explaining.withdraw(late, chair) if way == "withdraw" else urging.take_back(late, chair, row.urge.number)
    assert (late.explain_by, late.urged, row.outcome) == (None, 0, "withdrawn")
    assert told("explanation") == set() and told("explanation", "skipped") == {place.people["culture_head"].id}
    assert not told("explanation_withdrawn")


def test_it_lapses_with_the_lead_and_with_the_task_but_not_with_the_report(place: Place, late: Task) -> None:
    row = explaining.ask(late, place.people["chair"])
    workflow.report(late, place.people["culture_head"], "Xong", document_number="12/BC-UBND")
    assert explaining.waiting(late) is row
    workflow.take_back(late, place.people["culture_head"])
    leading.give_lead(late, place.people["secretary"], place.units["economy"])
    assert (row.outcome, late.explain_by) == ("lapsed", None)
    second = explaining.ask(late, place.people["chair"])
    assert second.unit_id == place.units["economy"].id
    workflow.cancel(late, place.people["chair"], "Không còn phù hợp")
    assert second.outcome == "lapsed" and awaited(place) == []


def test_who_may_ask_and_when(place: Place, late: Task) -> None:
    for who in ("culture_head", "officer", "admin", "observer"):
        with pytest.raises(NotAllowed):
            explaining.ask(late, place.people[who])
    chair = place.people["chair"]
    with pytest.raises(Refused, match="explanation_day_passed"):
        explaining.ask(late, chair, due_on=TUESDAY - timedelta(days=1))
    with pytest.raises(Refused, match="unit_without_board"):
        explaining.ask(place.task(unit="everyone"), chair)
    with pytest.raises(Refused, match="no_lead"):
        explaining.ask(place.task(unit=None), chair)
    assert explaining.ask(late, chair, due_on=TUESDAY).due_on == TUESDAY
