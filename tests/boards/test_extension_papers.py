"""The tờ trình for later days: which requests it lays before the leader, in what parts, by whom."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models.briefing import making
from app.models.errors import NotAllowed, Refused
from app.models.extension_papers import asking
from app.models.extension_papers.snapshot import mark_of
from app.models.meeting import Paper
from app.models.task import Task, extending
from app.models.user import User
from app.papers import docx
from app.papers.contents import Table, Text
from app.papers.kinds import COMPOSE
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]


@pytest.fixture
def asked(place: Place) -> list[Task]:
    """A request of each of two units, the second asked after the day; one of the first that was refused."""
    first = place.task("Việc thứ nhất", due_on=date(2026, 10, 20))
    second = place.task("Việc thứ hai", unit="economy", due_on=date(2026, 9, 30))
    gone = place.task("Việc thứ ba", due_on=date(2026, 10, 20))
    extending.ask(first, place.people["culture_head"], date(2026, 11, 20), "Chờ kinh phí")
    extending.ask(second, place.people["economy_head"], date(2026, 10, 30), "Nhà thầu chậm")
    extending.ask(gone, place.people["culture_head"], date(2026, 11, 20), "Thôi")
    extending.decide(gone, place.people["chair"], False, "Không")
    db.session.commit()
    return [first, second]


def test_its_parts_and_its_table(place: Place, asked: list[Task]) -> None:
    paper = asking.ask(place.people["secretary"])
    contents = COMPOSE["extension_request"](paper.snapshot)
    assert (contents.title, contents.subject) == ("TỜ TRÌNH", "Về việc gia hạn thời gian thực hiện nhiệm vụ")
    assert contents.addressees == ["Chủ tịch Ủy ban nhân dân phường Mẫu"]
    assert list(contents.recipients)[0] == "- Như trên;"
    table = next(block for block in contents.blocks if isinstance(block, Table))
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[1:6] for row in cells] == [
        ["Việc thứ nhất (NV-2026-001)", "Phòng Văn hóa - Xã hội", "20/10/2026", "20/11/2026", "Chờ kinh phí"],
        ["Việc thứ hai (NV-2026-002)", "Phòng Kinh tế, Hạ tầng và Đô thị", "30/09/2026", "30/10/2026", "Nhà thầu chậm"],
    ]
    assert "sau khi quá hạn 6 ngày" in cells[1][6]
    last = contents.blocks[-1]
    assert isinstance(last, Text)
    assert last.text.endswith("xem xét, quyết định./.")


def test_a_unit_s_own_is_signed_by_its_head(place: Place, asked: list[Task]) -> None:
    unit, head = place.units["culture"], place.people["culture_head"]
    paper = asking.ask(place.people["chair"], unit_id=unit.id)
    said = paper.snapshot
    assert said["letterhead"]["issuer_lines"] == [unit.name.upper()]
    assert said["letterhead"]["symbol"] == "TTr-VHXH"
    assert said["letterhead"]["signer_name"] == head.name
    assert [one["text"] for one in said["requests"]] == ["Việc thứ nhất"]
    assert [column.title for column in _table(said).columns if column.title == "Đơn vị chủ trì"] == []


def _table(said: dict) -> Table:
    return next(block for block in COMPOSE["extension_request"](said).blocks if isinstance(block, Table))


def test_the_leader_s_column_is_on_the_draft_alone(place: Place, asked: list[Task]) -> None:
    contents = COMPOSE["extension_request"](asking.ask(place.people["chair"]).snapshot)
    for draft in (True, False):
        found = Document(io.BytesIO(docx.write(contents, draft=draft))).tables
        heads = [cell.text for table in found for cell in table.rows[0].cells]
        assert ("Căn cứ/lý do đề xuất" in heads) is draft


def test_the_same_twice_is_one_paper(place: Place, asked: list[Task]) -> None:
    secretary = place.people["secretary"]
    assert asking.ask(secretary).id == asking.ask(secretary).id
    assert asking.ask(secretary, unit_id=place.units["culture"].id).id != asking.ask(secretary).id


def test_a_head_finds_what_the_secretariat_asked_for_as_well(place: Place, asked: list[Task]) -> None:
    head, unit = place.people["culture_head"], place.units["culture"]
    asking.ask(place.people["secretary"], unit_id=unit.id)
    own = asking.ask(head)
    assert [one.id for one in asking.made(head)] == [own.id]
    assert asking.ask(head).id == own.id


def test_a_head_lays_the_own_unit_s_alone(place: Place, asked: list[Task]) -> None:
    head = place.people["culture_head"]
    assert [one["text"] for one in asking.ask(head).snapshot["requests"]] == ["Việc thứ nhất"]
    with pytest.raises(Refused, match="no_requests_chosen"):
        asking.ask(head, unit_id=place.units["economy"].id)
    for who in ("officer", "observer", "admin"):
        with pytest.raises(NotAllowed):
            asking.ask(place.people[who])


def test_from_the_list_to_the_file(place: Place, asked: list[Task], client_of: ClientOf) -> None:
    client, head = client_of(place.people["chair"]), client_of(place.people["economy_head"])
    assert "Soạn tờ trình gia hạn" in client.get("/qua-han").text
    form = client.get("/qua-han/to-trinh").text
    ids = re.findall(r'name="extension_id" value="(\d+)" checked', form)
    assert len(ids) == 2
    assert client.post("/qua-han/to-trinh", data={}).status_code == 422
    assert client.post("/qua-han/to-trinh", data={"extension_id": ids}).status_code == 303
    assert "Đang soạn" in client.get("/qua-han/to-trinh/danh-sach").text
    paper_id = db.session.scalars(select(Paper.id).where(Paper.kind == "extension_request")).one()
    db.session.commit()
    assert making.make(paper_id)
    file = client.get(f"/qua-han/to-trinh/{paper_id}/tep")
    assert "TỜ TRÌNH" in [one.text for one in Document(io.BytesIO(file.data)).paragraphs]
    assert head.get(f"/qua-han/to-trinh/{paper_id}/tep").status_code == 403


@pytest.mark.parametrize(("key", "mark"), [("culture", "VHXH"), ("office", "VP"), ("economy", "KTHTĐT")])
def test_a_unit_in_a_symbol(place: Place, key: str, mark: str) -> None:
    assert mark_of(place.units[key]) == mark
