"""Search: words without marks, filters that agree with the count, pages of fifty, fixed statements."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from app.models import counting
from app.models.task.finding import Query, search
from app.models.task.terms import TERMS
from tests.statements import counted
from tests.world import Place

GROUPS = {"late": ["late"], "ok": ["in_time"], "rep": ["ongoing"], "hold": ["waiting"], "none": ["undated"]}


@pytest.mark.parametrize("words", ["duong day nong", "ĐƯỜNG DÂY", "nong duong", "NV-2026-001", "đường  dây nóng"])
def test_words_are_found_without_marks_in_any_order(place: Place, words: str) -> None:
    task = place.task("Công khai đường dây nóng tiếp nhận phản ánh")
    place.task("Tập huấn kỹ năng số")
    assert [one.id for one in search(place.people["observer"], Query(words)).tasks] == [task.id]


@pytest.mark.parametrize("words", ["%", "_", "100%", "\\", "' OR 1=1 --"])
def test_signs_of_like_are_only_signs(place: Place, words: str) -> None:
    place.task("Công khai đường dây nóng")
    assert search(place.people["observer"], Query(words)).total == 0


def test_the_groups_agree_with_the_terms_of_the_count(place: Place) -> None:
    for n, kind in enumerate(("date", "ongoing", "recurring", "external", "none") * 4):
        due = date(2026, 9, 20 + n) if n % 2 and n < 10 else (date(2026, 10, 20) if n % 3 == 0 else None)
        place.task(f"Việc {n}", due_on=due, deadline_type=kind)
    count, person = counting.count(place.id), place.people["chair"]
    for group, terms in GROUPS.items():
        found = search(person, Query(times=frozenset({group}))).total
        assert found == sum(count.terms[term] for term in terms if term in TERMS), group
    assert search(person, Query()).total == count.total


def test_pages_of_fifty_and_fixed_statements(place: Place, head: FlaskClient) -> None:
    seen = []
    for more in (5, 115):
        for n in range(more):
            place.task(f"Tuyên truyền {n}", ("culture", "economy", None)[n % 3])
        head.get("/viec")
        with counted() as statements:
            page = head.get("/viec?q=tuyen+truyen").text
        seen.append(len(statements))
    assert seen[0] == seen[1] <= 4 + 8, statements
    assert "120 việc khớp" in page
    assert page.count('class="ttl"') == 50
    assert head.get("/viec?q=tuyen+truyen&trang=3").text.count('class="ttl"') == 20
    assert head.get("/viec?q=tuyen+truyen&trang=99").text.count('class="ttl"') == 20
    assert head.get("/viec?unit=-1").text.count('class="ttl"') == 39


def test_nothing_of_another_commune(place: Place, elsewhere: Place, head: FlaskClient) -> None:
    elsewhere.task("Tuyên truyền nơi khác")
    assert "nơi khác" not in head.get("/viec?q=tuyen+truyen").text
    assert "nơi khác" not in head.get(f"/viec?unit={elsewhere.units['culture'].id}").text
