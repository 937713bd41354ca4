"""Which meetings come first, and from which day on a brief is owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models import meeting_year, meetings
from app.models.papers_due import BRIEF_DAYS, papers_due
from app.models.user import User
from app.models.working_days import of
from tests.meetings.test_inviting import call
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


def test_a_brief_is_owed_from_some_working_days_before(place: Place) -> None:
    last = of(place.id).add(clock.today(), BRIEF_DAYS)
    near = call(place, last, "phiên gần")
    call(place, of(place.id).add(last, 1), "phiên xa")
    assert last == date(2026, 10, 20)
    assert papers_due(place.id, clock.today()).meetings == [near]


def test_next_year_s_meetings_owe_no_brief_now(place: Place) -> None:
    by = place.people["secretary"]
    made = meeting_year.make(meetings.first_committee(place.id), by, 2027, "P1")
    assert len(made) == 4
    assert papers_due(place.id, clock.today()).meetings == []


def test_the_nearest_to_come_is_first_then_the_newest_past(place: Place, client_of: ClientOf) -> None:
    days = {"xa": date(2027, 4, 8), "gần": date(2026, 10, 15), "nay": clock.today()}
    days |= {"mới qua": date(2026, 10, 5), "đã lâu": date(2026, 1, 8)}
    for title, on in days.items():
        call(place, on, f"phiên {title}")
    coming, past = meetings.by_turn(place.id)
    assert [one.title for one in (*coming, *past)] == [
        f"phiên {title}" for title in ("nay", "gần", "xa", "mới qua", "đã lâu")
    ]
    db.session.commit()
    page = client_of(place.people["observer"]).get("/cuoc-hop").text
    order = ("Sắp họp</h2>", "phiên nay", "phiên gần", "phiên xa", "Đã qua</h2>", "phiên mới qua", "phiên đã lâu")
    found = [page.index(words) for words in order]
    assert found == sorted(found)
