"""The pages of the commune's report: begun with one press, written, frozen after a page that says what freezes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from docx import Document
from flask.testing import FlaskClient
from sqlalchemy import select, text

from app.database import db
from app.models.briefing import making
from app.models.commune_report import CommuneReport
from app.models.task import Task
from app.models.user import User
from tests.statements import counted
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
HTMX = {"HX-Request": "true"}


def _text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def _begin(client: FlaskClient, key: str = "2026-Q3") -> str:
    answer = client.post("/bao-cao-ky/xa", data={"ky": key})
    assert answer.status_code == 303
    return answer.headers["Location"]


@pytest.fixture
def given(place: Place, led: Task) -> Task:
    """The unit's task, given within the third quarter."""
    led.created_at = datetime(2026, 7, 1, tzinfo=UTC)
    db.session.commit()
    return led


def test_from_one_press_to_the_signed_paper(place: Place, given: Task, client_of: ClientOf) -> None:
    secretary, chair = client_of(place.people["secretary"]), client_of(place.people["chair"])
    observer = client_of(place.people["observer"])
    assert "Lập báo cáo quý III/2026" in secretary.get("/bao-cao-ky/xa").text
    url = _begin(secretary)
    assert _begin(secretary) == url
    page = _text(secretary.get(url).text)
    assert "Số liệu từ 15/6/2026 đến hết 14/9/2026 (kỳ số liệu); kỳ theo lịch 01/7/2026 – 30/9/2026" in page
    assert "1 Tổng số nhiệm vụ" in page
    assert observer.get(url).status_code == 403
    saved = secretary.post(f"{url}/muc/results", data={"text": "Đã lập chuyên mục.", "version": "0"}, headers=HTMX)
    assert (saved.status_code, "Đã lập chuyên mục." in saved.text) == (200, True)
    asked = _text(chair.get(f"{url}/chot").text)
    assert "Không bỏ chốt được" in asked
    assert "Còn chỗ bỏ trống" not in asked
    said_ = {"text": "Nguyên nhân chủ quan: …", "version": "0"}
    assert secretary.post(f"{url}/muc/causes", data=said_).status_code == 303
    asked = chair.get(f"{url}/chot").text
    assert f'<a href="{url}#muc-causes">III.2. Nguyên nhân</a>' in asked and "Chốt số liệu, lập văn bản" not in asked
    refused = chair.post(f"{url}/chot", data={})
    assert refused.status_code == 422
    assert "Báo cáo còn chỗ bỏ trống: “Nguyên nhân chủ quan: …”." in _text(refused.text)
    said_ = {"text": "Nguyên nhân chủ quan: thiếu người.", "version": "1"}
    assert secretary.post(f"{url}/muc/causes", data=said_).status_code == 303
    version = re.findall(r'name="version" value="(\d+)"', chair.get(f"{url}/chot").text)[0]
    assert chair.post(f"{url}/chot", data={"version": version}).status_code == 303
    assert "Đang lập văn bản" in chair.get(f"{url}/giay-to").text
    paper_id = db.session.scalars(select(CommuneReport.paper_id)).one()
    db.session.commit()
    assert making.make(paper_id or 0)
    paper = observer.get(f"{url}/tep/chinh")
    said = "\n".join(one.text for one in Document(io.BytesIO(paper.data)).paragraphs)
    assert "Đã lập chuyên mục." in said
    assert "Kỳ báo cáo theo lịch từ ngày 01/07/2026 đến ngày 30/09/2026" in said
    assert "kỳ số liệu từ ngày 15/06/2026 đến hết ngày 14/09/2026" in said
    issuing = f"/giay-to/{paper_id}/phat-hanh"
    assert f'href="{issuing}"' in secretary.get(url).text
    assert secretary.post(issuing, data={"number": "", "on": "06/10/2026"}).status_code == 422
    assert secretary.post(issuing, data={"number": "15", "on": "06/10/2026"}).status_code == 303
    assert "số 15/BC-BCĐ ngày 06/10/2026" in _text(observer.get(url).text)
    assert "Lập lại báo cáo quý III/2026" in secretary.get("/bao-cao-ky/xa").text


