"""A sheet as a grid of visible texts: merged cells filled, hidden rows and columns left out, notes on what is lost."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from app.reading.errors import ReadingError
from app.reading.sheet_layout import MOST_AREA, MOST_COLUMNS, MOST_ROWS, Layout, TooFar, read_layout
from app.reading.sheet_values import cell_text

MOST_CHARACTERS = 32_767  # what Excel itself allows in a cell


@dataclass
class GridRow:
    """A visible row: its number in the sheet, its cells, whether all of its text is bold, what must be asked."""

    number: int
    cells: list[str]
    bold: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass
class Grid:
    title: str
    rows: list[GridRow]
    notes: list[str]


def read_sheet(name: str, sheet: Any, package: zipfile.ZipFile) -> Grid:
    """The grid of an openpyxl read-only sheet. Raises ReadingError: sheet_too_wide, sheet_too_long, cell_too_long."""
    sheet.reset_dimensions()
    try:
        layout = read_layout(package, sheet._worksheet_path)
    except TooFar as far:
        most = MOST_COLUMNS if far.code == "sheet_too_wide" else MOST_ROWS
        raise ReadingError(far.code, name=name, most=str(most), place=f"{far.cell}, trang tính {sheet.title}") from far
    if not layout.height:
        return Grid(sheet.title, [], [])
    rows = [_row(name, sheet, n, cells, layout) for n, cells in enumerate(_cells(sheet, layout), 1)]
    notes = _fill_merges(sheet.title, rows, layout)
    return Grid(sheet.title, _visible(rows, layout), notes + _hidden_notes(sheet.title, rows, layout))


def _cells(sheet: Any, layout: Layout) -> Any:
    return sheet.iter_rows(min_row=1, min_col=1, max_row=layout.height, max_col=layout.width)


def _row(name: str, sheet: Any, number: int, cells: Any, layout: Layout) -> GridRow:
    row = GridRow(number, [])
    bold = []
    for column, cell in enumerate(cells, 1):
        place = f"{get_column_letter(column)}{number}"
        if isinstance(cell.value, str) and len(cell.value) > MOST_CHARACTERS:
            raise ReadingError("cell_too_long", name=name, most="32.767", place=f"ô {place}, trang tính {sheet.title}")
        text = "" if cell.value is None else cell_text(cell.value, cell.number_format)
        if (number, column) in layout.unsaved:
            row.notes.append(f"ô {place} có công thức chưa lưu giá trị: mở bằng Excel rồi lưu lại")
        elif cell.data_type == "e":
            row.notes.append(f"ô {place} báo lỗi {text}: sửa công thức trong Excel rồi lưu lại")
            text = ""
        row.cells.append(text)
        bold += [bool(cell.font and cell.font.b)] if text else []
    row.bold = bool(bold) and all(bold)
    return row


def _fill_merges(title: str, rows: list[GridRow], layout: Layout) -> list[str]:
    """Write a merged cell's text into every cell that it covers."""
    notes = []
    for top, left, bottom, right in layout.merges:
        bottom, right = min(bottom, layout.height), min(right, layout.width)
        if top > layout.height or left > layout.width or not (text := rows[top - 1].cells[left - 1]):
            continue
        if (bottom - top + 1) * (right - left + 1) > MOST_AREA:
            cell = f"{get_column_letter(left)}{top}"
            notes.append(f"Trang tính “{title}”: vùng ô gộp ở {cell} quá rộng nên chỉ đọc ở ô đầu; hãy kiểm tra lại.")
            continue
        for row in rows[top - 1 : bottom]:
            row.cells[left - 1 : right] = [text] * (right - left + 1)
    return notes


def _visible(rows: list[GridRow], layout: Layout) -> list[GridRow]:
    columns = [c for c in range(1, layout.width + 1) if c not in layout.hidden_columns]
    return [
        GridRow(row.number, [row.cells[c - 1] for c in columns], row.bold, row.notes)
        for row in rows
        if row.number not in layout.hidden_rows
    ]


def _hidden_notes(title: str, rows: list[GridRow], layout: Layout) -> list[str]:
    """Hidden rows and columns with a text that stands nowhere in what is seen."""
    seen = {text for row in _visible(rows, layout) for text in row.cells}
    lost_rows = [row.number for row in rows if row.number in layout.hidden_rows and set(row.cells) - seen - {""}]
    lost_columns = [
        get_column_letter(c)
        for c in sorted(layout.hidden_columns)
        if any({row.cells[c - 1]} - seen - {""} for row in rows if c <= len(row.cells))
    ]
    notes = []
    if lost_rows:
        notes.append(f"Trang tính “{title}”: dòng bị ẩn nên không đọc: {_runs(lost_rows)}; nếu có nhiệm vụ, "
                     "hãy bỏ ẩn (hoặc bỏ lọc) rồi tải lên lại.")  # fmt: skip
    if lost_columns:
        notes.append(f"Trang tính “{title}”: cột bị ẩn nên không đọc: {', '.join(lost_columns)}; nếu cần, "
                     "hãy bỏ ẩn rồi tải lên lại.")  # fmt: skip
    return notes


def _runs(numbers: list[int]) -> str:
    """`3–5, 9` for 3, 4, 5, 9."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
