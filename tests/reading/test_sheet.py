"""Excel files: sheets as lines and rows, what Excel shows and hides, what hostile files cost."""

from __future__ import annotations

import datetime as dt
import io
import re
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from app.reading import ReadingError, Source, read
from app.reading.sheet import sheet_lines
from tests.reading.grids import grid, saved, workbook

HEADER = "STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành | Sản phẩm"
ROW = "1 | Trồng cây bờ kênh | Phòng Kinh tế | Công an xã | Quý II | 500 cây"
LETTERHEAD = [
    ["ỦY BAN NHÂN DÂN\nXÃ LONG MÔN", "<", "<", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
    ["Số: 12/KH-UBND", "", "", "Long Môn, ngày 05 tháng 01 năm 2026"],
    [],
    ["KẾ HOẠCH", "<", "<", "<", "<", "<"],
    ["Giữ gìn sông Mây năm 2026", "<", "<", "<", "<", "<"],
    ["(Kèm theo Quyết định số 31/QĐ-UBND ngày 05/01/2026)", "<", "<", "<", "<", "<"],
    ["Đơn vị tính: triệu đồng"],
]


def rewritten(source: Source, part: str, change: Callable[[str], str]) -> Source:
    """The file with its parts of that name changed."""
    out = io.BytesIO()
    changed = 0
    with zipfile.ZipFile(io.BytesIO(source.data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            before = old.read(entry)
            after = change(before.decode()).encode() if re.fullmatch(part, entry.filename) else before
            changed += before != after
            new.writestr(entry.filename, after)
    assert changed
    return Source(source.name, out.getvalue())


SHEET = r"xl/worksheets/sheet1\.xml"
TEXTS = r"xl/(sharedStrings|worksheets/sheet1)\.xml"


def one_sheet(*rows: str, **cells: Any) -> Source:
    """A file of one sheet; `cells` are set after the rows (`B7=…`), a pair is a value and its number format."""
    book = workbook(Nhiệm_vụ=[["KẾ HOẠCH"], ["Trồng cây năm 2026"], *grid(*rows)])
    for name, value in cells.items():
        value, number_format = value if isinstance(value, tuple) else (value, None)
        book["Nhiệm vụ"][name] = value
        if number_format:
            book["Nhiệm vụ"][name].number_format = number_format
    return saved(book)


def test_a_whole_plan_with_letterhead_and_signature() -> None:
    tail = [["Tổng cộng", "<", "<", "<", "<", "<"], [], ["", "Người lập biểu", "", "", "TM. ỦY BAN NHÂN DÂN"],
            ["", "", "", "", "CHỦ TỊCH"], [], ["", "Lê Văn Bến", "", "", "Trần Thị Mây"]]  # fmt: skip
    source = saved(workbook(Nhiệm_vụ=[*LETTERHEAD, *grid(HEADER, ROW), *tail]), "tep.xlsx")
    reading = read([source])
    plan = reading["plan"]
    assert (plan["number"], plan["issued_on"], plan["title"]) == (
        "12/KH-UBND", "2026-01-05", "Giữ gìn sông Mây năm 2026",
    )  # fmt: skip
    assert (plan["issuer"], plan["signer_title"]) == ("Ủy ban nhân dân xã Long Môn", "CHỦ TỊCH")
    (task,) = reading["tasks"]
    assert (task["place"], task["section"]) == ("tep.xlsx, trang tính Nhiệm vụ, dòng 9", "Nhiệm vụ")
    assert task["line"] is None and task["deadline"]["due"] == "2026-06-30"


def test_an_appendix_to_a_plan_in_another_file() -> None:
    main = Source("kh.txt", "KẾ HOẠCH\nTrồng cây năm 2026\n\nI. NHIỆM VỤ\n- Trồng tre (Phụ lục kèm theo).".encode())
    rows = [["PHỤ LỤC"], ["DANH MỤC NHIỆM VỤ"], [], *grid(HEADER, ROW)]
    reading = read([main, saved(workbook(Sheet1=rows), "pl.xlsx")])
    assert [(t["text"], t["section"]) for t in reading["tasks"]] == [
        ("Trồng tre (Phụ lục kèm theo).", "I. NHIỆM VỤ"),
        ("Trồng cây bờ kênh", "PHỤ LỤC. DANH MỤC NHIỆM VỤ"),
    ]
    assert not any("Phụ lục" in w for w in reading["warnings"])


def test_sheets_are_sections_and_what_is_left_out_is_said() -> None:
    rows = grid(HEADER, ROW)
    book = workbook(Kinh_tế=rows, Văn_hóa=rows, Nháp=rows, Trống=[], Cũ=rows)
    book["Nháp"].sheet_state, book["Cũ"].sheet_state = "hidden", "veryHidden"
    reading = read([saved(book)])
    assert [t["section"] for t in reading["tasks"]] == ["Kinh tế", "Văn hóa"]
    hidden, empty = (next(w for w in reading["warnings"] if words in w) for words in ("bị ẩn", "không có nội dung"))
    assert "“Nháp”, “Cũ”" in hidden and "“Trống”" in empty


def test_hidden_rows_and_columns_are_left_out_and_named() -> None:
    source = one_sheet(HEADER, ROW, "2 | Tỉa cành cây | Các ấp", "3 | Thu gom rác | Các ấp", H3="Ghi chú", H5="cũ")
    book = openpyxl.load_workbook(io.BytesIO(source.data))
    sheet = book.active
    sheet.row_dimensions[5].hidden = sheet.column_dimensions["F"].hidden = sheet.column_dimensions["H"].hidden = True
    reading = read([saved(book)])
    assert [(t["text"], t["product"]) for t in reading["tasks"]] == [
        ("Trồng cây bờ kênh", None),
        ("Thu gom rác", None),
    ]
    assert any("dòng bị ẩn nên không đọc: 5;" in w for w in reading["warnings"])
    assert any("cột bị ẩn nên không đọc: F, H;" in w for w in reading["warnings"])
    assert not any("bị ẩn" in w for w in read([source])["warnings"])


DATES = [
    (dt.datetime(2026, 6, 30), "dd/mm/yyyy", "30/06/2026", "2026-06-30"),
    (dt.datetime(2026, 6, 30), "mm-dd-yy", "30/06/2026", "2026-06-30"),
    (dt.datetime(2026, 6, 30), '"Ngày" dd "tháng" mm', "30/06/2026", "2026-06-30"),
    (dt.datetime(2026, 6, 1), "mm/yyyy", "tháng 6/2026", "2026-06-30"),
    (dt.datetime(2026, 6, 1), "mmm-yy", "tháng 6/2026", "2026-06-30"),
    (dt.datetime(2026, 1, 1), "yyyy", "2026", None),
    ("trước ngày 30/6/2026", "General", "trước ngày 30/6/2026", "2026-06-29"),
]


@pytest.mark.parametrize(("value", "number_format", "words", "due"), DATES)
def test_real_dates(value: Any, number_format: str, words: str, due: str | None) -> None:
    (task,) = read([one_sheet(HEADER, ROW, E4=(value, number_format))])["tasks"]
    assert task["deadline_text"] == words
    assert due is None or task["deadline"]["due"] == due


FIGURES = [
    (0.8, "0%", "80%"), (0.805, "0%", "80,5%"), (0.8333333, "0%", "83%"), (0.9411, "0.00%", "94,11%"),
    (1250, "#,##0", "1.250"), (1250, "General", "1250"), (1250.5, "#,##0.00", "1.250,50"), (3, "00", "03"),
    (3.0, "General", "3"), (94.11, "General", "94,11"), (500, '0" cây"', "500 cây"), (0.1 + 0.2, "General", "0,3"),
    (-5, "0", "-5"), (True, "General", "TRUE"), (dt.time(8, 30), "hh:mm", "08:30"), (1e9, "General", "1000000000"),
    ("  nhiều   chữ \r\n hai dòng ", "@", "nhiều chữ\nhai dòng"), ("e\u0301_x000D_", "@", "é"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "number_format", "words"), FIGURES)
def test_what_a_cell_shows(value: Any, number_format: str, words: str) -> None:
    source = one_sheet(HEADER, ROW, F4=(value, number_format))
    assert next(line for line in sheet_lines(source) if line.cells and line.cells[0] == "1").cells[5] == words


def test_rich_text_links_and_phonetic_signs() -> None:
    bold = CellRichText("Trồng ", TextBlock(InlineFont(b=True), "cây"), " bờ kênh")
    source = one_sheet(HEADER, ROW, B4=bold, F4="Báo cáo")
    book = openpyxl.load_workbook(io.BytesIO(source.data), rich_text=True)
    book.active["F4"].hyperlink = "http://127.0.0.1/a"
    phonetic = '</r><rPh sb="0" eb="1"><t>PHIÊN ÂM</t></rPh>'
    linked = rewritten(saved(book), TEXTS, lambda x: re.sub(r"</r></(is|si)>", rf"{phonetic}</\1>", x))
    (task,) = read([linked])["tasks"]
    assert (task["text"], task["product"]) == ("Trồng cây bờ kênh", "Báo cáo")


def cached(source: Source, cell: str, value: str, kind: str = "str") -> Source:
    """The file with a saved value for the formula in a cell, as Excel writes it."""
    pattern = re.compile(rf'<c r="{cell}"[^>]*?>(<f>.*?</f>)<v ?/?>(?:</v>)?</c>')
    instead = rf'<c r="{cell}" t="{kind}">\1<v>{value}</v></c>'
    return rewritten(source, SHEET, lambda x: pattern.sub(instead, x))


def test_formulas_with_and_without_saved_values() -> None:
    source = one_sheet(HEADER, ROW, "2 | Tỉa cành cây | Các ấp | | Quý I", E4='="Quý "&"III"', B5='="Tỉa"')
    reading = read([cached(source, "E4", "Quý III")])
    first, second = reading["tasks"]
    assert first["deadline"]["due"] == "2026-09-30"
    assert second["lead_units"] == ["Các ấp"] and second["text"] == "2 Các ấp Quý I"  # kept, to be asked about
    (note,) = [w for w in reading["warnings"] if "công thức" in w]
    assert "dòng 5: ô B5 có công thức chưa lưu giá trị: mở bằng Excel rồi lưu lại" in note
    assert sum("ô E4" in w for w in read([source])["warnings"]) == 1


def test_cells_in_error_are_named_and_left_blank() -> None:
    source = cached(one_sheet(HEADER, ROW, C4="=Z1"), "C4", "#REF!", "e")
    reading = read([source])
    assert reading["tasks"][0]["lead_units"] == []
    assert any("ô C4 báo lỗi #REF!" in w for w in reading["warnings"])


def test_several_tables_in_a_sheet() -> None:
    rows = [*grid("A. NHIỆM VỤ", HEADER, ROW, HEADER, ROW.replace("1", "2", 1)), [], ["B. CHỈ TIÊU"],
            *grid("STT | Chỉ tiêu | ĐVT | Năm 2026", "1 | Che phủ | % | 30")]  # fmt: skip
    reading = read([saved(workbook(Sheet1=rows))])
    assert [t["section"] for t in reading["tasks"]] == ["A. NHIỆM VỤ"] * 2
    assert [(t["group"], t["value"]) for t in reading["targets"]] == [("B. CHỈ TIÊU", 30)]
    assert {c.get("table") for c in reading["clauses"] if "cells" in c} == {1, 2}


def test_a_plan_written_as_text_in_cells() -> None:
    rows = [["KẾ HOẠCH"], ["Trồng cây năm 2026"], [], ["I", "NHIỆM VỤ"], ["1", "Cây xanh"],
            ["-", "Trồng cây bờ kênh."], ["-", "Tỉa cành cây."]]  # fmt: skip
    tasks = read([saved(workbook(Sheet1=rows))])["tasks"]
    assert [(t["text"], t["section"]) for t in tasks] == [
        ("Trồng cây bờ kênh.", "I.1. Cây xanh"),
        ("Tỉa cành cây.", "I.1. Cây xanh"),
    ]


def test_bold_rows_without_units_are_groups() -> None:
    book = workbook(Nhiệm_vụ=grid(HEADER, " | Cây xanh trong khu dân cư", ROW))
    book["Nhiệm vụ"]["B2"].font = Font(bold=True)
    assert [t["section"] for t in read([saved(book)])["tasks"]] == ["Cây xanh trong khu dân cư"]


def test_a_wrong_dimension_loses_nothing() -> None:
    rows = [f"{n} | Trồng cây số {n} | Phòng Kinh tế | | Quý II | " for n in range(1, 301)]
    source = rewritten(
        one_sheet(HEADER, *rows), SHEET,
        lambda x: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', x),
    )  # fmt: skip
    assert len(read([source])["tasks"]) == 300


def test_the_strict_variant_reads_the_same() -> None:
    source = one_sheet(HEADER, ROW, E4=(dt.datetime(2026, 6, 30), "dd/mm/yyyy"))

    def strict(text: str) -> str:
        for name in ("spreadsheetml/2006/main", "officeDocument/2006/relationships"):
            body, _, tail = name.partition("/2006/")
            text = text.replace(
                f"http://schemas.openxmlformats.org/{name}", f"http://purl.oclc.org/ooxml/{body}/{tail}"
            )
        return text

    other = rewritten(source, r".*\.(xml|rels)", strict)
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(other.data)).read("xl/worksheets/sheet1.xml")
    assert read([other]) == read([source])


def refusal(source: Source) -> ReadingError:
    with pytest.raises(ReadingError) as refused:
        read([source])
    return refused.value


@pytest.mark.parametrize(
    ("cells", "code", "words"),
    [
        ({"XFD1048576": "x"}, "sheet_too_wide", "XFD1048576"),
        ({"B20001": "x"}, "sheet_too_long", "B20001"),
        ({"B4": "x" * 32_768}, "cell_too_long", "ô B4"),
    ],
)
def test_sheets_beyond_the_limits_are_refused_by_the_cell(cells: dict[str, Any], code: str, words: str) -> None:
    source = one_sheet(HEADER, ROW, B4="LONG")
    if code == "cell_too_long":
        source = rewritten(source, TEXTS, lambda x: x.replace("LONG", cells["B4"]))
    else:
        ((cell, _),) = cells.items()
        row = re.sub(r"\D", "", cell)
        far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
        source = rewritten(source, SHEET, lambda x: x.replace("</sheetData>", far))
    error = refusal(source)
    assert error.code == code and words in str(error)


def test_empty_cells_far_away_and_huge_merges_cost_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    merge = '<mergeCells count="1"><mergeCell ref="A5:XFD200000"/></mergeCells>'
    source = rewritten(
        one_sheet(HEADER, ROW, "Ghi chú: không"), SHEET,
        lambda x: x.replace("</sheetData>", far + merge),
    )  # fmt: skip
    tracemalloc.start()
    tasks = read([source])["tasks"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [t["text"] for t in tasks] == ["Trồng cây bờ kênh"]
    assert peak < 30_000_000


def test_a_merge_over_too_many_cells_is_read_once_and_said() -> None:
    rows = ["KẾ HOẠCH", *["1 | Trồng cây"] * 150]
    source = one_sheet(*rows, CV1="x", A4="Trồng cây")
    merged = rewritten(source, SHEET, lambda x: x.replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:CV150"/></mergeCells>'))  # fmt: skip
    assert any("vùng ô gộp ở A4" in line.note for line in sheet_lines(merged))


def test_spoilt_files_are_refused_or_read_never_worse() -> None:
    whole = one_sheet(HEADER, ROW, B1="=1+1").data
    outcomes = set()
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        for data in (whole[:cut], whole[:cut] + b"\0\xff" + whole[cut + 2 :]):
            try:
                read([Source("kh.xlsx", data)])
                outcomes.add("read")
            except ReadingError as error:
                outcomes.add(error.code)
    assert (
        outcomes <= {"read", "xlsx_broken", "empty", "part_names", "archive", "unpacks_too_much", "locked_xlsx"}
        and "xlsx_broken" in outcomes
    )


def test_declared_entities_are_refused() -> None:
    attack = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]>'
    source = rewritten(one_sheet(HEADER, ROW), SHEET,
                       lambda x: attack + re.sub(r"^<\?xml[^>]*\?>", "", x))  # fmt: skip
    assert refusal(source).code == "doctype"


def test_nothing_is_read_that_the_workbook_does_not_say() -> None:
    rows = [*LETTERHEAD, *grid(HEADER, ROW, "2 | Tỉa cành cây\\n- Đường lớn | nt | Các ấp\\nHội Nông dân xã | nt | ")]
    book = workbook(Nhiệm_vụ=rows)
    said = "".join(str(c.value or "") for row in book.active.iter_rows() for c in row)
    known = re.sub(r"\W", "", said).casefold()
    for task in read([saved(book)])["tasks"]:
        for text in [task["text"], *task["lead_units"], *task["coordinating_units"], task["deadline_text"]]:
            assert re.sub(r"\W", "", text).casefold() in known
