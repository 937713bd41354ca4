"""The main job in a real Chromium, on the product as `bin/run` starts it: from a plan's file to the brief."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app import clock
from app.database import db
from app.demo import order
from app.models.task import writing
from app.models.unit import Unit
from tests.journey import chair, head, meeting, planning, reminding
from tests.journey.looking import PHONE, Looks
from tests.journey.person import Person
from tests.journey.product import Product

pytestmark = pytest.mark.browser
TEXT = "Lắp thêm điểm truy cập mạng ở nhà văn hóa"
PAGES = {
    "quantri.mau": {
        "/": "home, administrator",
        "/quan-tri": "administration",
        "/quan-tri/ten": "name of the commune",
        "/quan-tri/don-vi": "units",
        "/quan-tri/don-vi/1": "unit",
        "/quan-tri/nguoi-dung": "people",
        "/quan-tri/nguoi-dung/2": "person",
        "/quan-tri/nguoi-dung/moi": "new person",
        "/quan-tri/ban-chi-dao": "committees",
        "/quan-tri/ban-chi-dao/1": "committee",
        "/quan-tri/lich": "calendar",
        "/quan-tri/mau-van-ban": "letterhead",
        "/quan-tri/thu": "mail",
        "/tai-khoan": "account",
    },
    "chuyenvien": {"/": "home, officer"},
    "giamsat": {"/": "home, observer", "/viec": "tasks", "/viec?q=khong-co": "tasks, nothing found"},
    "vhxh": {
        "/viec/moi": "new task",
        "/viec/{task}/bao-cao": "report form, page",
        "/viec/{task}/nguoi-thuc-hien": "assign form, page",
    },
}


def test_from_the_plan_to_the_brief(someone: Callable[..., Person], running: Product, looks: Looks) -> None:
    secretary = someone("thuky")
    secretary.go("/dang-nhap", "sign-in")
    secretary.go("/quen-mat-khau", "forgotten password")
    secretary.sign_in()
    planning.hand_in(secretary)
    planning.see_what_was_read(secretary)
    planning.edit_and_clear(secretary)
    review = planning.drop_and_clear_the_rest(secretary)
    planning.publish(secretary, review)
    planning.see_the_boards(secretary, review)

    culture = running.unit(order.CULTURE)
    leader = someone("vhxh").sign_in()
    head.open_board(leader)
    task = head.take(leader, leader.page.locator("#lane-unaccepted .card[data-move-url]", has_text=planning.EDITED))
    head.note(leader, task)
    head.report(leader, task)

    reminding.told_of_new_tasks(running, culture)
    reminding.see_the_bell(leader, reminding.sweep(running, culture))

    chairperson = someone("chutich").sign_in()
    chair.see_overdue(chairperson)
    reminding.urged_by_mail(running, chair.urge_and_take_back(chairperson))

    meeting.confirm(secretary, running.task(task.id))
    meeting.call_a_meeting(secretary)
    five, paper = meeting.fetch_the_brief(secretary)
    meeting.see_the_same_numbers(secretary, five, paper)
    looks.report()


def test_the_pages_beside_the_main_job(someone: Callable[..., Person], running: Product, looks: Looks) -> None:
    task_id = made(running, order.CULTURE)
    for login, addresses in PAGES.items():
        person = someone(login).sign_in()
        for address, name in addresses.items():
            person.go(address.format(task=task_id), name)
    looks.report()


def test_on_a_phone_a_card_moves_without_dragging(
    someone: Callable[..., Person], running: Product, looks: Looks
) -> None:
    task_id = made(running, order.ECONOMY)
    person = someone("kinhte", viewport=PHONE).sign_in()
    head.open_board(person, "board on a phone")
    head.take_by_menu(person, task_id)
    head.note_on_its_page(person, task_id)
    looks.report()


def test_by_keyboard_alone_a_card_moves(someone: Callable[..., Person], running: Product) -> None:
    task_id = made(running, order.ECONOMY)
    person = someone("kinhte").sign_in()
    head.take_by_keys(person, task_id)


def made(product: Product, unit: str) -> int:
    """A new task of a unit, waiting to be taken; its id."""
    with product.changing():
        place = db.session.scalar(select(Unit).where(Unit.name == unit))
        task = writing.new(None, place.commune_id, text=TEXT, year=clock.today().year, lead_unit_id=place.id)
        db.session.flush()
        return task.id
