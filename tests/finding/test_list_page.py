"""The page of the list: what it is filtered by in words, its parts for htmx, its text for a message, its address."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from app.blueprints.tasks import printing
from app.database import db
from app.models.plan import Plan
from app.models.task import finding
from app.models.task.query import Query
from app.models.task.sieves import conditions
from tests.boards.conftest import htmx
from tests.world import Place


def said(page: str) -> list[tuple[str, str]]:
    """The filters that stand above the list, each with the address without it."""
    chips = re.findall(r'<li><a class="chip" href="([^"]*)"><span lang="vi">([^<]*)</span>', page)
    return [(words, url.replace("&amp;", "&")) for url, words in chips]


def test_what_is_filtered_is_said_each_with_its_way_out(place: Place, secretary: FlaskClient) -> None:
    unit = place.units["culture"].id
    page = secretary.get(f"/viec?q=số&unit={unit}&t=late&t=soon&han=tuan&tu=1/9/2026&vuong=1").text
    plain = f"/viec?q=s%E1%BB%91&unit={unit}&t=late&t=soon&han=tuan&tu=01/09/2026&vuong=1"
    without = {words: url.replace("%2F", "/") for words, url in said(page)}
    assert without == {
        "có “số”": plain.replace("q=s%E1%BB%91&", ""),
        "Phòng Văn hóa - Xã hội": plain.replace(f"unit={unit}&", ""),
        "Quá hạn": plain.replace("t=late&", ""),
        "Sắp đến hạn": plain.replace("t=soon&", ""),
        "Đến hạn trong tuần này": plain.replace("han=tuan&", ""),
        "hạn từ 01/9/2026": plain.replace("tu=01/09/2026&", ""),
        "Đang vướng mắc": plain.replace("&vuong=1", ""),
    }


def test_a_form_without_javascript_leads_to_an_address_that_can_be_sent(place: Place, secretary: FlaskClient) -> None:
    answer = secretary.get("/viec?q=&unit=&kh=&t=late&xep=han&tt=&tu=&den=x&trang=")
    assert (answer.status_code, answer.location) == (302, "/viec?t=late")
    assert secretary.get("/viec?t=late").status_code == 200


def test_htmx_gets_what_was_found_said_aloud_and_the_address(place: Place, secretary: FlaskClient) -> None:
    for n in range(7):
        place.task(f"Đăng tải {n}", due_on=date(2026, 9, 30))
    place.task("Rà soát")
    db.session.commit()
    answer = secretary.get("/viec?q=dang&t=&unit=&t=late", headers=htmx("http://localhost/viec"))
    assert answer.status_code == 200
    assert answer.headers["HX-Push-Url"] == "/viec?q=dang&t=late"
    assert "<html" not in answer.text
    assert re.search(r'id="live"[^>]*>7 việc khớp<', answer.text)
    assert answer.text.count('class="ttl"') == 7
    assert answer.text.count('id="sections"') == 1


def test_the_sections_of_the_chosen_plan_are_offered(place: Place, secretary: FlaskClient) -> None:
    plan = Plan(commune_id=place.id, title="Kế hoạch", year=2026, state="published")
    db.session.add(plan)
    db.session.flush()
    for position, section in enumerate(("II. NHÂN LỰC", "I. HẠ TẦNG", "II. NHÂN LỰC")):
        place.task(f"Việc {position}", plan_id=plan.id, section=section, position=position)
    db.session.commit()
    assert "linh-vuc" not in secretary.get("/viec").text
    offered = re.findall(r'<option value="(I+\. [^"]*)"', secretary.get(f"/viec?kh={plan.id}").text)
    assert offered == ["II. NHÂN LỰC", "I. HẠ TẦNG"]
    assert "2 việc khớp" in secretary.get(f"/viec?kh={plan.id}&linh-vuc=II.+NHÂN+LỰC").text


def test_the_text_for_a_message_has_twenty_lines_and_no_names_of_people(place: Place, secretary: FlaskClient) -> None:
    officer = place.people["officer"]
    for n in range(60):
        place.task(f"Đăng tải {n:02}", due_on=date(2026, 9, 30), assignee_id=officer.id)
    db.session.commit()
    page = secretary.get(f"/viec?q=dang&nguoi={officer.id}").text
    sent = re.search(r'id="to-send"[^>]*>([^<]*)<', page)[1].split("\n")  # type: ignore[index]
    assert len(sent) == 20
    assert sent[0] == "Danh sách việc ngày 06/10/2026 (60): có “dang”"
    assert sent[1] == "1. Đăng tải 00 – Phòng VH-XH – quá hạn 6 ngày (hạn 30/9) – http://localhost/viec/1"
    assert sent[-1].startswith("… và 42 việc khác – http://localhost/viec?q=dang&amp;nguoi=")
    assert officer.name not in "\n".join(sent)


def test_the_text_for_a_message_begins_with_the_first_task_on_every_page(place: Place, secretary: FlaskClient) -> None:
    for n in range(60):
        place.task(f"Đăng tải {n:02}", due_on=date(2026, 9, 30))
    texts = [re.search(r'id="to-send"[^>]*>([^<]*)<', secretary.get(f"/viec?q=dang&trang={n}").text)[1] for n in (1, 2)]  # type: ignore[index]
    assert texts[0] == texts[1]
    assert texts[1].split("\n")[1].startswith("1. Đăng tải 00 – ")


def test_the_paper_has_the_whole_list_and_counts_what_it_leaves_out(
    place: Place, secretary: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(60):
        place.task(f"Đăng tải {n:02}", due_on=date(2026, 9, 30))
    place.task("Việc khác")
    address = re.search(
        r'href="([^"]*)"[^>]*>.*?In danh sách', secretary.get("/viec?q=dang&trang=2").text.partition('id="print"')[2]
    )[1]  # type: ignore[index]
    paper = secretary.get(address).text
    assert re.findall(r"Đăng tải (\d\d) \(NV-", paper) == [f"{n:02}" for n in range(60)]
    assert "60 nhiệm vụ: có “dang”" in paper
    assert "Việc khác" not in paper and "không in" not in paper
    monkeypatch.setattr(printing, "PRINTED", 55)
    short = secretary.get(address).text
    assert short.count("(NV-") == 55
    assert "In 55 nhiệm vụ đầu; còn 5 nhiệm vụ không in" in short
    assert "còn 5 việc không in. Thêm điều kiện lọc" in short


def test_what_was_cancelled_is_told_beside_the_words_that_find_it(place: Place, secretary: FlaskClient) -> None:
    task = place.task("Đăng tải")
    task.state = "cancelled"
    db.session.commit()
    page = secretary.get("/viec?q=dang").text
    assert "0 việc khớp" in page
    assert "Ngoài ra 1 việc đã hủy cũng có từ này" in page
    assert 'href="/viec?q=dang&amp;tt=cancelled"' in page
    assert "1 việc khớp" in secretary.get("/viec?q=dang&tt=cancelled").text


@pytest.mark.parametrize("order", ["han", "ten", "don-vi", "cap-nhat"])
def test_every_order_shows_every_task_once_over_its_pages(place: Place, secretary: FlaskClient, order: str) -> None:
    for n in range(73):
        place.task(f"Đăng tải {n % 7}", ("culture", "economy", None)[n % 3])
    db.session.commit()
    pages = [secretary.get(f"/viec?xep={order}&trang={page}").text for page in (1, 2)]
    seen = [number for page in pages for number in re.findall(r'class="ttl" href="/viec/(\d+)"', page)]
    assert len(seen) == len(set(seen)) == 73


def test_the_page_finds_its_rows_by_an_index(place: Place) -> None:
    """The plan of the statement, not its time: no list goes through other communes' tasks."""
    person = place.people["chair"]
    for query in (Query(), Query(order="name"), Query(times=frozenset({"late"})), Query("dang"), Query(unit_id=1)):
        day = finding.day_for(person)
        asked = finding.rows(conditions(query, day), query, day)
        sent = str(asked.compile(db.engine, compile_kwargs={"literal_binds": True}))
        plan = [row[-1] for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {sent}"))]
        assert any(re.match(r"SEARCH task USING INDEX ix_task_commune_id\w* \(commune_id=\?", line) for line in plan), (
            plan
        )
