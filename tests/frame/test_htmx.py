"""What htmx 4 asks and what it is answered."""

from __future__ import annotations

import json

import pytest
from flask import get_flashed_messages

from app import htmx


@pytest.mark.parametrize(
    ("headers", "partial"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-Request-Type": "partial"}, True),
        ({"HX-Request": "true", "HX-Request-Type": "full"}, False),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_parts_or_a_page(app, headers, partial):
    with app.test_request_context(headers=headers):
        assert htmx.is_partial() is partial


@pytest.mark.parametrize(("sent", "read"), [("form#report", "report"), ("div", None), ("div#", None), (None, None)])
def test_ids_are_taken_out_of_what_htmx_4_sends(app, sent, read):
    headers = {"HX-Source": sent, "HX-Target": sent} if sent else {}
    with app.test_request_context(headers=headers):
        assert (htmx.source_id(), htmx.target_id()) == (read, read)


def test_answers_carry_parts_toast_and_headers(app):
    with app.test_request_context():
        undo = htmx.toast("Đã chuyển sang Đang thực hiện.", undo="/viec/31/hoan-tac")
        answer = htmx.answer(
            "<li>a</li>",
            '<b hx-swap-oob="true">b</b>',
            toast=undo,
            live="7 việc khớp",
            trigger={"saved": {"keep": "report-31"}},
            retarget="#task-31",
            reswap="outerHTML swap:1s",
            push_url="/viec/31",
            status=409,
        )
    assert answer.status_code == 409
    assert answer.get_data(as_text=True).splitlines()[:2] == ["<li>a</li>", '<b hx-swap-oob="true">b</b>']
    assert '<div id="live" hx-swap-oob="innerHTML">7 việc khớp</div>' in answer.get_data(as_text=True)
    sent = answer.headers["HX-Trigger"]
    assert sent.isascii()
    assert json.loads(sent) == {
        "saved": {"keep": "report-31"},
        "toast": {"text": "Đã chuyển sang Đang thực hiện.", "undo": "/viec/31/hoan-tac", "label": "Hoàn tác"},
    }
    names = ("HX-Retarget", "HX-Reswap", "HX-Push-Url", "Vary")
    assert [answer.headers[name] for name in names] == ["#task-31", "outerHTML swap:1s", "/viec/31", "HX-Request"]


@pytest.mark.parametrize("reswap", ["beforebegin", "afterbegin", "outerMorph", "none"])
def test_every_way_of_swapping_passes(app, reswap):
    with app.test_request_context():
        assert htmx.answer("", reswap=reswap).headers["HX-Reswap"] == reswap


def test_a_plain_toast_needs_no_way_on(app):
    with app.test_request_context():
        assert htmx.toast("Đã lưu") == {"text": "Đã lưu"}
        assert "HX-Trigger" not in htmx.answer("<p></p>").headers


def test_a_change_without_htmx_leads_to_a_page_that_shows_the_toast(app):
    with app.test_request_context():
        answer = htmx.done("/viec/31", "<li>a</li>", toast="Đã lưu")
        assert (answer.status_code, answer.location) == (303, "/viec/31")
        htmx.done("/viec/31", saved="report-31")
        assert get_flashed_messages(category_filter=["saved"]) == ["report-31"]
        assert get_flashed_messages(category_filter=["toast"]) == [{"text": "Đã lưu"}]
    with app.test_request_context(headers={"HX-Request": "true"}):
        answer = htmx.done("/viec/31", "<li>a</li>", saved="report-31", trigger={"dialog-close": {}})
        assert answer.status_code == 200
        assert json.loads(answer.headers["HX-Trigger"]) == {"dialog-close": {}, "saved": {"keep": "report-31"}}
