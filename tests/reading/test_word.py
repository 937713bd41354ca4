"""Word files: order, automatic numbers, merged cells, layout tables, what Word hides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.reading import ReadingError, Source, read
from app.reading.word import docx_lines


def word(fill: Callable[[Any], None]) -> Source:
    """A .docx made by a function that fills an empty document."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return Source("kh.docx", out.getvalue())


def table(document: Any, rows: list[list[str]]) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made.cell(r, c).text = text
    return made


def letterhead(document: Any) -> None:
    table(
        document,
        [
            ["ỦY BAN NHÂN DÂN\nPHƯỜNG SÔNG MÂY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 15/KH-UBND", "Sông Mây, ngày 05 tháng 02 năm 2026"],
        ],
    )
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Giữ gìn sông Mây năm 2026")


def appendix(document: Any) -> None:
    document.add_paragraph("PHỤ LỤC I")
    document.add_paragraph("DANH MỤC NHIỆM VỤ")
    blank = ["", "", "", "", "", ""]
    made = table(
        document,
        [
            blank,
            ["", "", "Chủ trì", "Phối hợp", "", ""],
            ["I", "Nạo vét", "", "", "", ""],
            ["1", "Khảo sát các đoạn bồi lấp", "Phòng Kinh tế", "Các khu phố; Công an phường", "Quý I", "Báo cáo"],
            ["2", "Nạo vét đoạn qua chợ", "nt", "", "trước 30/6/2026", ""],
            ["3", "Trồng bần chống sạt lở", "", "", "Tháng 9", ""],
        ],
    )
    made.cell(0, 2).merge(made.cell(0, 3)).text = "Phân công thực hiện"
    for c, text in ((0, "STT"), (1, "Nội dung nhiệm vụ"), (4, "Thời gian hoàn thành"), (5, "Sản phẩm")):
        made.cell(0, c).merge(made.cell(1, c)).text = text
    made.cell(2, 1).merge(made.cell(2, 5)).text = "Nạo vét"
    made.cell(4, 2).merge(made.cell(5, 2)).text = "Phòng Kinh tế"


def test_a_plan_with_an_appendix() -> None:
    def fill(document: Any) -> None:
        letterhead(document)
        document.add_paragraph("I. NHIỆM VỤ")
        document.add_paragraph("- Vớt rác trên sông.")
        appendix(document)

    reading = read([word(fill)])
    assert reading["plan"]["number"] == "15/KH-UBND"
    assert (reading["plan"]["issuer"], reading["plan"]["issued_on"]) == (
        "Ủy ban nhân dân phường Sông Mây",
        "2026-02-05",
    )
    assert [t["text"] for t in reading["tasks"]] == [
        "Vớt rác trên sông.", "Khảo sát các đoạn bồi lấp", "Nạo vét đoạn qua chợ", "Trồng bần chống sạt lở",
    ]  # fmt: skip
    first, second, third = reading["tasks"][1:]
    assert [t["lead_units"] for t in (first, second, third)] == [["Phòng Kinh tế"]] * 3
    assert first["coordinating_units"] == ["Các khu phố", "Công an phường"]
    assert [t["deadline"]["due"] for t in (first, second, third)] == ["2026-03-31", "2026-06-29", "2026-09-30"]
    assert {t["section"] for t in (first, second, third)} == {"Nạo vét"}
    assert (first["line"], first["place"], first["product"]) == (None, "kh.docx, bảng 2 dòng 4", "Báo cáo")


def test_automatic_numbers_make_headings_and_items() -> None:
    def fill(document: Any) -> None:
        letterhead(document)
        document.add_paragraph("I. NHIỆM VỤ")
        document.add_paragraph("Sông", style="List Number")
        document.add_paragraph("Vớt rác trên sông.", style="List Bullet")
        document.add_paragraph("Sơn lại lan can bờ kè.", style="List Number")

    tasks = read([word(fill)])["tasks"]
    assert [(t["text"], t["section"]) for t in tasks] == [
        ("Vớt rác trên sông.", "I.1. Sông"),
        ("Sơn lại lan can bờ kè.", "I. NHIỆM VỤ"),
    ]


def test_an_appendix_in_a_file_of_its_own() -> None:
    def main(document: Any) -> None:
        letterhead(document)
        document.add_paragraph("I. NHIỆM VỤ")
        document.add_paragraph("- Vớt rác trên sông (chi tiết tại Phụ lục kèm theo).")

    alone = read([word(main)])
    both = read([word(main), Source("Phụ lục.docx", word(appendix).data)])
    assert any("Phụ lục" in w for w in alone["warnings"])
    assert not any("Phụ lục" in w for w in both["warnings"])
    assert both["tasks"][1]["place"] == "Phụ lục.docx, bảng 1 dòng 4"
    assert both["tasks"][1]["source"] == "Phụ lục.docx"
    assert both["plan"] == alone["plan"]


def test_what_word_hides_and_shows() -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Vớt ")
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        for change, words in ((deleted, "rong "), (inserted, "rác ")):
            run, text = OxmlElement("w:r"), OxmlElement("w:t")
            text.text = words
            text.set(qn("xml:space"), "preserve")
            run.append(text)
            change.append(run)
            paragraph._p.append(change)
        paragraph.add_run("trên sông").add_break()
        paragraph.add_run("- và ven bờ")

    assert [line.text for line in docx_lines(word(fill))] == ["Vớt rác trên sông", "- và ven bờ"]


def test_signature_tables_are_the_frame() -> None:
    def fill(document: Any) -> None:
        letterhead(document)
        document.add_paragraph("I. NHIỆM VỤ")
        document.add_paragraph("- Vớt rác trên sông.")
        table(document, [["Nơi nhận:\n- Đảng ủy phường;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"]])

    reading = read([word(fill)])
    assert len(reading["tasks"]) == 1
    assert {c["role"] for c in reading["clauses"][-3:]} <= {"recipients", "signature"}


def test_headings_by_style_and_by_bold_type() -> None:
    def fill(document: Any) -> None:
        letterhead(document)
        document.add_heading("Nhiệm vụ trọng tâm", 1)
        document.add_heading("Bờ kè", 2)
        document.add_paragraph("Sơn lại lan can bờ kè.")
        document.add_paragraph().add_run("Tổ chức thực hiện").bold = True
        document.add_paragraph("- Phòng Kinh tế: lập dự toán.")

    tasks = read([word(fill)])["tasks"]
    assert [(t["kind"], t["section"], t["lead_units"]) for t in tasks] == [
        ("task", "Bờ kè", []),
        ("responsibility", "Tổ chức thực hiện", ["Phòng Kinh tế"]),
    ]


def test_spoilt_files_are_refused_or_read_never_worse() -> None:
    whole = word(appendix).data
    outcomes = set()
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        for data in (whole[:cut], whole[:cut] + b"\0\xff" + whole[cut + 2 :]):
            try:
                read([Source("kh.docx", data)])
                outcomes.add("read")
            except ReadingError as error:
                outcomes.add(error.code)
    assert outcomes <= {"read", "broken_docx", "empty"} and "broken_docx" in outcomes


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for n in range(4):
            package.writestr(f"word/{n}.xml", b"\0" * 40_000_000)
    with pytest.raises(ReadingError) as refused:
        read([Source("kh.docx", out.getvalue())])
    assert refused.value.code == "unpacks_too_much"
