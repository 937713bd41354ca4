"""The pages of exports: the question comes along, what is shown is what leaves, what leaves is logged."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.database import db
from app.models.user import AccessLog, User
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


def test_the_list_leads_here_with_its_question(place: Place, client_of: ClientOf) -> None:
    place.task("Việc của Văn hóa")
    place.task("Việc của Kinh tế", "economy")
    db.session.commit()
    client = client_of(place.people["observer"])
    address = f"/viec?unit={place.units['culture'].id}"
    link = re.search(r'href="(/xuat-du-lieu[^"]*)"', client.get(address).text)
    assert link is not None
    page = client.get(link[1].replace("&amp;", "&")).text
    assert "Việc của Văn hóa" in page and "Việc của Kinh tế" not in page
    assert address in page.replace("&amp;", "&")  # and back to the list
    assert "Sửa cột" not in page


def test_the_file_holds_every_row_and_is_logged(place: Place, client_of: ClientOf) -> None:
    for n in range(25):
        place.task(f"Việc {n}", due_on=date(2026, 10, 1))
    db.session.commit()
    client = client_of(place.people["observer"])
    page = client.get("/xuat-du-lieu").text
    assert page.count("NV-2026-") == 20 and "20 dòng đầu trong 25" in page
    answer = client.get("/xuat-du-lieu/tep")
    assert "attachment" in answer.headers["Content-Disposition"]
    active = load_workbook(io.BytesIO(answer.data)).active
    assert active.max_row == 4 + 25 and active["A1"].value == "Báo cáo tỉnh"
    text = client.get("/xuat-du-lieu/van-ban?mau=nq57").text
    assert text.count("\n") >= 25 and "Mã việc\tNội dung nhiệm vụ\t" in text
    logged = [(row.verb, row.subject) for row in db.session.query(AccessLog).order_by(AccessLog.id)]
    assert logged == [("tasks.exported", "tinh:25"), ("tasks.exported", "nq57:25")]


def test_a_form_is_ticked_and_ordered(place: Place, client_of: ClientOf) -> None:
    place.task("Nội dung")
    db.session.commit()
    client = client_of(place.people["secretary"])
    form = {"name": "Gửi Sở", "columns": ["code", "text", "lead"], "place-text": "1", "place-code": "2", "version": "0"}
    answer = client.post("/xuat-du-lieu/mau/tinh", data=form)
    assert answer.status_code == 303 and answer.location.endswith("/xuat-du-lieu?mau=tinh")
    page = client.get(answer.location).text
    assert re.findall(r'<th role="columnheader"[^>]*>([^<]+)<', page) == [
        "Nội dung nhiệm vụ", "Mã việc", "Đơn vị chủ trì"
    ]  # fmt: skip
    assert client.post("/xuat-du-lieu/mau/tinh", data=form).status_code == 409
    empty = client.post("/xuat-du-lieu/mau/tinh", data={"name": "", "version": "1"})
    assert empty.status_code == 422 and "Ghi tên mẫu xuất" in empty.text
    restored = client.post("/xuat-du-lieu/mau/tinh/bo")
    assert "Báo cáo tỉnh" in client.get(restored.location).text


def test_a_new_form_of_targets(place: Place, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    assert "Kế hoạch, bằng số" in client.get("/xuat-du-lieu/mau?loai=targets").text
    answer = client.post("/xuat-du-lieu/mau?loai=targets", data={"name": "Chỉ tiêu", "columns": ["text", "value"]})
    assert answer.status_code == 303
    assert client.get(answer.location).status_code == 200
    slug = answer.location.rpartition("=")[2]
    assert client_of(place.people["chair"]).post(f"/xuat-du-lieu/mau/{slug}/bo").status_code == 403
    assert client.post(f"/xuat-du-lieu/mau/{slug}/bo").status_code == 303
    assert client.get(f"/xuat-du-lieu?mau={slug}").status_code == 404


def test_evidence_is_of_a_month(place: Place, client_of: ClientOf) -> None:
    task = place.task(due_on=date(2026, 10, 1))
    task.assignee_id = place.people["officer"].id
    db.session.commit()
    page = client_of(place.people["secretary"]).get("/xuat-du-lieu?mau=kpi&thang=2026-10").text
    assert place.people["officer"].name in page and "không chấm điểm" in page


def test_evidence_says_what_it_leaves_out(place: Place, client_of: ClientOf) -> None:
    place.task("Trung tâm chưa có trưởng", "centre", due_on=date(2026, 10, 1))
    place.task("Việc của Văn hóa", due_on=date(2026, 10, 1))
    db.session.commit()
    client, asked = client_of(place.people["chair"]), "mau=kpi&thang=2026-10"
    page = client.get(f"/xuat-du-lieu?{asked}").text
    assert "1 việc trong tháng không có trong bảng" in page and place.people["culture_head"].name in page
    assert "1 việc trong tháng không có trong bảng" in client.get(f"/xuat-du-lieu/van-ban?{asked}").text
    head = load_workbook(io.BytesIO(client.get(f"/xuat-du-lieu/tep?{asked}").data)).active
    assert "1 việc không có trong bảng vì chưa rõ người thực hiện" in str([cell.value for cell in head["A"][:3]])


@pytest.mark.parametrize("who", ["observer", "admin"])
def test_evidence_is_closed_to_who_carries_nothing_out(place: Place, client_of: ClientOf, who: str) -> None:
    place.task("Việc của Văn hóa", due_on=date(2026, 10, 1))
    db.session.commit()
    client = client_of(place.people[who])
    assert "KPI" not in client.get("/xuat-du-lieu").text
    for path in ("", "/tep", "/van-ban"):
        refused = client.get(f"/xuat-du-lieu{path}?mau=kpi&thang=2026-10")
        assert refused.status_code == 403 and "Tài khoản này không thuộc diện xem" in refused.text
        assert place.people["culture_head"].name not in refused.text
    assert db.session.query(AccessLog).count() == 0


def test_a_name_too_long_comes_back_whole(place: Place, client_of: ClientOf) -> None:
    client, name = client_of(place.people["secretary"]), "Mẫu xuất " * 33
    box = re.search(r'<input[^>]* name="name"[^>]*>', client.get("/xuat-du-lieu/mau").text)
    assert box is not None and "maxlength" not in box[0]  # a browser would cut it without a word
    refused = client.post("/xuat-du-lieu/mau", data={"name": name, "columns": ["text"]})
    assert refused.status_code == 422 and "dài 296 ký tự, tối đa 80" in refused.text
    assert f'value="{name.strip()}"' in refused.text
    assert re.search(r'value="text" checked', refused.text)


@pytest.mark.parametrize("words", ["abc", "0", "-1", "1,5"])
def test_a_place_that_is_no_number_is_said_at_its_column(place: Place, client_of: ClientOf, words: str) -> None:
    client = client_of(place.people["secretary"])
    form = {"name": "Gửi Sở", "columns": ["code", "text"], "place-text": words, "place-code": "2", "version": "0"}
    refused = client.post("/xuat-du-lieu/mau/tinh", data=form)
    assert refused.status_code == 422
    assert f"Thứ tự của cột “Nội dung nhiệm vụ” là một số từ 1 trở lên, không phải “{words}”" in refused.text
    assert 'href="#place-text"' in refused.text
    assert f'id="place-text" name="place-text" value="{words}" aria-invalid="true"' in refused.text
    assert 'name="place-code" value="2" inputmode' in refused.text and 'value="Gửi Sở"' in refused.text
    assert client.post("/xuat-du-lieu/mau/tinh", data={**form, "place-text": ""}).status_code == 303
