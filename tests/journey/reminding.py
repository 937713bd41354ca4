"""The sweep by its command, the letters that arrive, the bell that shows the same."""

from __future__ import annotations

import json
from datetime import date, timedelta

from playwright.sync_api import expect
from sqlalchemy import select

from app import clock
from app.models import working_days
from app.models.notification import Notification
from app.models.rules.defaults import SCHEDULED
from app.models.task import Task
from app.models.unit import Unit
from tests.journey.person import Person
from tests.journey.product import Product
from tests.runner.conftest import wait_for

BEFORE = {"task": 7, "reporting": 3}  # working days before the day of a reminder from which it comes
STATES = ("unaccepted", "in_progress")
RULES = (*SCHEDULED, "weekly", "calendar_missing")  # all that a sweep makes of itself
BY_DAY = ("due_before", "due_today", "reporting_due", "reporting_today", "overdue")


def told_of_new_tasks(product: Product, unit: Unit) -> None:
    """The unit's head was sent one letter about all that the plan gave the unit."""
    given = product.count(Task, Task.lead_unit_id == unit.id)
    wait_for(lambda: f"[Rõ Việc] {given} việc mới giao" in subjects(product, "vhxh"), "the letter about new tasks")


def sweep(product: Product, unit: Unit) -> int:
    """Sweep as of the last opening; returns how many reminders the unit's head has in the application."""
    at = product.last_opening()
    due = _due(product, unit, at.date())
    before = product.count(Notification, Notification.rule.in_(RULES))
    first = json.loads(product.flask("reminders", "sweep", "--at", at.isoformat()))
    made = product.count(Notification, Notification.rule.in_(RULES))
    assert (before, first["made"], first["failed"]) == (0, made, 0)
    assert made > 2 * len(due) > 0
    again = json.loads(product.flask("reminders", "sweep", "--at", at.isoformat()))
    assert (again["made"], again["sent"], again["failed"]) == (0, 0, 0)
    late = sum(task.due_effective_on < at.date() for task in due)
    of_unit = [subject for subject in subjects(product, "vhxh") if subject.startswith(f"[Rõ Việc] {unit.name}")]
    assert any(f": {late} việc quá hạn" in subject for subject in of_unit)
    return len(due)


def see_the_bell(who: Person, reminders: int) -> None:
    """The bell counts the reminders beside what was told before; the list names them."""
    page, me = who.page, who.product.person(who.login)
    own = (Notification.recipient_id == me.id, Notification.channel == "in_app")
    assert who.product.count(Notification, *own, Notification.rule.in_(BY_DAY)) == reminders
    unread = who.product.count(Notification, *own, Notification.read_at.is_(None))
    who.go("/")
    page.get_by_role("link", name=f"Thông báo: {unread} chưa đọc").click()
    who.look("notices")
    expect(page.locator(".notices li", has_text="Nhắc quá hạn").first).to_be_visible()
    words = page.locator(".notices h3").all_inner_texts()
    assert len(words) == min(30, unread)


def urged_by_mail(product: Product, task: Task) -> None:
    """A minute after the chairperson urged, the letter leaves: once, though one urge was taken back."""
    product.flask("reminders", "sweep", "--at", (clock.local(clock.now()) + timedelta(seconds=90)).isoformat())
    urged = [mail["subject"] for mail in product.sink.mails if "Đôn đốc" in mail["subject"]]
    assert urged == [f"[Rõ Việc] Đôn đốc: {task.short_text}"]


def subjects(product: Product, login: str) -> list[str]:
    """The subjects of the letters that a person got."""
    return [mail["subject"] for mail in product.sink.mails if f"{login}@" in mail["to"]]


def _due(product: Product, unit: Unit, day: date) -> list[Task]:
    """The unit's tasks that speak up on a day, reckoned from their dates alone."""
    with product.reading():
        days = working_days.of(unit.commune_id)
        dated = select(Task).where(
            Task.lead_unit_id == unit.id, Task.state.in_(STATES), Task.due_on.is_not(None),
            Task.deadline_type != "ongoing", Task.remind_by_on <= days.add(day, max(BEFORE.values())),
        )  # fmt: skip
        found = list(Task.query.session.scalars(dated))
        return [task for task in found if task.remind_by_on <= days.add(day, BEFORE[task.kind])]
