"""The page of notices, the bell, and marking as read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models.notification import Message, Notification
from app.models.tally import Tally
from app.models.task import leading, urging
from app.models.undelivered import undelivered
from app.models.user import User
from tests import world
from tests.reminders.conftest import fresh, rows
from tests.statements import counted

SOON, LATE = date(2026, 10, 9), date(2026, 9, 30)
ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def told(place: world.Place, task: Callable[..., int], remind: Callable[..., Tally]) -> int:
    """The head was urged a while ago, and has just been reminded of two tasks; the urged task's id."""
    urged = task(LATE, text="Lập hồ sơ đề xuất cấp độ")
    with clock.stopped(clock.now() - timedelta(minutes=5)):
        urging.urge(fresh(urged), place.people["chair"], "Khẩn trương")
    task(SOON)
    remind()
    return urged


def unread(person: User) -> int:
    """How many notices a person hasn't read."""
    return len(rows(Notification, channel="in_app", recipient_id=person.id, read_at=None))


def test_the_list_says_what_happened_newest_first(place: world.Place, told: int, client_of: ClientOf) -> None:
    page = client_of(place.people["culture_head"]).get("/thong-bao").text
    assert page.index("Nhắc trước hạn 3 ngày làm việc") < page.index("Đôn đốc lần 1")
    assert page.index("Nhắc quá hạn 4 ngày làm việc") < page.index("Đôn đốc lần 1")
    assert "3 chưa đọc" in page


def test_others_do_not_see_it(place: world.Place, told: int, client_of: ClientOf) -> None:
    page = client_of(place.people["economy_head"]).get("/thong-bao").text
    assert "Đôn đốc" not in page.partition("<main")[2].partition("</main>")[0]
    assert "Chưa có thông báo" in page


def test_opening_one_reads_it(place: world.Place, told: int, client_of: ClientOf) -> None:
    head = place.people["culture_head"]
    urge = rows(Notification, channel="in_app", rule="urge")[0]
    client = client_of(head)
    assert client.get(f"/thong-bao/{urge.id}").location == f"/viec/{told}"
    assert unread(head) == 2


def test_somebody_else_s_notice_stays_unread(place: world.Place, told: int, client_of: ClientOf) -> None:
    urge = rows(Notification, channel="in_app", rule="urge")[0]
    client = client_of(place.people["observer"])
    assert client.get(f"/thong-bao/{urge.id}").status_code == 302
    assert client.post(f"/thong-bao/{urge.id}/da-doc").status_code == 404
    assert unread(place.people["culture_head"]) == 3


def test_another_commune_s_notice_is_not_found(
    elsewhere: world.Place, told: int, place: world.Place, client_of: ClientOf
) -> None:
    urge = rows(Notification, channel="in_app", rule="urge")[0]
    assert client_of(elsewhere.people["culture_head"]).get(f"/thong-bao/{urge.id}").status_code == 404


