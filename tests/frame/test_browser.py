"""The scripts in a real Chromium, under the real content policy."""

from __future__ import annotations

import threading
import time

import pytest
from flask import render_template, render_template_string, request
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from app import htmx
from app.models.errors import Refused
from tests.chromium import FLAGS
from tests.frame.conftest import PLACES, stand_in
from tests.frame.test_page import show

pytestmark = pytest.mark.browser
DRAWER = '<div class="drawer-h"><h2 id="drawer-h" tabindex="-1">Việc 31</h2></div>'
DIALOG = """{% from "parts/dialog.html" import dialog, cancel %}{% from "parts/field.html" import textarea %}
{% call dialog("Báo cáo", action="/choi/luu", foot=cancel()) %}{{ textarea("res", "Kết quả") }}{% endcall %}"""


@pytest.fixture
def asked(app, person, words, monkeypatch):
    """A page to play with, signed in without a session; returns the requests that changed something."""
    monkeypatch.setattr(app.login_manager, "_request_callback", lambda _request: person)
    show(app, words)
    seen = []

    def change(answer):
        def view(**_values):
            seen.append((request.path, request.form.to_dict()))
            return answer()

        return view

    def refuse():
        raise Refused("refused")

    stand_in(app, "play.show", "/choi", lambda: render_template("play.html"))
    stand_in(app, "play1.drawer", "/choi/ngan", lambda: htmx.answer(DRAWER, push_url="/viec/31?bang=5"))
    stand_in(app, "play2.dialog", "/choi/hop", lambda: htmx.answer(render_template_string(DIALOG)))
    stand_in(app, "play3.fail", "/choi/hong", change(lambda: 1 / 0))
    stand_in(
        app,
        "play4.save",
        "/choi/luu",
        change(lambda: htmx.answer("<p>mới</p>", toast=htmx.toast("Đã lưu", "/choi/lui"))),
    )
    stand_in(app, "play5.undo", "/choi/lui", change(lambda: htmx.answer("", toast="Đã hoàn tác")))
    stand_in(app, "play6.slow", "/choi/cham", change(lambda: time.sleep(1) or htmx.answer("<p>xong</p>")))
    stand_in(app, "play7.move", "/choi/chuyen/<int:id>", change(lambda: refuse() if "33" in request.path else moved()))
    return seen


def moved():
    return htmx.answer(
        '<li class="card" id="task-31" data-lane="in_progress"><h3><a href="/viec/31">Đã chuyển</a></h3></li>'
    )


