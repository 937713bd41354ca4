"""The pages of the rules: said in words, set by a form, exceptions come and go, stale edits with both."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.blueprints.rules.addresses import SLUGS
from app.database import db
from app.models.rules import editing
from app.models.rules.book import Book
from app.models.rules.defaults import RULES
from app.models.task.table import TaskUnit
from app.models.user import User
from app.rule_words import when_words
from tests.rules_pages.conftest import Told
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
LATE = date(2026, 9, 30)
INDEX, OVERDUE, BEFORE = "/quan-tri/nhac-viec", "/quan-tri/nhac-viec/qua-han", "/quan-tri/nhac-viec/sap-den-han"
FORM = {"is_on": "1", "steps": "2, 5", "every": "4", "audience": ["lead", "chair"], "seen": ""}


@pytest.fixture
def secretary(place: Place, client_of: ClientOf) -> FlaskClient:
    """The secretariat's browser."""
    return client_of(place.people["secretary"])


def text(client: FlaskClient, url: str) -> str:
    """What a page says."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return plain(answer.get_data(as_text=True))


def plain(html: str) -> str:
    """The words of a page, one blank between them."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_each_rule_is_said_and_has_its_page(secretary: FlaskClient) -> None:
    words = text(secretary, INDEX)
    assert "7, 3, 1 ngày làm việc trước hạn và ngày đến hạn" in words
    assert "Ngày làm việc đầu tiên sau hạn, sau đó 3 ngày làm việc một lần" in words
    assert set(SLUGS) == set(RULES)
    for slug in SLUGS.values():
        assert "Những lần nhắc sắp tới" in text(secretary, f"{INDEX}/{slug}")


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        ("due_before", {"steps": (-3,)}, "3 ngày làm việc trước hạn"),
        ("due_before", {"steps": (0,)}, "Vào ngày đến hạn"),
        ("overdue", {"steps": (2, 5), "every": 0}, "Ngày làm việc thứ 2, 5 sau hạn"),
        ("recheck", {"steps": (0, 3), "every": 0}, "Vào ngày hỏi lại và ngày làm việc thứ 3 sau ngày hỏi lại"),
        ("overdue", {"is_on": False}, "Không nhắc"),
    ],
)
def test_a_ruling_in_words(app, key: str, fields: dict[str, object], words: str) -> None:
    with app.test_request_context():
        assert when_words(RULES[key], replace(RULES[key].default, **fields)) == words


@pytest.mark.parametrize("who", ["admin", "secretary"])
def test_the_form_sets_what_the_sweep_keeps(
    place: Place, client_of: ClientOf, swept: Callable[[], Told], who: str
) -> None:
    place.task(due_on=LATE)
    answer = client_of(place.people[who]).post(OVERDUE, data=FORM)
    assert answer.status_code == 303
    assert Book(place.id).of("overdue") == replace(
        RULES["overdue"].default, steps=(2, 5), every=4, audience=("lead", "chair"), scope="commune"
    )
    assert swept() == {("culture_head", "overdue", "2026-09-30+2"), ("chair", "overdue", "2026-09-30+2")}


def test_days_before_are_typed_without_a_sign(place: Place, secretary: FlaskClient) -> None:
    data = {"is_on": "1", "steps": "10; 2 và 0", "audience": "lead", "seen": ""}
    assert secretary.post(BEFORE, data=data).status_code == 303
    assert Book(place.id).of("due_before").steps == (-10, -2, 0)
    assert "10, 2, 0" in secretary.get(BEFORE).get_data(as_text=True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"steps": ""}, "Ghi ít nhất một mốc nhắc"),
        ({"steps": "ba, một"}, "Không đọc được “ba, một”"),
        ({"steps": "0"}, "ghi số ngày làm việc từ 1 trở lên"),
        ({"steps": "300"}, "muộn nhất là 120"),
        ({"every": "99"}, "đến 60"),
        ({"every": "hai"}, "đến 60"),
        ({"audience": []}, "Chọn ít nhất một nơi nhận"),
        ({"audience": ["part"]}, "Chọn trong danh sách"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    place: Place, secretary: FlaskClient, wrong: dict[str, object], said: str
) -> None:
    answer = secretary.post(OVERDUE, data={**FORM, **wrong})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in page and "<title>Lỗi:" in page
    assert f'value="{({**FORM, **wrong})["steps"]}"' in page
    assert Book(place.id).of("overdue").scope == "default"


def test_the_default_comes_back(place: Place, secretary: FlaskClient) -> None:
    secretary.post(OVERDUE, data=FORM)
    page = secretary.get(OVERDUE).get_data(as_text=True)
    assert "Mặc định: Ngày làm việc đầu tiên sau hạn" in page and "Khôi phục mặc định" in page
    seen = editing.mark(Book(place.id).of("overdue"))
    assert secretary.post(f"{OVERDUE}/mac-dinh", data={"seen": seen}).status_code == 303
    assert "Đang theo mặc định" in text(secretary, OVERDUE)
    history = text(secretary, OVERDUE)
    assert "Đặt lịch nhắc “Quá hạn”" in history and "Bỏ lịch nhắc “Quá hạn” đã đặt" in history


