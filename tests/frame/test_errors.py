"""What a refused or failed request answers, as a page and to htmx."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime

import pytest
from flask import abort
from sqlalchemy.exc import OperationalError, TimeoutError
from sqlalchemy.orm.exc import StaleDataError
from structlog.testing import capture_logs
from werkzeug.exceptions import RequestEntityTooLarge

from app import clock, words
from app.models.errors import NotAllowed, Refused, Stale
from app.policy import public
from tests.frame.conftest import stand_in

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
REFERENCE = re.compile(r"L-[0-9A-Z]{4}-0852")
FAILURES = {
    400: lambda: abort(400),
    403: lambda: abort(403),
    404: lambda: abort(404),
    409: lambda: abort(409),
    413: lambda: abort(413),
    422: lambda: abort(422),
    500: lambda: 1 / 0,
}


@pytest.fixture(autouse=True)
def at_work():
    with clock.stopped(datetime(2026, 10, 6, 1, 52, tzinfo=UTC)):
        yield


def fail(app, how):
    """Give the application a page that fails."""
    app.config["WTF_CSRF_ENABLED"] = False

    def view():
        result = how()
        if isinstance(result, BaseException):
            raise result
        return "ok"

    stand_in(app, "sample.fail", "/hong", view)


@pytest.mark.parametrize("status", FAILURES)
def test_pages_say_what_happened_in_vietnamese(app, client, status):
    fail(app, FAILURES[status])
    answer = client.get("/hong")
    assert answer.status_code == status
    title = str(words.PROBLEMS[status].title)
    assert f"<h1>{title}</h1>" in answer.text
    assert f"<title>Lỗi: {title} – Rõ Việc</title>" in answer.text
    assert "Traceback" not in answer.text
    assert ('<header class="top">' in answer.text) == (status < 500)


@pytest.mark.parametrize("status", FAILURES)
def test_htmx_gets_a_line_and_a_toast(app, client, status):
    fail(app, FAILURES[status])
    answer = client.post("/hong", headers=HTMX)
    assert answer.status_code == status
    assert "<html" not in answer.text
    assert answer.text.count('class="ban ban-in ban-late"') == 1
    assert answer.headers["HX-Retarget"] == "#problem"
    toast = json.loads(answer.headers["HX-Trigger"])["toast"]["text"]
    assert toast in answer.text
    assert answer.headers["HX-Trigger"].isascii()


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (Refused("till_refused", day=date(2026, 9, 30)), 422, "Chưa gia hạn đến 30/9/2026 được."),
        (NotAllowed("nothing_written"), 403, words.SENTENCES["not_allowed"]),
        (Stale("nothing_written"), 409, words.SENTENCES["stale"]),
        (Refused("till_refused"), 422, words.SENTENCES["refused"]),
        (StaleDataError("1 row expected"), 409, str(words.PROBLEMS[409].sentence)),
    ],
)
def test_refusals_of_the_domain_are_put_into_words(app, client, monkeypatch, error, status, said):
    monkeypatch.setitem(words.SENTENCES, "till_refused", "Chưa gia hạn đến %(day)s được.")
    fail(app, lambda: error)
    for answer in (client.get("/hong"), client.get("/hong", headers=HTMX)):
        assert answer.status_code == status
        assert said in answer.text


def test_an_unknown_code_is_logged(app, client):
    fail(app, lambda: Refused("nothing_written", name="x"))
    with capture_logs() as lines:
        client.get("/hong")
    assert [(line["log_level"], line["code"], line["params"]) for line in lines] == [
        ("error", "nothing_written", ["name"])
    ]


def test_a_failure_shows_the_reference_that_the_log_has(app, client):
    trouble = ZeroDivisionError("the secret detail")
    fail(app, lambda: trouble)
    with capture_logs() as lines:
        answer = client.get("/hong")
    shown = REFERENCE.search(answer.text)
    assert shown
    assert "the secret detail" not in answer.text
    assert [(line["reference"], line["exc_info"]) for line in lines] == [(shown[0], trouble)]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("SELECT 1", {}, Exception("database is locked")), 503),
        (OperationalError("SELECT 1", {}, Exception("connection refused")), 503),
        (TimeoutError("QueuePool limit reached"), 503),
        (OperationalError("SELECT 1", {}, Exception("no such table: task")), 500),
    ],
)
def test_a_busy_database_asks_to_come_back(app, client, error, status):
    fail(app, lambda: error)
    answer = client.get("/hong")
    assert answer.status_code == status
    assert answer.headers.get("Retry-After") == ("5" if status == 503 else None)
    assert "SELECT" not in answer.text


def test_a_person_who_cannot_be_loaded_gets_the_page_too(app, client, monkeypatch):
    def unreachable(_token):
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    monkeypatch.setattr(app.login_manager, "_user_callback", unreachable)
    answer = client.get("/")
    assert answer.status_code == 503
    assert REFERENCE.search(answer.text)


def test_without_a_person_pages_lead_to_the_sign_in(anonymous):
    answer = anonymous.get("/viec?q=m%E1%BA%A1ng")
    assert (answer.status_code, answer.location) == (302, "/dang-nhap?next=/viec?q%3Dm%25E1%25BA%25A1ng")


def test_without_a_person_htmx_gets_a_dialog(app, anonymous):
    app.config["WTF_CSRF_ENABLED"] = False
    answer = anonymous.post("/viec/moi", headers=HTMX)
    assert answer.status_code == 401
    assert answer.headers["HX-Retarget"] == "#dialog"
    assert json.loads(answer.headers["HX-Trigger"]) == {"signed-out": {}}
    assert 'href="/dang-nhap"' in answer.text
    assert "Location" not in answer.headers


def test_a_page_of_an_ended_session_keeps_what_was_typed(client):
    answer = client.post("/viec/moi", data={"text": "Đã họp"})
    assert answer.status_code == 400
    assert "Trang này mở đã lâu" in answer.text
    assert "nội dung đã nhập vẫn được giữ" in answer.text


def test_a_file_too_large_names_the_limit(app, client):
    def view():
        raise RequestEntityTooLarge

    stand_in(app, "sample.upload", "/tep", view, public)
    assert "vượt quá 60 MB" in client.get("/tep").text


def test_an_unknown_address_shows_no_frame_to_strangers(anonymous):
    answer = anonymous.get("/khong-co")
    assert answer.status_code == 404
    assert '<header class="top">' not in answer.text
