"""Stamps of urgency and of reach: chosen on the paper's page before it has a number, on every format of both copies."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from docx import Document
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import Event
from app.models.meeting import Paper
from app.models.paperwork import asking, files, issuing, retrying, stamping
from app.models.user import User
from tests.meetings.test_papers_room import brief, letter, made, meeting, page_of  # noqa: F401
from tests.papers import request_sample
from tests.world import Place

ClientOf = Callable[[User], FlaskClient]
STAMPS = ("HỎA TỐC", "LƯU HÀNH NỘI BỘ")


def words_of(form: str, data: bytes) -> str:
    """What a DOCX or a PDF says."""
    if form == "pdf":
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    cells = [cell for table in Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells]
    return "\n".join(cell.text for cell in cells)


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_both_copies_bear_the_stamps_in_every_format(place: Place, brief: Paper, form: str, draft: bool) -> None:  # noqa: F811
    frozen, before = dict(brief.snapshot), brief.file_id
    stamping.stamp(brief, place.people["secretary"], urgency="express", internal=True)
    assert brief.state == "pending"
    paper = made(brief)
    _name, data = files.written(paper, form, draft=draft)
    for words in STAMPS:
        assert words in words_of(form, data)
    assert (paper.snapshot, paper.state) == (frozen, "ready") and paper.file_id != before


def test_a_stamp_changes_back_and_each_change_is_an_event(place: Place, letter: Paper) -> None:  # noqa: F811
    by = place.people["secretary"]
    paper = letter
    for urgency in ("urgent", "", "urgent"):
        assert stamping.stamp(paper, by, urgency=urgency)
        paper = made(paper)
    assert not stamping.stamp(paper, by, urgency="urgent", version=0)  # the same again is no difference
    with pytest.raises(Stale, match="stale_stamps"):
        stamping.stamp(paper, by, urgency="express", version=2)
    assert "KHẨN" in words_of("docx", files.written(paper, "docx")[1])
    which = (Event.verb == "paper.stamped", Event.subject_id == paper.id)
    asked = select(Event.from_value, Event.to_value).where(*which).order_by(Event.id)
    assert [tuple(row) for row in db.session.execute(asked)] == [(None, "urgent"), ("urgent", None), (None, "urgent")]


def test_a_stamped_paper_that_failed_is_tried_again(place: Place, letter: Paper, monkeypatch) -> None:  # noqa: F811
    from app.models.briefing import making

    def refuse(*_args, **_more):
        raise Refused("paper_not_ready")

    by = place.people["secretary"]
    stamping.stamp(letter, by, urgency="urgent")
    with pytest.raises(Refused, match="paper_not_ready"):
        files.written(letter, "docx")  # the one without the stamp is no longer given
    with monkeypatch.context() as broken:
        broken.setattr(making.docx, "write", refuse)
        assert made(letter).state == "failed"
    retrying.again(letter, by)
    assert made(letter).state == "ready"


def test_an_issued_paper_keeps_its_stamps(place: Place, letter: Paper) -> None:  # noqa: F811
    by = place.people["secretary"]
    issuing.issue(letter, by, number="5", on=date(2026, 10, 6))
    with pytest.raises(Refused, match="paper_is_issued"):
        stamping.stamp(letter, by, urgency="urgent")


def test_who_may_and_what_is_no_urgency(place: Place, brief: Paper) -> None:  # noqa: F811
    with pytest.raises(NotAllowed):
        stamping.stamp(brief, place.people["officer"], urgency="urgent")
    with pytest.raises(Refused, match="urgency_unknown"):
        stamping.stamp(brief, place.people["secretary"], urgency="secret")


def test_a_paper_of_an_earlier_layout_stays_whole(place: Place, brief: Paper) -> None:  # noqa: F811
    brief.snapshot = {**brief.snapshot, "template_version": "brief-1"}
    db.session.flush()
    with pytest.raises(Refused, match="paper_template_unknown"):
        stamping.stamp(brief, place.people["secretary"], urgency="urgent")
    assert (brief.state, brief.urgency, brief.stamped) == ("ready", "", 0)


def test_the_page_asks_for_stamps_and_shows_them(place: Place, brief: Paper, client_of: ClientOf) -> None:  # noqa: F811
    secretary, observer = client_of(place.people["secretary"]), client_of(place.people["observer"])
    path, paper_id = f"/giay-to/{brief.id}", brief.id
    assert "Mức độ khẩn" in page_of(secretary, path) and "Mức độ khẩn" not in page_of(observer, path)
    assert observer.post(f"{path}/dau", data={"urgency": "urgent"}).status_code == 403
    answer = secretary.post(f"{path}/dau", data={"urgency": "very_urgent", "internal": "1"})
    assert answer.status_code in (200, 303)
    made(db.session.get_one(Paper, paper_id, populate_existing=True))
    for client in (secretary, observer):
        shown = page_of(client, path)
        assert '"stp stp-r">THƯỢNG KHẨN<' in shown and '"stp">LƯU HÀNH NỘI BỘ<' in shown
    assert "Dấu trên văn bản: THƯỢNG KHẨN; LƯU HÀNH NỘI BỘ." in page_of(observer, path)


def test_the_pdf_of_the_leader_s_copy_has_its_button(place: Place, client_of: ClientOf) -> None:
    paper = made(asking.once(place.people["secretary"], "extension_request", request_sample.snapshot()))
    client, path = client_of(place.people["secretary"]), f"/giay-to/{paper.id}"
    shown = page_of(client, path)
    for words in ("PDF bản trình", "PDF bản phát hành", "DOCX bản trình", "DOCX bản phát hành"):
        assert words in shown
    assert f"{path}/tep?dang=pdf&amp;ban=trinh" in shown
    sheets = [words_of("pdf", client.get(f"{path}/tep?dang=pdf{copy}").data) for copy in ("", "&ban=trinh")]
    assert ["Căn cứ/lý do" in " ".join(sheet.split()) for sheet in sheets] == [False, True]
