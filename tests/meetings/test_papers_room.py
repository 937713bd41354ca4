"""Giấy tờ: who sees which papers, their files in every format, the clerk's number and the signed copy."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
import pypdfium2
import pytest
from docx import Document
from flask import current_app
from flask.testing import FlaskClient

from app import paper_words
from app.database import db
from app.models import meetings, storage
from app.models.briefing import asking, making
from app.models.errors import NotAllowed, Refused, Stale
from app.models.letters import asking as letters
from app.models.meeting import Meeting, Paper
from app.models.paper_issue import PaperIssue
from app.models.paperwork import files, issuing, reading
from app.models.reach import NotFound
from app.models.user import User
from app.papers.kinds import COMPOSE
from tests.statements import counted
from tests.world import Place

ON = date(2026, 10, 6)
ClientOf = Callable[[User], FlaskClient]
LATE = "Số hóa hồ sơ địa chính"


@pytest.fixture
def meeting(place: Place) -> Meeting:
    place.task(LATE, due_on=ON - timedelta(days=9))
    place.task("Lắp đặt camera an ninh", due_on=ON + timedelta(days=9))
    made = meetings.call(
        place.people["secretary"], meetings.first_committee(place.id), on=ON, title="phiên quý III",
        place="Phòng họp 1", chair="Chủ tịch UBND phường", at_time="14g00",
    )  # fmt: skip
    db.session.commit()
    return made


@pytest.fixture
def brief(place: Place, meeting: Meeting) -> Paper:
    return made(asking.ask(meeting, place.people["secretary"]))


@pytest.fixture
def letter(place: Place, meeting: Meeting) -> Paper:
    return made(letters.ask(place.people["secretary"])[0])


def made(paper: Paper) -> Paper:
    """The paper after its job, as a worker runs it."""
    paper_id = paper.id
    db.session.commit()
    with current_app.app_context():
        assert making.make(paper_id)
    return db.session.get_one(Paper, paper_id, populate_existing=True)


def page_of(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_the_list_and_the_preview_show_the_paper(place: Place, brief: Paper, client_of: ClientOf) -> None:
    client = client_of(place.people["observer"])
    listed = page_of(client, "/giay-to")
    assert "Báo cáo phục vụ họp Ban Chỉ đạo 06-10-2026" in listed and "Đã lập" in listed
    shown = page_of(client, f"/giay-to/{brief.id}")
    assert LATE in shown and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown
    assert "style=" not in shown.partition('class="desk"')[2].partition("</main>")[0]


@pytest.mark.parametrize("person", ["observer", "officer", "culture_head", "admin"])
def test_letters_are_for_leaders_and_the_secretariat(
    place: Place, brief: Paper, letter: Paper, client_of: ClientOf, person: str
) -> None:
    client = client_of(place.people[person])
    assert "Công văn đôn đốc" not in page_of(client, "/giay-to").partition('id="papers"')[2].partition("</main>")[0]
    for path in ("", "/tep", "/tep?dang=pdf", "/ban-ky"):
        assert client.get(f"/giay-to/{letter.id}{path}").status_code == 404
    assert client.get(f"/giay-to/{brief.id}/tep").status_code == 200
    with pytest.raises(NotFound):
        reading.find(place.people[person], letter.id)


def test_every_kind_has_words_and_one_that_nobody_named_is_for_few(place: Place) -> None:
    assert set(COMPOSE) <= set(paper_words.KINDS)
    assert set(COMPOSE) >= reading.FOR_EVERYBODY
    assert not reading.may_see(place.people["observer"], "unheard")
    assert reading.may_see(place.people["chair"], "unheard")


def test_another_communes_paper_is_not_found(elsewhere: Place, brief: Paper, client_of: ClientOf) -> None:
    client = client_of(elsewhere.people["secretary"])
    for path in ("", "/tep?dang=xlsx", "/ban-ky", "/phat-hanh"):
        assert client.get(f"/giay-to/{brief.id}{path}").status_code == 404


def test_every_format_tells_the_same_frozen_paper(place: Place, brief: Paper, client_of: ClientOf) -> None:
    client = client_of(place.people["chair"])
    place.task("Việc giao về sau", due_on=ON)
    db.session.commit()
    take = lambda query: client.get(f"/giay-to/{brief.id}/tep?{query}")  # noqa: E731
    word = Document(io.BytesIO(take("dang=docx").data))
    leaves = pypdfium2.PdfDocument(take("dang=pdf").data)
    told = {
        "docx": " ".join(cell.text for table in word.tables for cell in table._cells),
        "pdf": " ".join(leaf.get_textpage().get_text_bounded() for leaf in leaves),
        "xlsx": " ".join(
            str(cell)
            for sheet in openpyxl.load_workbook(io.BytesIO(take("dang=xlsx").data))
            for row in sheet.values
            for cell in row
        ),
    }
    for text in told.values():
        assert LATE in re.sub(r"\s+", " ", text)
        assert "Việc giao về sau" not in text
    assert take("dang=pdf").data == take("dang=pdf").data
    assert take("dang=docx").data == storage.read(brief.file)
    assert "(bản trình).docx" in files.written(brief, "docx", draft=True)[0]
    assert take("dang=odt").status_code == 404


def test_the_clerk_writes_number_and_day_and_brings_the_signed_copy(
    place: Place, brief: Paper, client_of: ClientOf
) -> None:
    client = client_of(place.people["secretary"])
    signed = files.written(brief, "pdf")[1]
    form = {"number": "5", "on": "05/10/2026", "file": (io.BytesIO(signed), "ban ky.pdf")}
    answer = client.post(f"/giay-to/{brief.id}/phat-hanh", data=form)
    assert answer.status_code == 303
    assert "Số 05/BC-BCĐ ngày 05/10/2026" in page_of(client, f"/giay-to/{brief.id}")
    assert "Số 05/BC-BCĐ ngày 05/10/2026" in page_of(client, "/giay-to") and "Đã phát hành" in page_of(
        client, "/giay-to"
    )
    assert client.get(f"/giay-to/{brief.id}/ban-ky").data in (signed, b"") or _in_check(brief)


def _in_check(paper: Paper) -> bool:
    """The look for a stamp inside waits for its worker: nobody gets the file before."""
    from app.models import handing_out

    row = issuing.of(paper)
    with pytest.raises(Refused) as waits:
        handing_out.path_for(row.file)
    return waits.value.code == "file_in_check"


def test_a_correction_keeps_the_signed_copy_and_one_row(place: Place, brief: Paper) -> None:
    secretary, signed = place.people["secretary"], files.written(brief, "pdf")[1]
    first = issuing.issue(brief, secretary, number="5", on=ON, signed=("a.pdf", signed))
    again = issuing.issue(brief, secretary, number="12/bc-ubnd", on=ON)
    assert (again.id, again.number, again.file_id) == (first.id, "12/BC-UBND", first.file_id)
    assert [issuing.whole_number(typed, "TTr-VHXH") for typed in ("5", "5/ttr-ubnd", "021")] == [
        "05/TTr-VHXH",
        "05/TTr-UBND",
        "21/TTr-VHXH",
    ]
    assert db.session.query(PaperIssue).count() == 1


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"number": ""}, "issue_number_wrong", "number"),
        ({"number": "0"}, "issue_number_wrong", "number"),
        ({"number": "5 6"}, "issue_number_wrong", "number"),
        ({"number": "21/TB"}, "issue_number_wrong", "number"),
        ({"on": None}, "day_missing", "on"),
        ({"on": ON + timedelta(days=1)}, "document_in_future", "on"),
        ({"signed": ("a.docx", b"PK")}, "signed_not_pdf", "file"),
        ({"signed": ("a.pdf", b"<html>")}, "signed_not_pdf", "file"),
        ({"signed": ("a.pdf", b"%PDF-1.4 broken")}, "signed_not_pdf", "file"),
    ],
)
def test_what_cannot_be_a_number_or_a_signed_copy_is_refused(
    place: Place, brief: Paper, change: dict, code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        issuing.issue(brief, place.people["secretary"], **{"number": "5", "on": ON, **change})
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


def test_a_number_is_one_papers_within_its_year(place: Place, brief: Paper, letter: Paper) -> None:
    secretary = place.people["secretary"]
    issuing.issue(brief, secretary, number="5/BC-BCĐ", on=ON)
    with pytest.raises(Refused) as refused:
        issuing.issue(letter, secretary, number="05/BC-BCĐ", on=ON)
    assert (refused.value.code, refused.value.params["on"]) == ("issue_number_taken", ON)
    last_year = ON.replace(year=ON.year - 1)
    assert issuing.issue(letter, secretary, number="05/BC-BCĐ", on=last_year).number == "05/BC-BCĐ"
    issuing.issue(brief, secretary, number="5/BC-BCĐ", on=ON - timedelta(days=1))  # its own, corrected


def test_a_report_bears_no_day_before_its_figures(place: Place, brief: Paper) -> None:
    brief.snapshot = {**brief.snapshot, "period": {"as_of": "2026-09-14"}}
    with pytest.raises(Refused, match="issue_before_data"):
        issuing.issue(brief, place.people["secretary"], number="5", on=date(2026, 9, 13))


def test_a_wrong_field_keeps_what_was_typed(place: Place, brief: Paper, client_of: ClientOf) -> None:
    client = client_of(place.people["secretary"])
    answer = client.post(f"/giay-to/{brief.id}/phat-hanh", data={"number": "mười", "on": "05/10/2026"})
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert "Ghi số văn bản" in text and 'value="mười"' in text


def test_a_late_save_comes_back_with_both_numbers(place: Place, brief: Paper, client_of: ClientOf) -> None:
    address = f"/giay-to/{brief.id}/phat-hanh"
    clerk, chair = (client_of(place.people[who]) for who in ("secretary", "chair"))
    opened = _version(page_of(chair, address))
    assert opened == "0"
    assert clerk.post(address, data={"number": "5", "on": "05/10/2026", "version": "0"}).status_code == 303
    late = chair.post(address, data={"number": "6", "on": "04/10/2026", "version": opened})
    text = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Đang ghi: số 05/BC-BCĐ ngày 05/10/2026" in text and 'value="6"' in text
    assert "Số 05/BC-BCĐ ngày 05/10/2026" in page_of(chair, f"/giay-to/{brief.id}")
    again = chair.post(address, data={"number": "6", "on": "04/10/2026", "version": _version(text)})
    assert again.status_code == 303
    assert "Số 06/BC-BCĐ ngày 04/10/2026" in page_of(clerk, f"/giay-to/{brief.id}")


def test_a_day_that_is_none_comes_back_with_what_was_typed(place: Place, brief: Paper, client_of: ClientOf) -> None:
    address = f"/giay-to/{brief.id}/phat-hanh"
    answer = client_of(place.people["secretary"]).post(address, data={"number": "5", "on": "31/02/2026"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="5"' in text and 'value="31/02/2026"' in text


def test_a_wrong_number_doesn_t_hide_that_the_form_is_old(place: Place, brief: Paper, client_of: ClientOf) -> None:
    address = f"/giay-to/{brief.id}/phat-hanh"
    clerk, chair = (client_of(place.people[who]) for who in ("secretary", "chair"))
    assert clerk.post(address, data={"number": "5", "on": "05/10/2026", "version": "0"}).status_code == 303
    wrong = chair.post(address, data={"number": "sáu", "on": "04/10/2026", "version": "0"})
    assert wrong.status_code == 422
    opened = _version(wrong.get_data(as_text=True))
    assert chair.post(address, data={"number": "6", "on": "04/10/2026", "version": opened}).status_code == 409


def test_the_same_form_sent_twice_is_no_late_save(place: Place, brief: Paper) -> None:
    secretary = place.people["secretary"]
    first = issuing.issue(brief, secretary, number="5", on=ON, version=0)
    assert issuing.issue(brief, secretary, number="5", on=ON, version=0) is first
    with pytest.raises(Stale):
        issuing.issue(brief, secretary, number="5", on=ON - timedelta(days=1), version=0)


def _version(page: str) -> str:
    return re.findall(r'name="version" value="(\d+)"', page)[0]


def test_only_leaders_and_the_secretariat_issue(place: Place, brief: Paper, client_of: ClientOf) -> None:
    with pytest.raises(NotAllowed):
        issuing.issue(brief, place.people["officer"], number="5", on=ON)
    assert client_of(place.people["officer"]).get(f"/giay-to/{brief.id}/phat-hanh").status_code == 403


def test_a_failed_paper_says_why_and_is_tried_again(
    place: Place, meeting: Meeting, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_paper: Paper) -> dict:
        raise Refused("brief_counts_differ", check="tasks_listed", where="", expected=2, found=1)

    with monkeypatch.context() as patch:
        patch.setitem(making.GATHER, "brief", broken)
        paper = made(asking.ask(meeting, place.people["secretary"]))
    db.session.commit()
    client = client_of(place.people["chair"])
    assert "số liệu không khớp" in page_of(client, "/giay-to")
    assert "số liệu không khớp" in page_of(client, f"/giay-to/{paper.id}")
    assert client.get(f"/giay-to/{paper.id}/tep").status_code in (409, 422)
    assert client.post(f"/giay-to/{paper.id}/lam-lai").status_code == 303
    assert made(paper).state == "ready"


def test_a_snapshot_of_another_layout_is_given_as_it_was_made(place: Place, brief: Paper, client_of: ClientOf) -> None:
    brief.snapshot = {**brief.snapshot, "template_version": "brief-0"}
    db.session.commit()
    client = client_of(place.people["chair"])
    assert "Chưa xem trước được" in page_of(client, f"/giay-to/{brief.id}")
    assert client.get(f"/giay-to/{brief.id}/tep").data == storage.read(brief.file)


def test_the_list_takes_no_more_statements_for_more_papers(place: Place, meeting: Meeting, client_of: ClientOf) -> None:
    client = client_of(place.people["chair"])

    def statements(more: int) -> int:
        for _ in range(more):
            made(asking.ask(meeting, place.people["secretary"]))
        with counted() as seen:
            page_of(client, "/giay-to")
        return len(seen)

    assert statements(1) == statements(4)


def test_a_paper_under_way_asks_for_itself_until_it_is_made(
    place: Place, meeting: Meeting, client_of: ClientOf
) -> None:
    paper = asking.ask(meeting, place.people["secretary"])
    db.session.commit()
    client, path = client_of(place.people["secretary"]), f"/giay-to/{paper.id}"
    for page in (page_of(client, path), page_of(client, "/giay-to")):
        assert 'hx-trigger="every 2s"' in page
    db.session.rollback()
    made(paper)
    part = client.get(path, headers={"HX-Request": "true", "HX-Request-Type": "partial"}).get_data(as_text=True)
    assert part.lstrip().startswith('<div id="paper">') and LATE in part
    assert "<html" not in part
