"""Updates and comments in a real Chromium: two clicks beside typing, keys alone, mentions by typing @."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import inspect, select

from app.database import db
from app.models import sessions
from app.models.task import Task
from app.models.task.comments import Mention
from app.models.user import User
from tests.world import Place

pytestmark = pytest.mark.browser


@pytest.fixture
def open_as(app: Flask, place: Place, address: str, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page as a person, failing on any error in a script or against the CSP."""
    wrong: list[str] = []

    def run(key: str, path: str, width: int = 1366, height: int = 768) -> Page:
        token = sessions.open_for(db.session.get_one(User, inspect(place.people[key]).identity))
        db.session.commit()
        cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=address)
        context.add_cookies([{"name": "session", "value": cookie, "url": address}])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        page.goto(path)
        return page

    yield run
    assert wrong == []


@pytest.fixture
def work(place: Place, late: Task) -> tuple[int, int]:
    """The ids of a task and of its board; one of the people has a name of its own."""
    place.people["deputy"].name = "Đặng Thị Ngọc Ánh"
    db.session.commit()
    return late.id, place.units["culture"].id


def saved(task_id: int) -> Task:
    """The task as it is saved now, without holding the lock that the server needs."""
    db.session.rollback()
    task = db.session.get_one(Task, task_id, populate_existing=True)
    db.session.expunge_all()
    db.session.rollback()
    return task


def test_an_update_takes_two_clicks_beside_typing(open_as: Callable[..., Page], work: tuple[int, int]) -> None:
    task_id, unit = work
    page = open_as("culture_head", f"/bang/{unit}")
    page.locator(f"#note-{task_id}").click()
    expect(page.locator("#up-text")).to_be_focused()
    page.keyboard.type("70%: đã họp thẩm định")
    page.get_by_role("button", name="Ghi cập nhật").click()
    expect(page.locator("#dialog")).not_to_be_visible()
    expect(page.locator(f"#task-{task_id}")).to_contain_text("70%")
    assert saved(task_id).last_note == "70%: đã họp thẩm định"
    page.locator(f"#note-{task_id}").click()
    expect(page.locator("#up-text")).to_have_value("")


def test_an_update_by_keys_alone_and_what_is_refused_stays(open_as: Callable[..., Page], work: tuple[int, int]) -> None:
    task_id, unit = work
    page = open_as("culture_head", f"/bang/{unit}")
    page.keyboard.press("c")
    expect(page.locator("#dialog")).not_to_be_visible()
    page.locator(f"#open-{task_id}").focus()
    page.keyboard.press("c")
    expect(page.locator("#up-text")).to_be_focused()
    page.locator("#dialog summary").click()
    page.locator("#up-proposal").fill("Bổ sung kinh phí")
    page.locator("#up-text").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#up-text-e")).to_be_visible()
    expect(page.locator("#up-proposal")).to_have_value("Bổ sung kinh phí")
    page.locator("#up-text").fill("Đã họp")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#dialog")).not_to_be_visible()
    assert saved(task_id).last_note == "Đã họp"


@pytest.mark.parametrize("width", [1366, 390])
def test_an_at_offers_people_without_marks_and_tells_who_was_picked(
    open_as: Callable[..., Page], work: tuple[int, int], width: int
) -> None:
    task_id, _unit = work
    page = open_as("culture_head", f"/viec/{task_id}", width)
    field = page.locator("#comment-text")
    field.click()
    page.keyboard.type("Xin ý kiến @dang thi")
    expect(page.get_by_role("option", name="Đặng Thị Ngọc Ánh", exact=False).first).to_be_visible()
    assert field.get_attribute("aria-activedescendant") == "comment-text-list-0"
    page.keyboard.press("Enter")
    expect(field).to_have_value("Xin ý kiến @Đặng Thị Ngọc Ánh ")
    page.keyboard.press("Backspace")
    page.keyboard.type(" @chu tich")
    expect(page.locator(".mention-list li")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "comment-text-list-1"
    page.keyboard.press("Escape")
    expect(page.locator(".mention-list")).to_have_count(0)
    page.locator("#comment-send").click()
    expect(page.locator("#talk .log")).to_contain_text("nhắc đến Đặng Thị Ngọc Ánh")
    expect(field).to_have_value("")
    expect(page.locator("#comment-send")).to_be_focused()
    db.session.rollback()
    assert len(db.session.scalars(select(Mention.id)).all()) == 1
    db.session.rollback()


def test_a_given_name_comes_first_and_the_secretary_before_equals(
    place: Place, open_as: Callable[..., Page], work: tuple[int, int]
) -> None:
    named = {"admin": "Bùi Minh Thu", "deputy": "Lê Thư Sinh", "economy_head": "Trần Thị Thư", "chair": "Phan Thương"}
    for key, name in named.items():
        place.people[key].name, place.people[key].position = name, ""
    page = open_as("culture_head", f"/viec/{work[0]}")
    offered = page.locator(".mention-list li")
    secretary, observer = "Thư ký Ban Chỉ đạo mau (Thư ký Ban Chỉ đạo)", "Thường trực HĐND mau (Thường trực HĐND)"
    for typed, wanted in {
        "@Thư": ["Trần Thị Thư", "Bùi Minh Thu", "Phan Thương", secretary, "Lê Thư Sinh", observer],
        "@thu ky": [secretary],
        "@tran thi": ["Trần Thị Thư"],
        "@thi thu": ["Trần Thị Thư"],
    }.items():
        page.locator("#comment-text").fill("")
        page.locator("#comment-text").press_sequentially(typed)
        expect(offered).to_have_text(wanted)


def test_a_name_picked_and_deleted_is_not_mentioned(open_as: Callable[..., Page], work: tuple[int, int]) -> None:
    page = open_as("culture_head", f"/viec/{work[0]}")
    field = page.locator("#comment-text")
    field.click()
    page.keyboard.type("@ngoc anh")
    page.keyboard.press("Tab")
    assert page.locator("#comment-whom").evaluate("it => it.selectedOptions.length") == 1
    field.fill("Không nhắc ai")
    assert page.locator("#comment-whom").evaluate("it => it.selectedOptions.length") == 0
