"""Urging: counted, one press one urge, taken back before it leaves, and seen by whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock, short_writes
from app.database import db
from app.models.errors import NotAllowed, Refused
from app.models.notification import Notification
from app.models.task import Task, urge_log, urging, workflow
from tests.statements import counted
from tests.world import Place


@pytest.fixture
def late(place: Place) -> Task:
    """A task of the culture department, six days late."""
    return place.task(due_on=date(2026, 9, 30))


def test_a_note_goes_with_the_urge_and_pressing_twice_is_one(place: Place, late: Task) -> None:
    first = urging.urge(late, place.people["chair"], "  Báo cáo trong ngày ")
    assert urging.urge(late, place.people["chair"]) is first
    urging.urge(late, place.people["deputy"])
    assert (late.urged, first.note) == (2, "Báo cáo trong ngày")


def test_who_may_and_what_is_refused(place: Place, late: Task) -> None:
    for who in ("culture_head", "officer", "admin", "observer"):
        with pytest.raises(NotAllowed):
            urging.urge(late, place.people[who])
    with pytest.raises(Refused, match="no_lead"):
        urging.urge(place.task(unit=None), place.people["chair"])
    workflow.report(late, place.people["culture_head"], "Xong")
    with pytest.raises(Refused, match="nothing_to_urge"):
        urging.urge(late, place.people["chair"])
    assert late.urged == 0


def test_the_log_tells_who_saw_each_urge_and_when(place: Place, late: Task) -> None:
    head, chair = place.people["culture_head"], place.people["chair"]
    urging.urge(late, chair, "Làm ngay")
    db.session.flush()
    assert not urge_log.of(late, head).unread  # it has not left yet
    db.session.commit()
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        assert urge_log.of(late, head).unread and not urge_log.of(late, chair).unread
        db.session.commit()
        short_writes.mark_read_of(head, "task", late.id, urge_log.READ_HERE)
        db.session.expire_all()
        urging.urge(late, place.people["deputy"])
        db.session.flush()
        second, first = urge_log.of(late, head).urges
        assert [(one.person.id, one.read_at) for one in first.seen] == [(head.id, clock.now())]
        assert [(one.person.id, one.read_at) for one in second.seen] == [(head.id, None)]
        assert not any(one.mailed for one in [*first.seen, *second.seen])
        letter = select(Notification).where(Notification.channel == "email", Notification.occasion == "urge-1")
        db.session.scalars(letter).one().state = "sent"
        db.session.flush()
        assert urge_log.of(late, head).urges[1].seen[0].mailed


def test_an_urge_taken_back_leaves_the_log(place: Place, late: Task) -> None:
    row = urging.urge(late, place.people["chair"])
    urging.urge(late, place.people["deputy"])
    urging.take_back(late, place.people["chair"], row.number)
    db.session.flush()
    assert [one.urge.number for one in urge_log.of(late, place.people["chair"]).urges] == [2]
    assert late.urged == 1


def test_the_log_takes_no_more_statements_for_more_urges(place: Place, late: Task) -> None:
    seen = []
    for more in (1, 7):
        for _ in range(more):
            clock.stop(clock.now() + timedelta(minutes=2))
            urging.urge(late, place.people["chair"])
        db.session.flush()
        db.session.expire_all()
        late.id, place.people["chair"].id
        with counted() as statements:
            log = urge_log.of(late, place.people["chair"])
        seen.append(len(statements))
    assert len(log.urges) == 8
    assert seen[0] == seen[1] <= 4, statements