def test_a_stale_edit_comes_back_with_both(place: Place, client_of: ClientOf, secretary: FlaskClient) -> None:
    client_of(place.people["admin"]).post(OVERDUE, data={**FORM, "steps": "7"})
    answer = secretary.post(OVERDUE, data={**FORM, "steps": "9"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Ngày làm việc thứ 7 sau hạn" in page and 'value="9"' in page
    assert Book(place.id).of("overdue").steps == (7,)
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen and secretary.post(OVERDUE, data={**FORM, "steps": "9", "seen": seen[1]}).status_code == 303
    assert Book(place.id).of("overdue").steps == (9,)
    stale = secretary.post(f"{OVERDUE}/mac-dinh", data={"seen": ""})
    assert stale.status_code == 409 and Book(place.id).of("overdue").steps == (9,)


def test_an_exception_of_a_unit_is_set_listed_and_taken_away(
    place: Place, secretary: FlaskClient, swept: Callable[[], Told]
) -> None:
    unit = place.units["culture"]
    place.task(due_on=LATE), place.task("Việc khác", "economy", due_on=LATE)
    led = secretary.get(f"{OVERDUE}/don-vi?don-vi={unit.id}")
    assert led.location == f"{OVERDUE}/don-vi/{unit.id}"
    assert "Quy ước chung: Ngày làm việc đầu tiên" in text(secretary, led.location)
    assert secretary.post(led.location, data={**FORM, "is_on": "0"}).status_code == 303
    assert {told[0] for told in swept()} == {"economy_head"}
    page = text(secretary, OVERDUE)
    assert "Phòng Văn hóa - Xã hội Không nhắc Sửa ngoại lệ Bỏ ngoại lệ" in page
    assert "1 ngoại lệ" in text(secretary, INDEX)
    seen = editing.mark(Book(place.id).own("overdue", f"unit-{unit.id}"))
    assert secretary.post(f"{led.location}/bo", data={"seen": seen}).status_code == 303
    assert {told[0] for told in swept()} == {"economy_head", "culture_head"}


def test_a_part_s_exception_is_its_own_unit_s(place: Place, secretary: FlaskClient, swept: Callable[[], Told]) -> None:
    task = place.task(due_on=date(2026, 12, 1))
    for unit in ("economy", "office"):
        part = TaskUnit(commune_id=place.id, unit_id=place.units[unit].id, due_on=date(2026, 10, 5))
        task.units.append(part)
    url = f"/quan-tri/nhac-viec/phoi-hop-qua-han/don-vi/{place.units['economy'].id}"
    assert secretary.post(url, data={**FORM, "is_on": "0", "audience": "part"}).status_code == 303
    told = {occasion.partition(".u")[2] for _who, rule, occasion in swept() if rule == "part_overdue"}
    assert told == {str(place.units["office"].id)}


def test_what_is_coming_is_listed_with_its_people(place: Place, secretary: FlaskClient) -> None:
    for n in range(25):
        place.task(f"Việc sắp đến hạn số {n}", due_on=date(2026, 10, 20))
    task = place.task("Việc gần nhất", due_on=date(2026, 10, 9))
    page = secretary.get(BEFORE).get_data(as_text=True)
    assert page.count('/nhac-viec" lang=') == 20
    words = plain(page)
    assert "Thứ Năm, 08/10 Việc gần nhất" in words
    assert f"/viec/{task.id}/nhac-viec" in page


def test_the_secretariat_sees_only_its_own_tabs(place: Place, client_of: ClientOf, secretary: FlaskClient) -> None:
    page = secretary.get(INDEX).get_data(as_text=True)
    assert "/quan-tri/quy-uoc" in page and "/quan-tri/nguoi-dung" not in page
    assert INDEX in secretary.get("/").get_data(as_text=True)
    assert INDEX in client_of(place.people["admin"]).get("/quan-tri/lich").get_data(as_text=True)
    for who in ("chair", "culture_head", "officer", "observer"):
        other = client_of(place.people[who])
        assert other.get(INDEX).status_code == 403
        assert INDEX not in other.get("/").get_data(as_text=True)


def test_unknown_rules_and_units_are_not_found(place: Place, elsewhere: Place, secretary: FlaskClient) -> None:
    theirs = elsewhere.units["culture"].id
    for url in (f"{INDEX}/khong-co", f"{OVERDUE}/don-vi/{theirs}", f"{OVERDUE}/don-vi/987654"):
        assert secretary.get(url).status_code == 404, url
        assert secretary.post(url, data=FORM).status_code == 404, url
    assert secretary.post(f"{OVERDUE}/don-vi/{theirs}/bo").status_code == 404
    db.session.rollback()
    assert Book(elsewhere.id).of("overdue").scope == "default"
