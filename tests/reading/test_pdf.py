"""PDF files: order, whole paragraphs and tables, what is printed around the text, what can't be read."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from app.reading import ReadingError, Source, message, read
from app.reading.lines import BOLD
from app.reading.pdf import pdf_lines
from tests.reading.conftest import sample
from tests.reading.pdf_texts import APPENDIX_HEAD, APPENDIX_ROWS, LETTERHEAD, RECIPIENTS, SIGNATURE, TEXT

Reading = dict[str, Any]


@pytest.fixture(scope="module")
def vam_say() -> Reading:
    return read([sample("vam_say.pdf")])


@pytest.fixture(scope="module")
def doi_co() -> Reading:
    return read([sample("doi_co.pdf")])


def blank(pages: int, drawn: bool = False) -> bytes:
    """A PDF without text; `drawn` pages hold many small strokes, as letters turned into drawings."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        page = document.new_page(595, 842)
        for at in range(80 if drawn else 0):
            stroke = pdfium.FPDFPageObj_CreateNewRect(at, at, 5, 5)
            pdfium.FPDFPath_SetDrawMode(stroke, 1, 0)
            pdfium.FPDFPage_InsertObject(page, stroke)
        page.gen_content()
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def refusal(data: bytes, name: str = "kh.pdf") -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read([Source(name, data)])
    return caught.value


def bare(texts: list[str]) -> list[str]:
    return [text.strip("*^") for text in texts if text]


def test_letterhead_in_two_columns(vam_say: Reading, doi_co: Reading) -> None:
    plan = vam_say["plan"]
    assert (plan["number"], plan["issued_on"], plan["place"]) == ("27/KH-UBND", "2026-02-05", "Vàm Sậy")
    assert plan["issuer"] == "Ủy ban nhân dân xã Vàm Sậy"
    assert plan["title"] == bare(TEXT)[1]
    assert plan["signer_title"] == "CHỦ TỊCH"
    assert (doi_co["plan"]["number"], doi_co["plan"]["issued_on"]) == ("08/KH-UBND", "2026-01-12")
    assert doi_co["plan"]["issuer"] == "Ủy ban nhân dân phường Đồi Cỏ"


def test_every_paragraph_is_whole_and_in_order() -> None:
    """Wrapped lines and page breaks closed; no page number, no running foot."""
    lines = [line for line in pdf_lines(sample("vam_say.pdf")) if line.cells is None]
    appendix = ["PHỤ LỤC", "DANH MỤC NHIỆM VỤ NĂM 2026"]
    texts = [*LETTERHEAD[0], *LETTERHEAD[1], *TEXT, *RECIPIENTS, *SIGNATURE]
    assert [line.text for line in lines] == bare(texts) + appendix
    assert {line.text for line in lines if line.heading == BOLD} == {
        *bare([text for text in texts if text.startswith(("*", "^"))]),
        *appendix,
    }
    assert [line.place for line in lines[:1] + lines[-1:]] == ["vam_say.pdf, trang 1", "vam_say.pdf, trang 3"]


def test_a_table_over_three_pages_is_one() -> None:
    """Merged cells repeated, the header once, a row cut by the page whole."""
    rows = [line for line in pdf_lines(sample("vam_say.pdf")) if line.cells is not None]
    expected: list[list[str]] = []
    for row in [*APPENDIX_HEAD, *APPENDIX_ROWS]:
        cells: list[str] = []
        for column, text in enumerate(row):
            cells.append(cells[-1] if text == "<" else expected[-1][column] if text == "^" else text)
        expected.append(cells)
    assert [row.cells for row in rows] == expected
    assert {row.table for row in rows} == {1}
    assert [row.place for row in rows[::10]] == [
        "vam_say.pdf, trang 3 bảng 1 dòng 1",
        "vam_say.pdf, trang 5 bảng 1 dòng 11",
    ]


def test_tasks_of_text_and_table(vam_say: Reading) -> None:
    tasks = [t for t in vam_say["tasks"] if "bảng" in t["place"]]
    assert len(tasks) == 7
    assert [t["lead_units"] for t in tasks[:4]] == [["Phòng Kinh tế"]] * 4
    assert [t["deadline"]["due"] for t in tasks[:4]] == ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]
    dredging = next(t for t in vam_say["tasks"] if t["text"].startswith("Nạo vét kênh Sáu Thước"))
    assert (dredging["lead_units"], dredging["deadline"]["due"]) == (["Phòng Kinh tế"], "2026-09-30")
    values = {(t["comparator"], t["value"]) for t in vam_say["targets"]}
    assert {(">=", 90), ("=", 100)} <= values


def test_a_pdf_of_a_browser_without_spaces(doi_co: Reading) -> None:
    """Chromium prints no spaces in set lines: words are told apart by their gaps."""
    targets = [(t["group"], t["text"], t["value"]) for t in doi_co["targets"]]
    assert targets == [
        ("Canh gác", "Tỷ lệ chốt có người trực trong mùa khô", 100),
        ("Canh gác", "Số lần tuần tra mỗi tuần", 4),
        ("Tập huấn", "Số hộ nhận khoán được tập huấn chữa cháy tại chỗ", 150),
    ]
    burning = next(t for t in doi_co["tasks"] if t["text"].startswith("Lập danh sách"))
    assert burning["text"].endswith("khi có người của phường chứng kiến; lập biên bản từng lần đốt.")
    assert burning["lead_units"] == ["Công an phường"]


def test_footnotes_and_their_figures_are_left_out() -> None:
    assert [line.text for line in pdf_lines(sample("ghi_chu.pdf"))][-3:] == [
        "- Đổ bê tông 300 m đường Ấp 1 trước ngày 30/4/2026 và nghiệm thu theo đúng quy trình, "
        "có đại diện người dân tham gia giám sát.",
        "- Lát gạch vỉa hè trước trường học trong quý III/2026.",
        "- Trồng cỏ 250 m2 sân nhà văn hóa.",
    ]


def test_a_page_without_text_among_others_is_named() -> None:
    document = pypdfium2.PdfDocument(sample("vam_say.pdf").data)
    document.import_pages(pypdfium2.PdfDocument(blank(1, drawn=True)))
    reading = read([Source("kh.pdf", saved(document))])
    assert len(reading["tasks"]) == len(read([sample("vam_say.pdf")])["tasks"])
    assert "Trang 6 của tệp “kh.pdf”" in next(w for w in reading["warnings"] if "không đọc được chữ" in w)


def test_what_cannot_be_read() -> None:
    whole = sample("vam_say.pdf").data
    refusals = {
        "pdf_scanned": refusal(blank(3, drawn=True)),
        "pdf_broken": refusal(whole[:200]),
        "pdf_pages": refusal(blank(301)),
        "nothing drawn": refusal(blank(2)),
    }
    codes = {name: error.code for name, error in refusals.items()}
    assert codes == {**{name: name for name in codes}, "nothing drawn": "pdf_scanned"}, codes
    assert "3 trang" in message(refusals["pdf_scanned"])
    assert "301 trang" in message(refusals["pdf_pages"])


def test_a_locked_file() -> None:
    assert refusal(sample("khoa.pdf").data).code == "pdf_locked"


def test_another_name_is_told_to_be_a_pdf() -> None:
    error = refusal(sample("vam_say.pdf").data, "kh.docx")
    assert (error.code, "đổi đuôi tên tệp thành .pdf" in message(error)) == ("is_pdf", True)
