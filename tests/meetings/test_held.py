"""A meeting that was held isn't still to come: its day stays up to today, and up to the day of its notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models import meetings
from app.models.errors import Refused
from app.models.meeting import Meeting
from app.models.minutes import closing
from app.models.user import User
from tests.meetings.test_cancelling import MINUTES, invited  # noqa: F401
from tests.meetings.test_inviting import ON, meeting  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
TODAY = date(2026, 10, 6)


def move(place: Place, meeting: Meeting, on: date) -> None:  # noqa: F811
    """Correct the day and nothing else."""
    facts = {"title": meeting.title, "place": meeting.place, "chair": meeting.chair, "at_time": meeting.at_time}
    meetings.change(meeting, place.people["secretary"], on=on, **facts)


@pytest.mark.parametrize("part", MINUTES)
def test_its_day_does_not_move_to_come(place: Place, invited: Meeting, part: str) -> None:  # noqa: F811
    MINUTES[part](invited, place.people["secretary"])
    with pytest.raises(Refused, match="meeting_held_later") as refused:
        move(place, invited, clock.today() + timedelta(days=1))
    assert refused.value.params["field"] == "on"
    move(place, invited, TODAY)
    assert invited.on == TODAY


def test_a_room_is_corrected_though_minutes_were_begun_early(place: Place, invited: Meeting) -> None:  # noqa: F811
    MINUTES[next(iter(MINUTES))](invited, place.people["secretary"])
    invited.place = "Phòng 2"
    move(place, invited, ON)
    assert (invited.on, invited.place) == (ON, "Phòng 2")


def test_its_day_stays_up_to_that_of_its_notice(place: Place, meeting: Meeting) -> None:  # noqa: F811
    move(place, meeting, TODAY - timedelta(days=4))
    db.session.flush()
    closing.issue(meeting, place.people["secretary"], "15/TB-BCĐ", TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="meeting_after_notice"):
        move(place, meeting, TODAY)
    move(place, meeting, TODAY - timedelta(days=1))


def test_the_page_says_so_at_the_day(place: Place, invited: Meeting, client_of: ClientOf) -> None:  # noqa: F811
    MINUTES[next(iter(MINUTES))](invited, place.people["secretary"])
    db.session.commit()
    said = {"on": "18/12/2026", "title": invited.title, "place": invited.place, "chair": invited.chair}
    answer = client_of(place.people["secretary"]).post(f"/cuoc-hop/{invited.id}/sua", data=said)
    assert answer.status_code == 422
    assert "ngày họp phải là hôm nay (06/10/2026) hoặc sớm hơn" in answer.text
    assert 'href="#on"' in answer.text
