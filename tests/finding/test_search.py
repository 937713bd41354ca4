"""Search over everything: groups with counts, the likeliest first, codes straight to their task, one's own commune."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.models import search
from app.models.plan import Plan
from app.models.search import codes
from app.models.search.hits import snippet
from app.models.target import Target
from app.models.task import Task, commenting, progress
from app.models.task.query import PAGE
from app.models.task.sieves import words_of
from tests.statements import counted
from tests.world import Place


def groups(place: Place, text: str) -> dict[str, search.Group]:
    """What is found, by kind."""
    return {group.key: group for group in search.everything(place.people["observer"], text)}


def fill(place: Place, word: str = "Đặng") -> Task:
    """One thing of each kind that holds a word; returns the task."""
    plan = Plan(commune_id=place.id, title=f"Kế hoạch {word} số", number="92/KH-UBND", year=2026, state="published")
    db.session.add(plan)
    db.session.flush()
    years = {"from_year": 2026, "to_year": 2026}
    aim = Target(commune_id=place.id, plan_id=plan.id, position=1, text=f"Tỷ lệ {word} ký", value_words="90%", **years)
    db.session.add(aim)
    place.units["centre"].name = f"Trung tâm {word}"
    place.people["officer"].name = f"{word} Thị Mẫu"
    task = place.task(f"Cấp {word} bạ điện tử")
    other = place.task("Việc khác")
    commenting.comment(other, place.people["officer"], f"Đề nghị xem lại {word} bạ của khu phố 3")
    progress.note(other, place.people["culture_head"], "Đã rà soát", difficulty=f"thiếu sổ {word} bạ cũ")
    db.session.flush()
    return task


def test_every_kind_is_found_without_marks(place: Place, elsewhere: Place) -> None:
    task = fill(place)
    fill(elsewhere)
    found = groups(place, "dang")
    assert {key: group.total for key, group in found.items()} == dict.fromkeys(search.GROUPS, 1)
    assert found["tasks"].tasks == [task]
    assert found["comments"].hits[0].title == "Việc khác"
    assert found["comments"].hits[0].snippet == "Đề nghị xem lại Đặng bạ của khu phố 3"
    update = found["updates"].hits[0]
    assert (update.title, update.note) == ("Việc khác", place.people["culture_head"].name)
    assert update.snippet == "Đã rà soát – thiếu sổ Đặng bạ cũ"
    assert groups(place, "92/kh")["plans"].total == 1
    assert groups(place, "khong co gi") == {}
    assert groups(place, " \u0301 ") == {}


@pytest.mark.parametrize("typed", ["NV-2026-003", "nv-2026-3", "nv 3", "3", "#3", "2026-003", " NV 2026 003 ", "003"])
def test_a_code_goes_straight_to_its_task(place: Place, elsewhere: Place, head: FlaskClient, typed: str) -> None:
    tasks = [place.task(f"Việc {n}") for n in range(4)]
    db.session.commit()
    assert head.get("/tim", query_string={"q": typed}).location == f"/viec/{tasks[2].id}"
    assert codes.task_of(elsewhere.people["chair"], typed) is None


@pytest.mark.parametrize("typed", ["NV-2025-003", "99", "3 việc", "nv", "", "2026-", "٣" * 50, "9" * 40])
def test_what_is_no_code_of_a_task_is_searched_for(place: Place, head: FlaskClient, typed: str) -> None:
    for n in range(4):
        place.task(f"Việc {n}")
    db.session.commit()
    assert head.get("/tim", query_string={"q": typed}).status_code == 200


def test_a_bare_number_means_the_newest_year(place: Place) -> None:
    old = place.task("Việc cũ")
    old.year, old.number = 2025, 7
    new = place.task("Việc mới", number=7)
    assert codes.task_of(place.people["chair"], "7") == new.id
    assert codes.task_of(place.people["chair"], "nv-2025-7") == old.id


def test_the_likeliest_task_comes_first(place: Place) -> None:
    far = place.task("Rà soát hạ tầng; " + "nội dung dài " * 20 + "có đăng tải", due_on=date(2026, 10, 7))
    short = place.task("Tổ chức đăng tải thông tin", due_on=date(2026, 12, 1))
    begins = place.task("Đăng tải thông tin", due_on=date(2026, 12, 31))
    closed = place.task("Đăng tải kết quả")
    closed.state, closed.closed_at = "done", clock.now()
    code = place.task("Rà soát", number=1_234)
    db.session.flush()
    assert groups(place, "dang tai")["tasks"].tasks == [begins, closed, short, far]
    assert groups(place, "nv-2026-12")["tasks"].tasks == [code]


def test_a_group_shows_its_first_and_opens_whole(place: Place, head: FlaskClient) -> None:
    for n in range(PAGE + 7):
        task = place.task(f"Đăng tải {n}")
        commenting.comment(task, place.people["officer"], f"Đã đăng tải lần {n}")
        progress.note(task, place.people["culture_head"], f"Đang đăng tải lần {n}")
    db.session.commit()
    page = head.get("/tim?q=dang").text
    assert page.count('<section class="panel" id="g-') == 3
    assert f"Xem cả {PAGE + 7} kết quả" in page
    assert head.get("/tim?q=dang&nhom=viec").location == "/viec?q=dang"
    assert f"{PAGE + 7} việc khớp" in head.get("/viec?q=dang").text
    assert head.get("/tim?q=dang&nhom=trao-doi&trang=2").text.count('class="quote"') == 7
    assert head.get("/tim?q=dang&nhom=cap-nhat&trang=2").text.count('class="quote"') == 7
    assert head.get("/tim?q=dang&nhom=trao-doi&trang=99").text.count('class="quote"') == 7
    assert head.get("/tim?q=dang&nhom=ke-hoach").status_code == 200
    assert head.get("/tim?q=dang&nhom=la&trang=x").status_code == 200


def test_statements_do_not_grow(place: Place) -> None:
    seen = []
    for more in (1, 40):
        for n in range(more):
            task = place.task(f"Đăng tải {n}")
            commenting.comment(task, place.people["officer"], f"Đã đăng {n}")
            progress.note(task, place.people["culture_head"], f"Đã đăng một phần {n}")
        db.session.flush()
        db.session.expire_all()
        person = place.people["observer"]
        person.commune_id  # noqa: B018  loaded before it is counted
        with counted() as statements:
            search.everything(person, "dang")
        seen.append(len(statements))
    assert seen[0] == seen[1] == 12


def test_comments_taken_back_are_not_found(place: Place) -> None:
    task, officer = place.task("Việc"), place.people["officer"]
    row = commenting.comment(task, officer, "Lời nói hớ")
    assert groups(place, "noi ho")["comments"].total == 1
    commenting.remove(task, officer, row)
    assert groups(place, "noi ho") == {}


def test_a_snippet_stands_around_the_word() -> None:
    text = " ".join(["mở đầu"] * 40 + ["Đặng"] + ["phần sau"] * 40)
    cut = snippet(text, words_of("dang"))
    assert "Đặng" in cut
    assert len(cut) < 140
    assert cut.startswith("… ") and cut.endswith(" …")
    assert snippet("ngắn", ["ngan"]) == "ngắn"
