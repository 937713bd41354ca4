"""The first page by role: one item, one reason, the next step; fixed statements."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.models.task import Task, extending, leading, workflow
from tests.statements import counted
from tests.world import Place


def _some(place: Place, number: int) -> None:
    head = place.people["culture_head"]
    for n in range(number):
        returned = place.task(f"Bị trả {n}", due_on=date(2026, 9, 30))
        workflow.report(returned, head, "Xong")
        workflow.send_back(returned, place.people["chair"], f"Thiếu biên bản {n}")
        reported = place.task(f"Đã báo cáo {n}", due_on=date(2026, 10, 20))
        place.report(reported)
        asked = place.task(f"Phối hợp {n}", "economy", due_on=date(2026, 9, 1))
        leading.coordinate(asked, [place.units["culture"]])
        asked.units[0].duty = "Góp ý phương án"
        extending.ask(asked, place.people["economy_head"], date(2026, 12, 1), "Chờ thẩm định")
        place.task(f"Chưa ai chủ trì {n}", unit=None)


def test_a_head_sees_returned_late_new_and_asked(place: Place, head: FlaskClient, late: Task) -> None:
    _some(place, 1)
    page = head.get("/").text
    assert "Trả lại: “Thiếu biên bản 0”" in page
    assert "Bổ sung và báo cáo lại" in page
    assert "Góp ý phương án" in page
    assert "Phối hợp" in page
    assert f"/viec/{late.id}/chuyen?noi=nha" in page
    assert "Chưa ai chủ trì" not in page
    assert "Quá hạn 35 ngày" not in page  # the other unit's delay isn't ours
    head.post(f"/viec/{late.id}/chuyen?noi=nha", data={"lane": "in_progress", "version": late.version})
    assert late.state == "in_progress"


def test_the_totals_of_a_head_add_up(place: Place, head: FlaskClient) -> None:
    _some(place, 3)
    led = head.get("/").text.partition('id="led"')[2]
    rows = [int(n) for n in re.findall(r"<dd><[^>]*>(\d+)<", led)]
    assert rows[0] == sum(rows[1:]) == 6


def test_an_officer_updates_and_doesn_t_accept(place: Place, client_of, late: Task) -> None:
    page = client_of(place.people["officer"]).get("/").text
    assert "Cập nhật" in page
    assert "Tiếp nhận</button>" not in page


def test_the_secretariat_confirms_and_gives_leads(place: Place, secretary: FlaskClient) -> None:
    _some(place, 1)
    page = secretary.get("/").text
    assert "Đã báo cáo 0" in page
    assert "Xác nhận</button>" in page
    assert "Chưa ai chủ trì 0" in page
    assert "Giao chủ trì" in page
    assert "Kế hoạch đang soát" in page


def test_the_chairperson_sees_units_requests_and_what_waits(place: Place, chair: FlaskClient) -> None:
    _some(place, 1)
    page = chair.get("/").text
    assert "Quá hạn theo đơn vị" in page
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in page
    assert "“Chờ thẩm định”" in page
    assert "Đã báo cáo 0" in page


def test_a_deputy_decides_only_what_is_theirs(place: Place, client_of) -> None:
    _some(place, 1)
    task = place.task("Việc của Phó khác", "economy", due_on=date(2026, 10, 20), leader_id=place.people["chair"].id)
    extending.ask(task, place.people["economy_head"], date(2026, 12, 2), "Lý do khác")
    page = client_of(place.people["deputy"]).get("/").text
    assert "“Chờ thẩm định”" in page
    assert "“Lý do khác”" not in page


@pytest.mark.parametrize("who", ["admin", "observer"])
def test_who_only_reads_gets_links(place: Place, client_of, who: str) -> None:
    _some(place, 1)
    page = client_of(place.people[who]).get("/").text
    assert "Danh sách mọi việc" in page
    assert "<form" not in page[page.index("<main") : page.index("</main")]


@pytest.mark.parametrize(
    ("who", "most"),
    [("culture_head", 30), ("officer", 29), ("secretary", 23), ("chair", 42), ("deputy", 42), ("observer", 19)],
)
def test_statements_don_t_grow(place: Place, client_of, who: str, most: int) -> None:
    """With 5 and with 200 tasks; 13 of them, and 13 more for what a leader is in charge of, are the count's."""
    client, seen = client_of(place.people[who]), []
    for more in (1, 39):
        _some(place, more)
        client.get("/")
        with counted() as statements:
            client.get("/")
        seen.append(len(statements))
    assert seen[0] == seen[1] <= most + 4, statements