def test_one_and_all_can_be_marked(place: world.Place, told: int, client_of: ClientOf) -> None:
    head = place.people["culture_head"]
    urge = rows(Notification, channel="in_app", rule="urge")[0]
    client = client_of(head)
    assert client.post(f"/thong-bao/{urge.id}/da-doc").location == "/thong-bao"
    assert unread(head) == 2
    answer = client.post("/thong-bao/da-doc", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
    assert "Đã đọc hết" in answer.text and "<html" not in answer.text
    assert unread(head) == 0


def test_an_urge_that_was_taken_back_is_not_shown(place: world.Place, told: int, client_of: ClientOf) -> None:
    urging.urge(fresh(told), place.people["chair"])
    db.session.commit()
    urging.take_back(fresh(told), place.people["chair"], 2)
    db.session.commit()
    with clock.stopped(clock.now() + timedelta(minutes=5)):
        assert "Đôn đốc lần 2" not in client_of(place.people["culture_head"]).get("/thong-bao").text


def test_the_page_costs_the_same_for_many_notices(
    place: world.Place, told: int, task: Callable[..., int], remind: Callable[..., Tally], client_of: ClientOf
) -> None:
    client = client_of(place.people["culture_head"])

    def cost() -> int:
        g.pop("_login_user", None)  # the tests' own context outlives a request
        with counted() as statements:
            assert client.get("/thong-bao").status_code == 200
        return len(statements)

    cost()  # the first one notes that the session is alive
    few = cost()
    for _ in range(40):
        task(SOON)
    remind()
    assert cost() == few <= 7
    assert "Trang 1/2" in client.get("/thong-bao").text
    assert "Trang 2/2" in client.get("/thong-bao?trang=2").text


def test_a_coordinating_unit_s_answer_is_called_so(
    place: world.Place, task: Callable[..., int], client_of: ClientOf
) -> None:
    made = fresh(task(SOON))
    leading.coordinate(made, [place.units["economy"]])
    leading.answer(made, place.people["economy_head"], place.units["economy"], "Đã gửi số liệu")
    db.session.commit()
    assert "Đơn vị phối hợp đã trả lời" in client_of(place.people["culture_head"]).get("/thong-bao").text


@pytest.mark.parametrize(
    ("due_on", "keeps_day", "words"),
    [
        (date(2026, 10, 9), False, "Nhắc vào ngày đến hạn:"),
        (date(2026, 10, 10), False, "hạn 10/10 rơi vào ngày nghỉ, tính đến hết 12/10:"),
        (date(2026, 10, 10), True, "hạn 10/10 rơi vào ngày nghỉ và không lùi:"),
    ],
)
def test_a_day_due_that_is_a_day_off_is_told_as_one(
    place: world.Place,
    task: Callable[..., int],
    remind: Callable[..., Tally],
    client_of: ClientOf,
    due_on: date,
    keeps_day: bool,
    words: str,
) -> None:
    task(due_on, keeps_day=keeps_day)
    with clock.stopped(clock.instant(date(2026, 10, 9), 9)):  # the Friday
        remind()
        page = client_of(place.people["culture_head"]).get("/thong-bao").text
    assert words in page


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        ("failed", "550 no such mailbox", "Máy chủ thư không nhận: 550 no such mailbox."),
        ("failed", "bad address", "Địa chỉ thư không đúng."),
        ("failed", "letter not written: ValueError", "Hệ thống không soạn được thư"),
        ("unknown", "second ambiguous try", "không rõ thư đã đến chưa"),
    ],
)
def test_letters_that_did_not_arrive_are_shown_to_those_who_see_to_it(
    place: world.Place, elsewhere: world.Place, told: int, client_of: ClientOf, state: str, reason: str, words: str
) -> None:
    people = place.people
    db.session.query(Message).filter_by(recipient_id=people["culture_head"].id).update(
        {"state": state, "reason": reason}
    )
    db.session.commit()
    for who, url in (("secretary", "/thong-bao"), ("admin", "/thong-bao"), ("admin", "/quan-tri/thu")):
        page = client_of(people[who]).get(url).text
        assert words in page and people["culture_head"].email in page
    for other in (people["culture_head"], people["chair"], elsewhere.people["secretary"], elsewhere.people["admin"]):
        assert "Thư chưa đến nơi" not in client_of(other).get("/thong-bao").text


def test_the_list_of_letters_costs_one_statement_and_forgets_after_a_month(
    place: world.Place, told: int, client_of: ClientOf
) -> None:
    clients = {who: client_of(place.people[who]) for who in ("secretary", "observer")}

    def cost(who: str) -> int:
        g.pop("_login_user", None)
        with counted() as statements:
            assert clients[who].get("/thong-bao").status_code == 200
        return len(statements)

    db.session.query(Message).update({"state": "failed"})
    db.session.commit()
    cost("secretary"), cost("observer")
    assert cost("secretary") <= cost("observer") + 2  # the letters, and who they were for
    with clock.stopped(clock.now() + timedelta(days=31)):
        assert undelivered(place.id) == []


@pytest.mark.parametrize(
    ("who", "server", "shown"),
    [("admin", None, True), ("admin", "smtp://127.0.0.1:1", False), ("chair", None, False)],
)
def test_an_administrator_is_told_that_no_mail_can_leave(
    app: Flask, place: world.Place, client_of: ClientOf, who: str, server: str | None, shown: bool
) -> None:
    app.config["SMTP_URL"] = server
    assert ("Chưa đặt máy chủ thư." in client_of(place.people[who]).get("/thong-bao").text) == shown


def test_the_bell_looks_again_and_says_only_what_is_new(place: world.Place, told: int, client_of: ClientOf) -> None:
    client = client_of(place.people["culture_head"])
    count = unread(place.people["culture_head"])
    assert client.get("/thong-bao/chuong", query_string={"chua-doc": count}).status_code == 204
    fresh_bell = client.get("/thong-bao/chuong", query_string={"chua-doc": count - 1}).text
    assert f"{count} chưa đọc" in fresh_bell and "<html" not in fresh_bell


def test_the_list_looks_again_and_says_only_what_is_new(place: world.Place, told: int, client_of: ClientOf) -> None:
    person = place.people["culture_head"]
    newest = max(row.id for row in rows(Notification, channel="in_app", recipient_id=person.id))
    client = client_of(person)
    assert f"dau={newest}" in client.get("/thong-bao").text
    assert client.get("/thong-bao/moi", query_string={"dau": newest}).status_code == 204
    fresh_list = client.get("/thong-bao/moi", query_string={"dau": newest - 1}).text
    assert f"dau={newest}" in fresh_list and "<html" not in fresh_list
