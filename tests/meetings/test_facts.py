"""What is typed of a meeting: years far off, words too long, every wrong field in one answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import meeting_facts, meetings
from app.models.errors import Several
from app.models.meeting import Meeting
from app.models.user import User
from tests.meetings.test_inviting import meeting  # noqa: F401
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
RIGHT = {"on": "15/10/2026", "at_time": "14:00", "title": "phiên III", "place": "P1", "chair": "Ông A"}


@pytest.mark.parametrize("url", ["/cuoc-hop/moi", "/cuoc-hop/{}/sua"])
def test_all_that_is_wrong_is_named_at_once(place: Place, meeting: Meeting, client_of: ClientOf, url: str) -> None:  # noqa: F811
    client = client_of(place.people["secretary"])
    committee, before = meeting.committee_id, db.session.scalar(select(func.count(Meeting.id)))
    wrong = {"on": "30/11/2062", "at_time": "25:00", "title": "a" * 600, "place": " ", "chair": ""}
    answer = client.post(url.format(meeting.id), data={**wrong, "committee_id": committee})
    assert answer.status_code == 422
    assert "Chưa gửi được, cần sửa 5 chỗ" in answer.text
    for name in wrong:
        assert f'href="#{name}"' in answer.text
    assert "Phần này dài 600 ký tự, nhiều nhất là 300" in answer.text
    assert "Ngày họp phải từ 05/10/2024 đến 06/10/2028" in answer.text
    assert db.session.scalar(select(func.count(Meeting.id))) == before


@pytest.mark.parametrize(("words", "said"), [("30/11/0202", "từ 2000 đến 2100"), ("", "Ghi ngày"), ("mai", "“mai”")])
def test_a_day_that_is_none_stands_beside_the_rest(
    place: Place,
    meeting: Meeting,  # noqa: F811
    client_of: ClientOf,
    words: str,
    said: str,
) -> None:
    url = f"/cuoc-hop/{meeting.id}/sua"
    answer = client_of(place.people["secretary"]).post(url, data={**RIGHT, "on": words, "place": ""})
    assert said in answer.text
    assert "Ghi địa điểm họp." in answer.text


def test_the_verb_refuses_all_of_it_too(place: Place, meeting: Meeting) -> None:  # noqa: F811
    said = {"title": "", "place": "", "chair": "", "at_time": "?"}
    with pytest.raises(Several) as refused:
        meetings.change(meeting, place.people["secretary"], on=date(2030, 1, 1), **said)
    assert [one.params["field"] for one in refused.value.each] == ["on", "at_time", "place", "chair"]


def test_the_day_that_stands_is_never_too_far(place: Place) -> None:
    far = clock.today() - meeting_facts.NEAR * 2
    facts = {"title": "", "place": "P1", "chair": "Ông A", "at_time": None}
    assert meeting_facts.wrong(far, far, **facts) == []
    assert [one.code for one in meeting_facts.wrong(far, **facts)] == ["meeting_day_far"]
