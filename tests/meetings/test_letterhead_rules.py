"""What the office settles of its papers: rules of the house, signers and recipients of kinds; frozen with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.database import db
from app.models import office, settings
from app.models.briefing.letterhead import letterhead, of_letters, symbol_of
from app.models.errors import Refused
from app.models.user import User
from app.papers import docx
from tests.papers.docx_xml import Docx, find, size_of, text_of
from tests.papers.full_sample import contents
from tests.world import Place

ON = date(2026, 10, 6)
FORM = {"symbol": "BC-BCĐ", "signer_title_lines": "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN", "recipients": "- Lưu: VT, VHXH."}
HOUSE = {"page_number": "bottom", "appendix_on_one_line": "1", "table_size": "13"}


def save(client: FlaskClient, **fields: str) -> int:
    return client.post("/quan-tri/mau-van-ban", data={**FORM, **fields}).status_code


def test_the_default_is_the_decrees(place: Place) -> None:
    head = letterhead(place.commune, ON)
    assert head["house"] == {"page_number": "top", "appendix_on_one_line": False, "table_size": 12}
    assert {kind: letterhead(place.commune, ON, kind)["symbol"] for kind in ("BC", "TB", "GM", "BB", "TTr")} == {
        "BC": "BC-BCĐ",
        "TB": "TB-BCĐ",
        "GM": "GM-BCĐ",
        "BB": "BB-BCĐ",
        "TTr": "TTr-BCĐ",
    }


def test_the_page_sets_them_without_touching_code(place: Place, client_of: Callable[[User], FlaskClient]) -> None:
    client = client_of(place.people["admin"])
    own = {"TB.signer_title_lines": "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "TB.recipients": "- Thành viên;\n- Lưu: VT."}
    assert save(client, **HOUSE, **own) == 303
    db.session.rollback()
    notice, report = letterhead(place.commune, ON, "TB"), letterhead(place.commune, ON)
    assert notice["house"] == {"page_number": "bottom", "appendix_on_one_line": True, "table_size": 13}
    assert notice["signer_title_lines"] == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]
    assert notice["recipients"] == ["- Thành viên;", "- Lưu: VT."]
    assert report["signer_title_lines"] == ["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]
    shown = client.get("/quan-tri/mau-van-ban").get_data(as_text=True)
    assert "CHÁNH VĂN PHÒNG" in shown


def test_the_page_says_what_a_blank_field_gives(place: Place, client_of: Callable[[User], FlaskClient]) -> None:
    client = client_of(place.people["admin"])
    assert save(client, issuer_lines="BAN CHỈ ĐẠO\nCHUYỂN ĐỔI SỐ", place="Nơi khác") == 303
    shown = client.get("/quan-tri/mau-van-ban").get_data(as_text=True)
    assert "Để trống: BAN CHỈ ĐẠO<" in shown
    assert "Để trống: Nơi khác" not in shown


def test_a_form_without_them_keeps_them(place: Place, client_of: Callable[[User], FlaskClient]) -> None:
    client = client_of(place.people["admin"])
    assert save(client, **HOUSE, **{"GM.signer_name": "Nguyễn Văn Đức"}) == 303
    assert save(client, place="An Bình") == 303
    db.session.rollback()
    kept = settings.read(place.id, "letterhead")
    assert (kept["house"]["page_number"], kept["by_kind"]) == ("bottom", {"GM": {"signer_name": "Nguyễn Văn Đức"}})


@pytest.mark.parametrize("wrong", [{"page_number": "left"}, {"table_size": "8"}, {"table_size": ""}])
def test_other_rules_are_refused(place: Place, client_of: Callable[[User], FlaskClient], wrong: dict[str, str]) -> None:
    assert save(client_of(place.people["admin"]), **{**HOUSE, **wrong}) == 422


def test_a_kind_we_do_not_know_is_not_kept(place: Place) -> None:
    told = {"issuer_lines": [], "signer_title_lines": [], "recipients": []}
    texts = {"superior": "", "place": "", "symbol": "", "signer_name": ""}
    office.set_letterhead(place.people["admin"], **told, **texts, by_kind={"XX": {"symbol": "XX-1"}})
    assert settings.read(place.id, "letterhead")["by_kind"] == {}
    with pytest.raises(Refused):
        office.set_letterhead(place.people["admin"], **told, **texts, house={"page_number": "top", "table_size": 20})


def test_a_letters_symbol_stays_its_own(place: Place) -> None:
    assert of_letters(letterhead(place.commune, ON, "CV"))["symbol"] == "BCĐ-VP"
    assert [symbol_of("BC-UBND", kind) for kind in ("TB", "CV", "BC")] == ["TB-UBND", "BC-UBND", "BC-UBND"]
    assert symbol_of("ĐA-1", "TB") == "ĐA-1"


def test_a_paper_keeps_the_rules_that_were_frozen_with_it() -> None:
    house = {"page_number": "bottom", "appendix_on_one_line": True, "table_size": 13}
    plain, ours = (
        Docx(docx.write(contents(letterhead={**contents().letterhead, **own}))) for own in ({}, {"house": house})
    )
    assert {name.split("/")[1][:6] for name in ours.parts if name.startswith(("word/header", "word/footer"))} == {
        "footer"
    }
    assert text_of(ours.paragraph("PHỤ LỤC I")) == "PHỤ LỤC I. KẾT QUẢ THEO ĐƠN VỊ"
    assert text_of(plain.paragraph("Phụ lục I")) == "Phụ lục I"
    sizes = [{size_of(run) for run in find(paper.table("STT"), ".//w:r")} for paper in (plain, ours)]
    assert sizes == [{12.0}, {13.0}]
