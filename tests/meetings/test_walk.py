"""Minutes written on a phone in a real Chromium: lines save themselves, nothing typed is lost, giving out is undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import select

from app.database import db, writing
from app.models import meetings
from app.models import sessions as signed
from app.models.inviting import guests
from app.models.meeting import Conclusion
from app.models.minutes import conclusions
from app.models.minutes.conclusions import Fields
from app.models.task import Task, TaskState
from tests.chromium import FLAGS
from tests.world import Place

pytestmark = pytest.mark.browser
STALE = "409"


@pytest.fixture
def page(app: Flask, place: Place, address: str, chromium_path: Path) -> Iterator[Page]:
    """The secretary's phone on the minutes of a meeting, failing on any error of a script or of the content policy."""
    by = place.people["secretary"]
    committee = meetings.first_committee(place.id)
    held = meetings.call(by, committee, on=date(2026, 10, 6), title="phiên quý III", place="P1", chair="Ông A")
    db.session.flush()
    guests.add_members(held, by)
    token = signed.open_for(by)
    db.session.commit()
    cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=FLAGS)
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN", has_touch=True)
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        shown, wrong = context.new_page(), []
        shown.on("console", lambda said: said.type == "error" and STALE not in said.text and wrong.append(said.text))
        shown.on("pageerror", lambda error: wrong.append(str(error)))
        shown.goto(f"{address}/cuoc-hop/{held.id}/bien-ban")
        yield shown
        browser.close()
    assert wrong == []


def stored(column: object) -> object:
    """The one value of a column; the lock is let go of, since the server writes too."""
    db.session.rollback()
    value = db.session.scalars(select(column)).one()
    db.session.rollback()
    return value


def test_minutes_on_a_phone(place: Place, page: Page, now: object) -> None:
    page.get_by_role("button", name="Tất cả còn lại có mặt").tap()
    expect(page.locator("#who .muted.small").first).to_contain_text("có mặt 4/4")
    page.fill("#c-new-text", "Bố trí máy quét")
    page.get_by_role("button", name="Ghi kết luận").tap()
    row = page.locator("#c-1")
    expect(row).to_be_visible()
    expect(page.locator("#c-new-text")).to_be_focused()
    expect(page.locator("#c-new-text")).to_have_value("")

    page.select_option("#c-1-lead", label="Phòng Văn hóa - Xã hội")
    page.fill("#c-1-due", "Quý IV/2026")
    page.fill("#c-1-product", "Biên bản bàn giao")
    page.locator("h1").tap()
    expect(page.locator("#c-1-said")).to_contain_text("hạn: 31/12/2026")
    assert stored(Conclusion.product) == "Biên bản bàn giao"

    with writing():
        conclusions.edit(
            db.session.scalars(select(Conclusion)).one(), place.people["chair"], Fields(text="Bố trí hai máy quét")
        )
        db.session.commit()
    page.fill("#c-1-text", "Bố trí máy quét cho một cửa")
    page.locator("h1").tap()
    expect(page.locator("#c-1-said")).to_contain_text("Bố trí hai máy quét")
    expect(page.locator("#c-1-text")).to_have_value("Bố trí máy quét cho một cửa")
    page.get_by_role("button", name="Lưu phần đang gõ").tap()
    expect(page.locator("#c-1-said")).to_contain_text("Đã lưu")

    row.get_by_role("button", name="Giao việc").tap()
    expect(row).to_contain_text("NV-2026-001")
    assert stored(Task.text) == "Bố trí máy quét cho một cửa"
    page.locator("#toasts").get_by_role("button", name="Hoàn tác").tap()
    expect(page.locator("#c-1-text")).to_be_visible()
    assert stored(Task.state) == TaskState.CANCELLED
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
