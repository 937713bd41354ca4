"""The pages of channels: choose, add, test, switch, remove on the account's page; allow on the administrator's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import db
from app.models.channels import ChannelChoice, Endpoint, rules
from app.models.user import User
from tests import world
from tests.channels.receiver import Receiver
from tests.reminders.conftest import rows

ClientOf = Callable[[User], FlaskClient]
ADDRESS = "tgram://123456789:abcdefg_hijklmnop/12315544"


@pytest.fixture
def head(allowed: world.Place, client_of: ClientOf) -> FlaskClient:
    """The browser of the head of culture, where every kind of channel is allowed."""
    return client_of(allowed.people["culture_head"])


def mine() -> Endpoint:
    return rows(Endpoint)[-1]


def test_a_service_is_added_and_its_address_is_never_shown_again(head: FlaskClient) -> None:
    sent = {"service": "tgram", "endpoint_name": "Telegram của tôi", "address": ADDRESS}
    assert head.post("/tai-khoan/kenh", data=sent).status_code == 303
    page = head.get("/tai-khoan").text
    assert "Telegram của tôi" in page and "tgram://…5544" in page and "abcdefg_hijklmnop" not in page
    assert mine().address == ADDRESS


def test_the_key_of_a_webhook_is_shown_once(head: FlaskClient) -> None:
    sent = {"service": "webhook", "endpoint_name": "Máy", "address": "https://nhan.mau.example/bi-mat-1"}
    answer = head.post("/tai-khoan/kenh", data=sent)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    key = re.search(r"<textarea[^>]*>([\w-]{43})</textarea>", answer.text)[1]
    assert mine().secret == key
    page = head.get("/tai-khoan").text
    assert key not in page and "bi-mat-1" not in page and "https://nhan.mau.example/…" in page


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"service": "webhook", "endpoint_name": "Máy", "address": "http://127.0.0.1:6379/"}, "https://"),
        ({"service": "webhook", "endpoint_name": "", "address": "https://nhan.mau.example/"}, "Đặt tên"),
        ({"service": "tgram", "endpoint_name": "Máy", "address": "json://127.0.0.1/"}, "không đúng dạng"),
        ({"service": "zalo", "endpoint_name": "Máy", "address": ADDRESS}, "không đúng dạng"),
        ({"service": "mailto", "endpoint_name": "Máy", "address": "mailto://a:b@mau.example"}, "không cho dùng"),
        ({}, "không cho dùng"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(head: FlaskClient, sent: dict, says: str) -> None:
    answer = head.post("/tai-khoan/kenh", data=sent)
    assert answer.status_code == 422 and says in answer.text
    assert f'value="{sent.get("address", "")}"' in answer.text
    assert rows(Endpoint) == []


def test_nothing_can_be_added_before_the_administrator_allows_it(place: world.Place, client_of: ClientOf) -> None:
    client = client_of(place.people["culture_head"])
    assert "Đơn vị chưa cho dùng" in client.get("/tai-khoan").text
    sent = {"service": "tgram", "endpoint_name": "Máy", "address": ADDRESS}
    assert client.post("/tai-khoan/kenh", data=sent).status_code == 422


def test_no_more_than_ten(head: FlaskClient) -> None:
    sent = {"service": "tgram", "endpoint_name": "Máy", "address": ADDRESS}
    assert [head.post("/tai-khoan/kenh", data=sent).status_code for _ in range(11)] == [303] * 10 + [422]


def test_a_test_message_really_arrives_and_its_answer_is_said(
    head: FlaskClient, endpoint: Endpoint, receiver: Receiver
) -> None:
    path = f"/tai-khoan/kenh/{endpoint.id}/thu-gui"
    assert head.post(path).status_code == 303
    assert "Kênh đã nhận tin." in head.get("/tai-khoan").text
    assert "Tin thử từ Rõ Việc" in receiver.calls[0].body.decode()
    receiver.answers = [404]
    head.post(path)
    assert "Máy nhận không có địa chỉ này (mã 404)." in head.get("/tai-khoan").text
    assert (mine().test_outcome, mine().test_words) == ("later", "http 404")


def test_tests_are_not_a_way_to_knock_at_many_doors(head: FlaskClient, endpoint: Endpoint, receiver: Receiver) -> None:
    path = f"/tai-khoan/kenh/{endpoint.id}/thu-gui"
    answers = [head.post(path).status_code for _ in range(8)]
    assert answers[:5] == [303] * 5 and answers[-1] == 429
    assert len(receiver.calls) < 8


def test_no_test_where_the_commune_no_longer_allows_it(
    head: FlaskClient, endpoint: Endpoint, allowed: world.Place, receiver: Receiver
) -> None:
    rules.allow(db.session.merge(allowed.people["admin"]), email=True, services=[])
    assert head.post(f"/tai-khoan/kenh/{endpoint.id}/thu-gui").status_code == 422
    assert receiver.calls == []
    assert "Đơn vị không còn cho dùng loại kênh này" in head.get("/tai-khoan").text


def test_the_last_channel_outside_may_go_but_it_is_said(head: FlaskClient, endpoint: Endpoint) -> None:
    alone = "chỉ hiện trong hệ thống (chuông)"
    assert head.post("/tai-khoan/kenh/thu", data={"acts": "1"}).status_code == 303
    assert alone not in head.get("/tai-khoan").text
    head.post(f"/tai-khoan/kenh/{endpoint.id}/bat-tat", data={"on": "0"})
    page = head.get("/tai-khoan").text
    assert page.count(alone) == 2 and "Đã tắt kênh. Từ nay" in page
    head.post(f"/tai-khoan/kenh/{endpoint.id}/bat-tat", data={"on": "1"})
    assert alone not in head.get("/tai-khoan").text
    assert [(row.email_scheduled, row.email_acts) for row in rows(ChannelChoice)] == [(False, True)]


def test_a_removed_endpoint_is_wiped(head: FlaskClient, endpoint: Endpoint) -> None:
    path = f"/tai-khoan/kenh/{endpoint.id}/bo"
    assert head.post(path).status_code == 303
    assert (mine().address, mine().secret, mine().is_on) == ("", "", False)
    assert "Máy nhận" not in head.get("/tai-khoan").text
    assert head.post(path).status_code == 404


@pytest.mark.parametrize("act", ["thu-gui", "bat-tat", "bo"])
def test_nobody_else_finds_it(
    endpoint: Endpoint, allowed: world.Place, client_of: ClientOf, receiver: Receiver, act: str
) -> None:
    for key in ("officer", "admin", "secretary"):
        client = client_of(allowed.people[key])
        assert client.post(f"/tai-khoan/kenh/{endpoint.id}/{act}").status_code == 404
    assert receiver.calls == [] and mine().is_on and mine().ended_at is None


def test_the_administrator_allows(place: world.Place, client_of: ClientOf) -> None:
    admin = client_of(place.people["admin"])
    assert "Gửi nhắc việc qua thư điện tử" in admin.get("/quan-tri/kenh").text
    assert admin.post("/quan-tri/kenh", data={"services": ["zalo", "webhook"]}).status_code == 303
    assert rules.allowed(place.id) == {"email": False, "services": ["webhook", "zalo"]}
    assert admin.post("/quan-tri/kenh", data={"services": ["gotify"]}).status_code == 422
    assert client_of(place.people["secretary"]).get("/quan-tri/kenh").status_code == 403


def test_secrets_are_in_no_log_and_no_event(head: FlaskClient, app: Flask, capsys: pytest.CaptureFixture) -> None:
    from app.models.event import Event

    head.post("/tai-khoan/kenh", data={"service": "tgram", "endpoint_name": "Máy", "address": ADDRESS})
    said = " ".join(str(value) for row in rows(Event) for value in vars(row).values())
    printed = capsys.readouterr()
    assert "abcdefg_hijklmnop" not in said + printed.out + printed.err
