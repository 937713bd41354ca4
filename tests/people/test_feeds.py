"""Calendar feeds: opened by a real client library, secret, renewable, never more than the owner may see."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from app import calendars, clock
from app.database import db
from app.models import feeds
from app.models.committee import Committee
from app.models.meeting import Meeting
from app.models.task import TaskState, TaskUnit
from app.models.task.dates import set_due
from app.models.user import User
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def head(place: Place, client_of: ClientOf) -> FlaskClient:
    """The head of the culture unit, with a dated task, another unit's, one without a day and one that is done."""
    place.task("Mở lớp tập huấn chữ ký số", due_on=date(2026, 9, 30))
    place.task("Việc của đơn vị khác", "economy", due_on=date(2026, 9, 30))
    place.task("Chưa có hạn")
    place.task("Đã xong", due_on=date(2026, 9, 30), state=TaskState.DONE)
    db.session.commit()
    return client_of(place.people["culture_head"])


def address(client: FlaskClient, number: int = 0) -> str:
    """The path of a feed on the account's page."""
    found = re.findall(r'value="http://localhost(/lich/[^"]+)"', client.get("/tai-khoan").text)
    return found[number]


def read(client: FlaskClient, path: str) -> list:
    """The events of a feed, through a client library."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    return Calendar.from_ical(answer.data).walk("VEVENT")


def test_the_own_due_dates_as_whole_days(app: Flask, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    (event,) = read(app.test_client(), address(head))
    assert str(event["summary"]) == "Hạn: Mở lớp tập huấn chữ ký số"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 9, 30), date(2026, 10, 1))
    assert "/viec/" in str(event["url"])


def test_the_day_rolls_forward_as_the_count_does_and_the_id_stays(app: Flask, place: Place, head: FlaskClient) -> None:
    task = place.task("Báo cáo", due_on=date(2026, 10, 9))
    db.session.commit()
    head.post("/tai-khoan/lich", data={"of": f"unit-{place.units['culture'].id}"})
    path = address(head)
    before = read(app.test_client(), path)[-1]
    set_due(task, date(2026, 10, 10))  # a Saturday
    db.session.commit()
    after = read(app.test_client(), path)[-1]
    assert after.decoded("dtstart") == task.due_effective_on == date(2026, 10, 12)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_parts_with_a_day_of_their_own(app: Flask, place: Place, head: FlaskClient) -> None:
    task = place.task("Nâng cấp mạng", "economy", due_on=date(2026, 12, 1))
    part = {"unit_id": place.units["culture"].id, "duty": "Cử người dự", "due_on": date(2026, 11, 20)}
    task.units.append(TaskUnit(commune_id=place.id, **part))
    db.session.commit()
    head.post("/tai-khoan/lich", data={"of": "me"})
    event = read(app.test_client(), address(head))[-1]
    assert event.decoded("dtstart") == date(2026, 11, 20)
    assert "Cử người dự" in str(event["description"])


def test_meetings_of_a_committee_with_their_hour(app: Flask, place: Place, head: FlaskClient) -> None:
    committee = Committee(commune_id=place.id, name="Ban Chỉ đạo chuyển đổi số")
    db.session.add(committee)
    db.session.flush()
    common = {"commune_id": place.id, "committee_id": committee.id, "place": "Phòng họp số 1", "chair": "Chủ tịch"}
    db.session.add(Meeting(**common, title="Phiên quý IV", on=date(2026, 12, 4), at_time="14 giờ 30"))
    db.session.add(Meeting(**common, title="Chưa rõ giờ", on=date(2026, 11, 4)))
    db.session.commit()
    head.post("/tai-khoan/lich", data={"of": f"committee-{committee.id}"})
    timed, whole = read(app.test_client(), address(head))
    assert timed.decoded("dtstart").astimezone(UTC) == datetime(2026, 12, 4, 7, 30, tzinfo=UTC)
    assert str(timed["location"]) == "Phòng họp số 1"
    assert whole.decoded("dtstart") == date(2026, 11, 4)


def test_asked_twice_it_is_the_same_address(head: FlaskClient) -> None:
    for _press in range(2):
        head.post("/tai-khoan/lich", data={"of": "me"})
    assert head.get("/tai-khoan").text.count('value="http://localhost/lich/') == 1


def test_a_renewed_or_ended_address_is_not_found(app: Flask, place: Place, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    old = address(head)
    (feed,) = feeds.of(place.people["culture_head"])
    head.post(f"/tai-khoan/lich/{feed.id}/doi")
    new = address(head)
    assert app.test_client().get(old).status_code == 404
    assert app.test_client().get(new).status_code == 200
    head.post(f"/tai-khoan/lich/{feed.id}/bo")
    assert app.test_client().get(new).status_code == 404


def test_an_account_that_is_closed_shows_nothing_any_more(app: Flask, place: Place, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    path = address(head)
    place.people["culture_head"].active = False
    db.session.commit()
    assert app.test_client().get(path).status_code == 404


def test_who_holds_no_appointment_any_more_is_shown_nothing(app: Flask, place: Place, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": f"unit-{place.units['culture'].id}"})
    path = address(head)
    assert app.test_client().get(path).status_code == 200
    place.people["culture_head"].appointments[0].to_on = clock.today() - timedelta(days=1)
    db.session.commit()
    assert head.get("/viec").status_code == 403 and app.test_client().get(path).status_code == 404


def test_a_forged_address_is_not_found(app: Flask, place: Place, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    path = address(head)
    for forged in (path.replace(".ics", "x.ics"), "/lich/W10.ics", "/lich/abc.ics"):
        assert app.test_client().get(forged).status_code == 404


def test_nobody_ends_or_renews_anothers_feed(place: Place, head: FlaskClient, client_of: ClientOf) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    (feed,) = feeds.of(place.people["culture_head"])
    other = client_of(place.people["economy_head"])
    assert other.post(f"/tai-khoan/lich/{feed.id}/bo").status_code == 403
    assert head.post("/tai-khoan/lich", data={"of": "unit-987654"}).status_code == 404


def test_an_unchanged_feed_is_not_sent_again(app: Flask, head: FlaskClient) -> None:
    head.post("/tai-khoan/lich", data={"of": "me"})
    first = app.test_client().get(address(head))
    clock.stop(clock.now() + timedelta(minutes=5))
    again = app.test_client().get(address(head), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("14:00", time(14)), ("8h30", time(8, 30)), ("14 giờ", time(14)), ("sáng", None), ("25:00", None), (None, None)],
)
def test_hours_as_people_type_them(typed: str | None, hour: time | None) -> None:
    assert calendars.hour_of(typed) == hour