@pytest.fixture
def address(app, asked):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def browser(chromium_path):
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address):
    """A page at 1366×768; a violation of the policy or an error in a script fails the test."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, base_url=address)
    trouble = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda line: trouble.append(line.text) if "Content Security Policy" in line.text else None)
    page.set_default_timeout(5_000)
    page.goto("/choi")
    yield page
    page.close()
    assert trouble == []


def held(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def drag(page, card, lane):
    page.locator(f"#{card} h3").hover()
    page.mouse.down()
    box = page.locator(f"#{lane} .lane-c").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    page.mouse.move(x - 5, y, steps=8)
    page.mouse.move(x, y, steps=4)
    classes = {it.get_attribute("id")[5:]: it.get_attribute("class") for it in page.locator("[data-lane].lane").all()}
    page.mouse.up()
    return classes


def lane_of(page, card):
    return page.locator(f"#{card}").evaluate("it => it.closest('[data-lane].lane').dataset.lane")


def test_nothing_is_refused_by_the_policy_on_the_page_of_everything(page):
    page.goto("/mau")
    assert page.evaluate("[...document.fonts].filter((font) => font.status === 'loaded').length") >= 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_menus_close_and_move_by_keys(page):
    menu = page.locator("#task-31 details.menu")
    menu.locator("summary").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert held(page) == "Hai"
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.locator("summary").click()
    page.locator("#task-32 summary").click()
    assert page.locator("details.menu[open]").count() == 1
    page.locator("h1").click()
    assert page.locator("details.menu[open]").count() == 0


def test_the_drawer_has_an_address_and_gives_focus_back(page, address):
    page.locator("#opener").click()
    page.wait_for_selector("#drawer[open]")
    assert (held(page), page.url) == ("drawer-h", f"{address}/viec/31?bang=5")
    page.keyboard.press("Escape")
    page.wait_for_selector("#drawer:not([open])", state="attached")
    assert (held(page), page.url) == ("opener", f"{address}/choi")
    assert page.locator("#drawer > *").count() == 0


def test_a_dialog_closes_by_its_buttons(page):
    for way in ("[aria-label=Đóng]", ".dlg-f [data-close]"):
        page.locator("#asker").click()
        page.wait_for_selector("#dialog[open]")
        assert held(page) == "res"  # what was asked for is typed at once
        page.locator(f"#dialog {way}").click()
        page.wait_for_selector("#dialog:not([open])", state="attached")
        assert held(page) == "asker"


def _toast(page, text: str, **more: str) -> None:
    page.evaluate("detail => document.dispatchEvent(new CustomEvent('toast', {detail}))", {"text": text, **more})


def test_a_phone_shows_one_toast_away_from_the_buttons_below(page):
    page.clock.install()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    for text in ("Một", "Hai", "Ba"):
        _toast(page, text, undo="/choi/lui")
    toasts = page.locator("#toasts .toast")
    assert toasts.count() == 1
    assert "Ba" in toasts.inner_text()
    header, box = page.locator(".top").bounding_box(), toasts.bounding_box()
    assert header["y"] + header["height"] <= box["y"] < 100
    assert box["y"] + box["height"] < 844 / 3
    undo = toasts.get_by_role("button", name="Hoàn tác")
    undo.focus()
    page.clock.run_for(20_000)
    assert toasts.count() == 1  # whoever is about to press it has the time
    undo.evaluate("button => button.blur()")
    page.clock.run_for(6_500)
    assert toasts.count() == 0


def test_a_phone_s_toast_leaves_after_six_seconds_a_desk_s_stays(page):
    page.clock.install()
    for width, height, stays in ((390, 844, 0), (1366, 768, 1)):
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        _toast(page, "Đã lưu")
        page.clock.run_for(5_000)
        assert page.locator("#toasts .toast").count() == 1
        page.clock.run_for(1_500)
        assert page.locator("#toasts .toast").count() == stays


def test_a_toast_offers_undo(page, asked):
    page.locator("#saver").click()
    page.locator(".toast button", has_text="Hoàn tác").click()
    page.locator(".toast", has_text="Đã hoàn tác").wait_for()
    assert [path for path, _ in asked] == ["/choi/luu", "/choi/lui"]
    assert page.locator("#target").inner_text() == "mới"
    assert page.locator(".toast").count() == 1


def test_a_failure_leaves_the_page_and_says_so(page):
    page.locator("#failer").click()
    page.locator("#problem .ban-late").wait_for()
    assert page.locator("#target").inner_text() == "cũ"
    assert page.locator(".toast").count() == 1


def test_a_form_is_sent_once_and_keeps_its_text_until_saved(page, asked):
    page.fill("#note", "Đã họp thẩm định")
    page.evaluate("window.onbeforeunload = null")
    assert page.evaluate("sessionStorage.getItem('kept:note-31')") == "Đã họp thẩm định"
    button = page.locator("#slow button")
    button.click()
    button.click()
    page.wait_for_selector("#slow button[aria-busy=true]")
    assert button.inner_text() == "Đang gửi…"
    page.locator("#target", has_text="xong").wait_for()
    page.wait_for_selector("#slow button:not([aria-busy])")
    assert button.inner_text() == "Gửi"
    assert [form["note"] for _, form in asked] == ["Đã họp thẩm định"]
    assert page.evaluate("sessionStorage.getItem('kept:note-31')") is None


def test_typed_text_comes_back_after_the_page_is_loaded_again(page):
    page.on("dialog", lambda dialog: dialog.accept())
    page.fill("#note", "Đã họp")
    page.reload()
    assert page.input_value("#note") == "Đã họp"


def test_a_card_moves_to_a_lane_that_takes_it(page, asked):
    lanes = drag(page, "task-31", "lane-in_progress")
    page.locator("#task-31", has_text="Đã chuyển").wait_for()
    assert "lane-over" in lanes["in_progress"]
    assert "lane-no" in lanes["done"]
    assert lane_of(page, "task-31") == "in_progress"
    assert [(path, form["lane"], form["version"]) for path, form in asked] == [("/choi/chuyen/31", "in_progress", "7")]
    assert page.locator(".lane-over, .lane-no, .lane-why:visible").count() == 0


def test_a_card_does_not_enter_a_lane_that_refuses_it(page, asked):
    lanes = drag(page, "task-31", "lane-done")
    assert "lane-no" in lanes["done"]
    assert (lane_of(page, "task-31"), asked) == ("unaccepted", [])


def test_a_lane_with_a_form_opens_it_and_the_card_stays(page, asked):
    drag(page, "task-32", "lane-reported")
    page.wait_for_selector("#dialog[open]")
    assert (lane_of(page, "task-32"), asked) == ("in_progress", [])
    assert page.evaluate("[...document.querySelectorAll('#lane-in_progress .card')].map((card) => card.id)") == [
        "task-32",
        "task-33",
    ]


def test_a_refused_move_puts_the_card_back(page, asked):
    page.evaluate("document.getElementById('task-33').dataset.lanes = 'unaccepted'")
    drag(page, "task-33", "lane-unaccepted")
    page.locator("#problem .ban-late").wait_for()
    assert [path for path, _ in asked] == ["/choi/chuyen/33"]
    assert lane_of(page, "task-33") == "in_progress"
    assert page.locator("#task-33").get_attribute("aria-busy") is None


def test_single_keys_work_outside_fields_only(page):
    page.locator("#task-32 a").focus()
    page.keyboard.press("j")
    assert held(page) == "Việc số 33"
    page.keyboard.press("ArrowLeft")
    assert held(page) == "Việc số 31"
    page.keyboard.press("m")
    assert held(page) == "Một"
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert held(page) == "q"
    page.keyboard.type("j/m")
    assert page.input_value("#q") == "j/m"


def test_single_keys_can_be_switched_off(page):
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    page.locator("[data-keys]").uncheck()
    page.keyboard.press("Escape")
    page.locator("#task-32 a").focus()
    page.keyboard.press("j")
    assert held(page) == "Việc số 32"


def test_text_is_copied_and_said(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copier").click()
    page.locator(".toast", has_text="Đã sao chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Việc quá hạn (1)"


def test_an_ended_session_asks_to_sign_in_and_keeps_the_text(app, page, monkeypatch):
    page.fill("#note", "Đã họp")
    monkeypatch.setattr(app.login_manager, "_request_callback", lambda _request: None)
    app.config["WTF_CSRF_ENABLED"] = False
    page.locator("#slow button").click()
    page.wait_for_selector("#dialog[open]")
    assert page.locator("#dialog a").get_attribute("href") == PLACES["auth.sign_in"]
    page.keyboard.press("Escape")
    assert page.input_value("#note") == "Đã họp"
    assert page.evaluate("sessionStorage.getItem('kept:note-31')") == "Đã họp"