def test_every_figure_opens_its_list(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    url = _begin(client)
    page = client.get(url).text
    links = [one.replace("&amp;", "&") for one in re.findall(rf'href="({url}/viec[^"]*)"', page)]
    assert len(links) >= 7
    assert given.code in client.get(f"{url}/viec?muc=undated&don-vi={place.units['culture'].name}").text
    assert given.code not in client.get(f"{url}/viec?muc=undated&don-vi=").text
    for link in links:
        assert client.get(link).status_code == 200


def test_a_stale_section_comes_back_with_both_texts(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    url = _begin(client)
    assert client.post(f"{url}/muc/results", data={"text": "Bản thứ nhất", "version": "0"}).status_code == 303
    for headers in ({}, HTMX):
        again = client.post(f"{url}/muc/results", data={"text": "Bản thứ hai", "version": "0"}, headers=headers)
        assert again.status_code == 409
        assert "Bản thứ nhất" in again.text
        assert "Bản thứ hai" in again.text
    back = client.post(f"{url}/muc/results", data={"text": "x", "version": "1", "goi-y": "1"}, headers=HTMX)
    assert "Bản thứ nhất" not in back.text


def test_what_does_not_add_up_is_refused_with_its_code(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    url = _begin(client)
    db.session.execute(text("UPDATE task SET state = 'lost' WHERE id = :id"), {"id": given.id})
    db.session.commit()
    assert given.code in client.get(url).text
    refused = client.post(f"{url}/chot", data={})
    assert refused.status_code == 422
    assert given.code in refused.text
    assert db.session.scalars(select(CommuneReport)).one().is_draft
    kept = client.post(f"{url}/muc/results", data={"text": "Vẫn giữ", "version": "0"})
    assert kept.status_code == 303


def test_the_page_asks_as_much_for_many_tasks(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["chair"])
    url = _begin(client_of(place.people["secretary"]))
    client.get(url)
    with counted() as few:
        client.get(url)
    for _n in range(25):
        place.task("Thêm").created_at = datetime(2026, 7, 1, tzinfo=UTC)
    db.session.commit()
    with counted() as many:
        assert "26 Tổng số nhiệm vụ" in _text(client.get(url).text)
    assert len(many) <= len(few)


def test_a_free_range_is_typed(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    assert client.post("/bao-cao-ky/xa", data={"from_on": "1/7/2026", "to_on": ""}).status_code == 422
    answer = client.post("/bao-cao-ky/xa", data={"from_on": "1/7/2026", "to_on": "31/8/2026"})
    assert "từ 01/7/2026 đến 31/8/2026" in client.get(answer.headers["Location"]).text
    assert "từ 01/7/2026 đến 31/8/2026" in client.get("/bao-cao-ky/xa").text


def test_a_section_that_prints_only_its_list_says_so(place: Place, given: Task, client_of: ClientOf) -> None:
    given.due_on = given.due_effective_on = given.created_at.date()
    db.session.commit()
    url = _begin(client_of(place.people["secretary"]))
    secretary, chair = client_of(place.people["secretary"]), client_of(place.people["chair"])
    for name in ("coming", "proposals"):
        secretary.post(f"{url}/muc/{name}", data={"text": "", "version": "0"})
    shown = _text(chair.get(url).text)
    assert "trọng tâm thời gian tới Chỉ in danh sách lấy từ số liệu." in shown
    assert "Kiến nghị, đề xuất Không có." in shown


def test_a_free_range_lies_under_each_year_that_it_touches(place: Place, given: Task, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    client.post("/bao-cao-ky/xa", data={"from_on": "1/10/2026", "to_on": "31/12/2027"})
    for year, is_there in ((2025, False), (2026, True), (2027, True), (2028, False)):
        page = client.get(f"/bao-cao-ky/xa?nam={year}").text
        assert ("từ 01/10/2026 đến 31/12/2027" in page) == is_there
        assert re.findall(r'href="/bao-cao-ky/xa\?nam=(\d+)"', page)[:3] == ["2025", "2026", "2027"]
