"""The table by unit on its page and on a plan's: every number opens a list of exactly that many tasks."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from app.database import db
from app.models import office, units
from app.models.errors import Refused
from app.models.plan import Plan, PlanVersion
from app.models.task import Task, TaskState, dates
from tests.statements import counted
from tests.world import Place

pytestmark = pytest.mark.thorough

LINK = re.compile(r'<a (?:class="[^"]*" )?href="(/viec\?[^"]*|/viec)"[^>]*>(?:<b>)?(?:[^<\d]*: )?([\d.]+)(?: việc)?<')


@pytest.fixture
def plan(place: Place) -> Plan:
    """A plan with work in every state, beside work of no plan."""
    made = Plan(commune_id=place.id, title="Kế hoạch năm", number="12/KH-UBND", year=2026)
    db.session.add(made)
    db.session.flush()
    db.session.add(PlanVersion(commune_id=place.id, plan_id=made.id, input_key="k"))
    place.units["economy"].leader_id = place.people["deputy"].id
    for plan_id in (made.id, None):
        for unit in ("culture", "economy", None):
            for n, state in enumerate(TaskState):
                task = place.task(f"Việc {n}", unit, plan_id=plan_id, due_on=date(2026, 10, 1 + n) if n % 2 else None)
                task.state = state
                if state in (TaskState.REPORTED, TaskState.DONE):
                    task.submitted_on = date(2026, 10, 5)
            late = place.task("Muộn", unit, plan_id=plan_id, due_on=date(2026, 9, 15), product="Báo cáo")
            if unit == "culture":
                dates.extend(late, date(2026, 9, 30))
                late.extended, late.state, late.submitted_on = 1, TaskState.DONE, date(2026, 9, 28)
    db.session.flush()
    return made


def opened(client: FlaskClient, address: str) -> dict[str, int]:
    """The addresses of the lists behind the numbers of a page, with the numbers."""
    body = client.get(address).get_data(as_text=True)
    return {unescape(url): int(n.replace(".", "")) for url, n in LINK.findall(body)}


@pytest.mark.parametrize("of_plan", [False, True])
def test_every_number_opens_its_list(plan: Plan, chair: FlaskClient, of_plan: bool) -> None:
    found = opened(chair, f"/ke-hoach/{plan.id}" if of_plan else "/tong-hop")
    assert len(found) > 30
    for url, n in found.items():
        page = chair.get(url).get_data(as_text=True)
        assert f"{n} việc khớp" in page, url
        assert not of_plan or f"kh={plan.id}" in url


def test_what_lacks_opens_its_list_from_the_plan_and_the_tray(plan: Plan, secretary: FlaskClient) -> None:
    for address in (f"/ke-hoach/{plan.id}", "/ke-hoach/chua-ro-chu-tri"):
        lacks = {url: n for url, n in opened(secretary, address).items() if "thieu=" in url}
        assert len(lacks) == 4, lacks
        for url, n in lacks.items():
            assert f"{n} việc khớp" in secretary.get(url).get_data(as_text=True), url


def test_formulas_and_their_parts_stand_under_the_table(place: Place, plan: Plan, chair: FlaskClient) -> None:
    page = re.sub(r"<[^>]*>", "", chair.get("/tong-hop").get_data(as_text=True))
    assert "Hoàn thành (đúng hạn + quá hạn + không hạn) / Tổng số nhiệm vụ = 8/36 = 22,2%" in page
    assert "Hoàn thành đúng hạn ban đầu, chưa kể gia hạn / Tổng số nhiệm vụ = 6/36 = 16,7%" in page
    assert "Tổng hợp nhiệm vụ UBND phường Mẫu, lúc 06/10/2026 09:00" in page
    office.set_headline_rate(place.people["admin"], "due")
    text_ = chair.get("/tong-hop").get_data(as_text=True)
    assert text_.index("Tỷ lệ hoàn thành nhiệm vụ đến hạn") < text_.index("Tỷ lệ hoàn thành đúng hạn")


def test_a_planted_fault_is_said_and_no_page_dies(place: Place, plan: Plan, client_of) -> None:  # type: ignore[no-untyped-def]
    task = place.task(plan_id=plan.id)
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": task.id})
    db.session.commit()
    db.session.expire_all()
    board = f"/bang/{place.units['culture'].id}"
    for who, address in (
        ("chair", "/tong-hop"), ("chair", f"/ke-hoach/{plan.id}"), ("chair", "/"), ("chair", "/bang"),
        ("chair", "/qua-han"), ("culture_head", "/"), ("culture_head", board), ("chair", f"/viec/{task.id}"),
    ):  # fmt: skip
        answer = client_of(place.people[who]).get(address)
        assert answer.status_code == 200, address
        body = answer.get_data(as_text=True)
        assert task.code in body, address
        assert "không khớp" in body or "không rõ" in body, address
    assert "summary-h" not in client_of(place.people["chair"]).get("/tong-hop").get_data(as_text=True)
    paper = client_of(place.people["chair"]).get("/qua-han/in")
    assert (paper.status_code, task.code in paper.get_data(as_text=True)) == (422, True)


def test_statements_don_t_grow_with_tasks_and_plans(place: Place, plan: Plan, chair: FlaskClient) -> None:
    for address, most in (("/tong-hop", 65), (f"/ke-hoach/{plan.id}", 80)):
        seen = []
        for more in (1, 40):
            for n in range(more):
                place.task(f"Thêm {n}", ("culture", "economy", "centre")[n % 3], plan_id=plan.id)
            chair.get(address)
            with counted() as statements:
                chair.get(address)
            seen.append(len(statements))
        assert seen[0] == seen[1] <= most, address


def test_a_unit_s_leader_is_named_on_its_page_and_answers_for_its_tasks(place: Place, client_of) -> None:  # type: ignore[no-untyped-def]
    admin, unit = client_of(place.people["admin"]), place.units["culture"]
    deputy, task = place.people["deputy"], place.task()
    assert "Lãnh đạo phụ trách" in admin.get(f"/quan-tri/don-vi/{unit.id}").get_data(as_text=True)
    answer = admin.post(f"/quan-tri/don-vi/{unit.id}/lanh-dao", data={"leader": deputy.id})
    assert answer.status_code == 303
    db.session.refresh(unit)
    assert (unit.leader_id, task.in_charge_id) == (deputy.id, deputy.id)
    page = client_of(place.people["observer"]).get(f"/viec/{task.id}").get_data(as_text=True)
    assert "Lãnh đạo phụ trách: Phó Chủ tịch UBND" in page
    wrong = admin.post(f"/quan-tri/don-vi/{unit.id}/lanh-dao", data={"leader": place.people["observer"].id})
    assert wrong.status_code == 422
    assert "không giữ chức vụ" in wrong.get_data(as_text=True)
    with pytest.raises(Refused):
        units.set_leader(unit, place.people["admin"], place.people["officer"])


def test_the_headline_rate_is_chosen_on_its_page(place: Place, client_of) -> None:  # type: ignore[no-untyped-def]
    admin = client_of(place.people["admin"])
    assert admin.post("/quan-tri/so-lieu", data={"rate": "overdue"}).status_code == 303
    assert '<option value="overdue" selected>' in admin.get("/quan-tri/so-lieu").get_data(as_text=True)
    assert admin.post("/quan-tri/so-lieu", data={"rate": "best"}).status_code == 422
    assert client_of(place.people["chair"]).get("/quan-tri/so-lieu").status_code == 403


def test_a_card_keeps_one_of_two_tags_for_what_it_lacks(place: Place, head: FlaskClient) -> None:
    task: Task = place.task(product=None, due_on=date(2026, 10, 20))
    task.returned, task.urged, task.obstacle = 1, 2, True
    db.session.flush()
    card = head.get(f"/bang/{place.units['culture'].id}").get_data(as_text=True).split(f'id="task-{task.id}"')[1]
    tags = re.findall(r'<span class="(tag[^"]*)">([^<]*)</span>', card.split("</li>")[0])
    assert tags == [("tag", "Trả lại 1"), ("tag tag-miss", "Thiếu: lãnh đạo phụ trách, sản phẩm")]
