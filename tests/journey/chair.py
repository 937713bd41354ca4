"""What the chairperson does: looks at what is overdue, urges, takes it back."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect
from sqlalchemy import select

from app import clock
from app.models.task import Task
from app.models.task.records import Urge
from app.models.task.terms import terms
from tests.journey.person import Person


def see_overdue(who: Person) -> int:
    """The page lists every overdue task of the commune, each once; how many."""
    who.go("/", "home, chairperson")
    page = who.page
    page.get_by_role("navigation", name="Chính", exact=True).get_by_role("link", name="Quá hạn").click()
    who.look("overdue")
    late = who.product.count(Task, terms(clock.today())["late"])
    assert page.locator("#by-unit a.ttl").count() == who.figure(".stats .stat:first-child b") == late > 0
    return late


def urge_and_take_back(who: Person) -> Task:
    """Urge the worst task, undo it, urge it again; it leaves a minute later."""
    page = who.page
    cell = page.locator("#by-unit td.act[id^=urge-]:has(button)").first
    task_id = int(cell.get_attribute("id").removeprefix("urge-"))
    place = page.locator(f"#urge-{task_id}")
    place.get_by_role("button").click()
    expect(place).to_contain_text("Vừa đôn đốc")
    first = who.product.one(select(Urge))
    assert (first.task_id, first.withdrawn_at, who.product.task(task_id).urged) == (task_id, None, 1)
    assert first.send_after > clock.now() + timedelta(seconds=5)
    page.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    expect(place.get_by_role("button")).to_be_visible()
    assert who.product.one(select(Urge)).withdrawn_at is not None
    assert who.product.task(task_id).urged == 0
    place.get_by_role("button").click()
    expect(place).to_contain_text("Vừa đôn đốc")
    assert who.product.task(task_id).urged == 1
    who.go("/qua-han/in", "overdue, paper")
    return who.product.task(task_id)
