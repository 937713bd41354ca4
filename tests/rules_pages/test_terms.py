"""The commune's terms: each one changed really changes what it is of; who may; what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.models import files_room, powers, settings
from app.models.errors import Refused
from app.models.event import Event
from app.models.rules import forecast
from app.models.task import TaskState, explaining, extending
from app.models.user import User
from tests.rules_pages.test_pages import text
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
URL, ROOM = "/quan-tri/quy-uoc", "/quan-tri/quy-uoc/kho-tep"
USUAL = {"soon_days": "7", "explain_days": "3", "extension_days_ahead": "3", "update_rhythm": "monthly"}


@pytest.fixture
def save(place: Place, client_of: ClientOf) -> Callable[..., int]:
    """Save the terms as the secretariat, the usual ones but for some; the answer's status."""
    client = client_of(place.people["secretary"])
    return lambda **changed: client.post(URL, data={**USUAL, **changed}).status_code


def test_soon(place: Place, save: Callable[..., int], client_of: ClientOf) -> None:
    place.task("Việc còn mười ngày", due_on=date(2026, 10, 16))
    client = client_of(place.people["secretary"])
    assert "Việc còn mười ngày" not in client.get("/viec?t=soon").get_data(as_text=True)
    assert save(soon_days="10") == 303
    assert "Việc còn mười ngày" in client.get("/viec?t=soon").get_data(as_text=True)


def test_days_for_an_explanation(place: Place, save: Callable[..., int]) -> None:
    assert explaining.usual_day(place.id) == date(2026, 10, 9)
    save(explain_days="5")
    assert explaining.usual_day(place.id) == date(2026, 10, 13)


def test_days_before_which_a_request_is_near(place: Place, save: Callable[..., int]) -> None:
    near = []
    for days in ("3", "4"):
        save(extension_days_ahead=days)
        task = place.task(due_on=date(2026, 10, 9))
        row = extending.ask(task, place.people["culture_head"], date(2026, 10, 20), "Chờ vốn")
        near.append(row.near)
    assert near == [False, True]


def test_officers_report(place: Place, save: Callable[..., int]) -> None:
    task, officer = place.task(state=TaskState.IN_PROGRESS), place.people["officer"]
    assert not powers.may_report(officer, task)
    save(officers_report="1")
    assert powers.may_report(officer, task)
    save()
    assert not powers.may_report(officer, task)


def test_the_rhythm_of_ongoing_duties(place: Place, save: Callable[..., int]) -> None:
    duty = place.task(deadline_type="ongoing", state=TaskState.IN_PROGRESS)

    def next_on() -> date | None:
        return next(one.next_on for one in forecast.of(duty) if one.rule.key == "update_missing")

    assert next_on() == date(2026, 11, 2)
    save(update_rhythm="quarterly")
    assert next_on() == date(2027, 1, 1)


def test_the_room_for_files_is_the_administrator_s(place: Place, client_of: ClientOf) -> None:
    admin = client_of(place.people["admin"])
    files_room.check_room(place.id, 100_000_000)
    assert admin.post(ROOM, data={"files_quota": "50"}).status_code == 303
    with pytest.raises(Refused, match="quota_full"):
        files_room.check_room(place.id, 100_000_000)
    assert "50,0 MB" in text(admin, URL)
    secretary = client_of(place.people["secretary"])
    assert secretary.post(ROOM, data={"files_quota": "900"}).status_code == 403
    assert "files_quota" not in secretary.get(URL).get_data(as_text=True)
    for wrong in ("", "0", "nhiều"):
        assert admin.post(ROOM, data={"files_quota": wrong}).status_code == 422
    assert files_room.room(place.id).quota == 50_000_000


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"soon_days": "0"}, "từ 1 đến 60"),
        ({"soon_days": "bảy"}, "từ 1 đến 60"),
        ({"explain_days": "31"}, "từ 1 đến 30"),
        ({"extension_days_ahead": ""}, "từ 0 đến 30"),
        ({"update_rhythm": "daily"}, "Chọn hằng tháng hoặc hằng quý"),
    ],
)
def test_what_is_wrong_is_said(place: Place, client_of: ClientOf, changed: dict[str, str], said: str) -> None:
    answer = client_of(place.people["admin"]).post(URL, data={**USUAL, "soon_days": "9", **changed})
    assert answer.status_code == 422 and said in answer.get_data(as_text=True)
    assert settings.read(place.id, "soon_days") == 7


def test_only_what_changed_is_in_the_log(place: Place, save: Callable[..., int]) -> None:
    save(), save(soon_days="9", officers_report="1")
    told = [
        (one.note, one.from_value, one.to_value) for one in db.session.query(Event).filter_by(verb="setting.changed")
    ]
    assert sorted(told) == [("officers_report", "False", "True"), ("soon_days", "7", "9")]


def test_others_may_not(place: Place, client_of: ClientOf) -> None:
    for who in ("chair", "deputy", "culture_head", "officer", "observer"):
        client = client_of(place.people[who])
        assert client.get(URL).status_code == client.post(URL, data=USUAL).status_code == 403
