"""The appendix of an invented commune with sixty tasks: groups, merged cells, ditto signs, dates, a two-row header."""

from __future__ import annotations

import datetime as dt
import io
import time
from typing import Any

import openpyxl
import pytest

from app.reading import Source, read
from app.reading.sheet import sheet_lines
from tests.reading.grids import Grid, as_word, saved, workbook

WORK = ("Trồng cây", "Nạo vét kênh", "Sửa đường", "Thu gom rác", "Mở lớp tập huấn", "Rà soát hộ nghèo")
PLACES = ("ấp Bến Đò", "ấp Rạch Sâu", "ấp Vàm Cỏ", "khu chợ", "tuyến kênh Mới", "trường Long Môn", "bến phà", "đê bao",
          "cầu Đúc", "xóm Lưới")  # fmt: skip
LEADS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Công an xã", "Trạm Y tế")
PARTNERS = ("Các ấp", "Hội Nông dân xã", "Đoàn Thanh niên xã")
GROUPS = ("HẠ TẦNG", "MÔI TRƯỜNG", "VĂN HÓA", "AN SINH", "ĐỜI SỐNG", "TRẬT TỰ")
HEADER: Grid = [
    ["TT", "Nội dung nhiệm vụ", "Phân công thực hiện", "<", "Thời hạn hoàn thành", "Sản phẩm"],
    ["^", "^", "Chủ trì", "Phối hợp", "^", "^"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
]


def task(n: int) -> dict[str, Any]:
    """What is true of the n-th task (from 0): five rows share a merged lead, every third repeats the time above."""
    return {
        "text": f"{WORK[n % 6]} {PLACES[n // 6]} đợt {n + 1}",
        "lead": LEADS[n // 5 % 5],
        "partners": [PARTNERS[n % 3], "Mặt trận xã"] if n % 2 else [],
        "due": dt.date(2026, 1 + (n - n % 3) // 5, 10 + (n - n % 3) % 15),
        "group": GROUPS[n // 10],
    }


def rows(as_date: bool) -> Grid:
    found = list(HEADER)
    for n in range(60):
        told = task(n)
        if n % 10 == 0:
            found.append([("I", "II", "III", "IV", "V", "VI")[n // 10], told["group"], "<", "<", "<", "<"])
        if n == 30:
            found.append([None] * 6)
        when = dt.datetime.combine(told["due"], dt.time()) if as_date else f"{told['due']:%d/%m/%Y}"
        lead = told["lead"] if n % 5 == 0 else "^"
        found.append([n + 1, told["text"], lead, "; ".join(told["partners"]) or None, when if n % 3 == 0 else "nt", ""])
    return [*found, ["", "Tổng cộng: 60 nhiệm vụ", "", "", "", ""]]


def in_excel() -> Source:
    book: openpyxl.Workbook = workbook(Phụ_lục=[["PHỤ LỤC"], ["DANH MỤC NHIỆM VỤ NĂM 2026"], [], *rows(True)])
    for row in book.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, dt.datetime):
                cell.number_format = "dd/mm/yyyy"
    return saved(book)


@pytest.mark.parametrize("source", [in_excel(), as_word(rows(False))], ids=["xlsx", "docx"])
def test_sixty_tasks_with_all_that_is_said_of_them(source: Source) -> None:
    tasks = read([source])["tasks"]
    assert len(tasks) == 60
    for n, found in enumerate(tasks):
        told = task(n)
        assert (found["text"], found["section"]) == (told["text"], told["group"])
        assert found["lead_units"] == [told["lead"]] and found["lead_explicit"]
        assert found["coordinating_units"] == told["partners"]
        assert found["deadline"]["due"] == told["due"].isoformat()


def test_a_sheets_lines_cost_little_more_than_its_cells() -> None:
    """A ratio: what the reader adds to the library calls that open the same file and go through its cells."""
    source = in_excel()
    sheet_lines(source)

    def seconds(work: Any) -> float:
        began = time.process_time()
        for _ in range(3):
            work()
        return time.process_time() - began

    def bare() -> None:
        for sheet in openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=True):
            for row in sheet.iter_rows():
                _ = [(cell.value, cell.number_format) for cell in row if cell.value is not None]

    assert seconds(lambda: sheet_lines(source)) < 8 * seconds(bare)
