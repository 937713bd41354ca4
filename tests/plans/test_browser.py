"""From upload to boards in a real Chromium: the document follows the row in hand, all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect, sync_playwright

from app.database import db
from app.models import sessions
from app.models.planning import reading_run
from tests.chromium import FLAGS
from tests.plans.sample import NAME, TEXT
from tests.world import Place

pytestmark = pytest.mark.browser


@pytest.fixture
def page(app: Flask, place: Place, address: str, chromium_path: Path) -> Iterator[Page]:
    """The secretariat's page, failing on any violation of the content policy."""
    token = sessions.open_for(place.people["secretary"])
    db.session.commit()
    cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        shown, wrong = context.new_page(), []
        shown.on("console", lambda message: message.type == "error" and wrong.append(message.text))
        shown.on("pageerror", lambda error: wrong.append(str(error)))
        yield shown
        browser.close()
    assert wrong == []


def test_from_upload_to_boards(page: Page, address: str, tmp_path: Path, now: object) -> None:
    file = tmp_path / NAME
    file.write_text(TEXT)
    page.goto(f"{address}/ke-hoach/tai-len")
    page.set_input_files("#files", file)
    page.click("text=Tải lên và đọc")
    expect(page.locator("#reading progress")).to_be_visible()
    reading_run.read_version(1)
    page.wait_for_url("**/ke-hoach/1/soat")
    expect(page.locator("#publish")).to_have_text("Công bố 6 dòng đã rõ…")

    first = page.locator(".xr-on")
    expect(first.locator("textarea")).to_have_value("Mở quầy đổi giấy vụn lấy cây xanh ở sân trụ sở.")
    expect(page.locator("mark.on").first).to_contain_text("Mở quầy")
    first.locator("select[name=lead]").select_option(label="Phòng Văn hóa - Xã hội")
    first.get_by_role("button", name="Đã rõ").click()
    expect(page.locator("#publish")).to_have_text("Công bố 7 dòng đã rõ…")

    expect(page.locator(".xr-on")).to_be_focused()
    expect(page.locator("mark.on").first).to_contain_text("Kiểm kê")
    page.keyboard.press("Enter")
    expect(page.locator("#publish")).to_have_text("Công bố 8 dòng đã rõ…")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#ticked")).to_have_text("1")

    page.click("#publish a")
    page.locator("#dialog").get_by_role("button", name="Công bố 6 việc").click()
    page.wait_for_url("**/ke-hoach/1")
    expect(page.locator("#work")).to_contain_text("6 việc, 2 chỉ tiêu")
