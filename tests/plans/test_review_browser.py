"""The review in a real Chromium: all by keyboard, focus never lost, undone by a key; two people at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import inspect

from app.database import db
from app.models import sessions
from app.models.plan import Plan, Proposal
from app.models.roles import Role
from app.models.user import User
from tests.plans.sample import TEXT
from tests.world import Place

pytestmark = pytest.mark.browser
LISTED = "- Lắp đặt tủ đựng thiết bị đọc tài liệu tại phòng họp tầng hai. Dán nhãn từng tủ. Bàn giao chìa khóa."
IN_HAND = "document.activeElement.closest('.xr')?.querySelector('.n')?.textContent ?? ''"


@pytest.fixture
def review(
    app: Flask, place: Place, address: str, chromium: Browser, read: Callable[..., Plan]
) -> Iterator[Callable[[str], Page]]:
    """Open the sample plan's review as a person of the secretariat, failing on any error in a script."""
    read(place, TEXT.replace("- Lắp đặt tủ đựng thiết bị đọc tài liệu tại phòng họp tầng hai.", LISTED))
    wrong: list[str] = []

    def open_as(key: str) -> Page:
        person = db.session.get_one(User, inspect(place.people[key]).identity)
        person.appointments[0].role = Role.SECRETARIAT
        token = sessions.open_for(person)
        db.session.commit()
        cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
        context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: wrong.append(said.text) if said.type == "error" and "409" not in said.text else None,
        )
        page.goto(f"{address}/ke-hoach/1/soat")
        return page

    yield open_as
    assert wrong == []


def _row(words: str) -> Proposal:
    """A row as it is saved now, without holding the lock that the server needs."""
    db.session.rollback()
    found = list(db.session.scalars(db.select(Proposal).order_by(Proposal.position, Proposal.part)))
    row = next(row for row in found if words in row.fields["text"])
    db.session.expunge_all()
    db.session.rollback()
    return row


def _hand(page: Page, label: str) -> None:
    """Wait until the row so called has the focus."""
    expect(page.locator(".xr:focus-within .n")).to_have_text(label)


def _go(page: Page, words: str) -> str:
    """Walk to a row by J and K alone."""
    label = _row(words).label
    labels = page.locator("#proposals .xr .n").all_inner_texts()
    now = page.evaluate(IN_HAND)
    steps = labels.index(label) - labels.index(now)
    for _step in range(abs(steps)):
        page.keyboard.press("j" if steps > 0 else "k")
    _hand(page, label)
    return label


def test_the_whole_list_by_keyboard(review: Callable[[str], Page], place: Place) -> None:
    page = review("secretary")
    _hand(page, _row("Mở quầy").label)
    page.keyboard.press("Enter")
    _hand(page, _row("Kiểm kê").label)
    expect(page.locator("#publish")).to_have_text("Công bố 7 dòng đã rõ…")
    page.keyboard.press("d")
    _hand(page, _row("Trang bị").label)
    page.keyboard.press("z")
    _hand(page, _row("Kiểm kê").label)
    expect(page.locator("#rows-unclear .num")).to_have_text("2")

    _go(page, "Tổ chức cuộc thi")
    page.keyboard.press("l")
    expect(page.locator("select[name=lead]:focus")).to_have_count(1)
    page.locator("select[name=lead]:focus").select_option(label="Phòng Văn hóa - Xã hội")
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Đặt chủ trì")
    assert _row("Tổ chức cuộc thi").fields["lead_unit_id"] == place.units["culture"].id
    _go(page, "Tổ chức cuộc thi")
    page.keyboard.press("h")
    expect(page.locator("input[name=due]:focus")).to_have_count(1)
    page.keyboard.type("quý 4")
    page.keyboard.press("Enter")
    expect(page.locator(f"#p{_row('Tổ chức').id}")).to_contain_text("hạn 31/12/2026")
    assert page.evaluate(IN_HAND) != ""
    order = [
        float(place) for place in page.locator("#list-clear .xr").evaluate_all("all => all.map(it => it.dataset.place)")
    ]
    assert order == sorted(order)


def test_a_row_is_cut_merged_and_put_back(review: Callable[[str], Page]) -> None:
    page = review("secretary")
    label = _go(page, "Lắp đặt")
    page.keyboard.press("s")
    expect(page.locator("input[name=cut]")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator("#toasts")).to_contain_text("Đã tách")
    labels = page.locator("#list-clear .xr .n").all_inner_texts()
    assert labels[:3] == [label, f"{label}.2", f"{label}.3"]
    _go(page, "Dán nhãn")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#ticked")).to_have_text("2")
    page.keyboard.press("g")
    expect(page.locator("#toasts")).to_contain_text("Đã gộp")
    assert _row("Dán nhãn").fields["text"] == "Dán nhãn từng tủ.\n- Bàn giao chìa khóa."
    assert page.evaluate(IN_HAND) != ""
    for left in (3, 1):
        page.keyboard.press("z")
        expect(page.locator(f"#list-clear .n:text-matches('^{label}(\\\\.|$)')")).to_have_count(left)
    assert _row("Lắp đặt").fields["text"].endswith("Bàn giao chìa khóa.")
    page.click("text=Lịch sử")
    expect(page.locator("#dialog .rv-log li")).to_have_count(4)


def test_two_people_are_told_of_each_other_and_overwrite_nothing(review: Callable[[str], Page]) -> None:
    mine, theirs = review("secretary"), review("chair")
    row = _row("Chấm điểm")
    for page in (mine, theirs):
        page.click(f"#p{row.id} [data-edit]")
        expect(page.locator(f"#edit-{row.id} textarea")).to_be_visible()
    theirs.fill(f"#edit-{row.id} textarea", "Bản của người thứ nhất")
    theirs.click(f"#edit-{row.id} button[value=save]")
    expect(theirs.locator("#toasts")).to_contain_text("Đã sửa")
    mine.fill(f"#edit-{row.id} textarea", "Bản của người thứ hai")
    mine.click(f"#edit-{row.id} button[value=save]")
    expect(mine.locator(f"#p{row.id} .dup")).to_contain_text("Bản của người thứ nhất")
    expect(mine.locator(f"#edit-{row.id} textarea")).to_have_value("Bản của người thứ hai")
    mine.evaluate("htmx.ajax('GET', document.getElementById('rv-news').getAttribute('hx-get'), '#rv-news')")
    expect(mine.locator("#rv-news")).to_contain_text("1 dòng vừa được")
    assert _row("Bản của").fields["text"] == "Bản của người thứ nhất"


def test_what_was_half_typed_is_offered_again(review: Callable[[str], Page]) -> None:
    page = review("secretary")
    row = _row("Chấm điểm")
    page.click(f"#p{row.id} [data-edit]")
    page.locator(f"#edit-{row.id} [name=product]").press_sequentially("Biên bản")
    page.locator(f"#edit-{row.id} [name=lead]").select_option(label="Phòng Văn hóa - Xã hội")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(f"#p{row.id} .xr-kept")).to_be_visible()
    page.click(f"#p{row.id} [data-edit]")
    expect(page.locator(f"#edit-{row.id} [name=product]")).to_have_value("Biên bản")
    expect(page.locator(f"#edit-{row.id} [name=lead] option:checked")).to_have_text("Phòng Văn hóa - Xã hội")
    page.click(f"#edit-{row.id} button[value=save]")
    expect(page.locator("#toasts")).to_contain_text("Đã sửa")
    page.reload()
    expect(page.locator(".xr-kept")).to_have_count(0)
