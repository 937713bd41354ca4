"""A table file as cells by their names: what a form that we gave out comes back with."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from app.reading import gate
from app.reading.errors import ReadingError
from app.reading.sheet import MALFORMED
from app.reading.sheet_package import open_package
from app.reading.sheet_values import cell_text
from app.reading.source import Source

MOST_ROWS = 5000
MOST_COLUMNS = 40


def cells_of(source: Source) -> list[dict[str, Any]]:
    """Each sheet: `title`, `rows` (pairs of number and {column letter: text} of what isn't empty), names of cells.

    `uncomputed` are the cells with a formula whose value the file doesn't hold, `days` those that hold a date. Hidden
    rows and columns count.
    Raises ReadingError: what the gate says, xlsx_broken, sheet_too_long.
    """
    if gate.check(source) != "xlsx":
        raise ReadingError("xlsx_broken", name=source.name)
    try:
        book, package = open_package(source)
        formulas = openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, keep_links=False)
        return [_sheet(source.name, one, formulas[one.title]) for one in book.worksheets]
    except MALFORMED as error:
        raise ReadingError("xlsx_broken", name=source.name) from error


def _sheet(name: str, sheet: Any, formulas: Any) -> dict[str, Any]:
    rows, days = _rows(name, sheet)
    known = {f"{column}{number}" for number, cells in rows for column in cells}
    asked = {f"{cell.column_letter}{cell.row}" for row in _bounded(formulas) for cell in row if _is_formula(cell)}
    return {"title": sheet.title, "rows": rows, "uncomputed": sorted(asked - known), "days": days}


def _rows(name: str, sheet: Any) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    """The rows that aren't empty, and the names of the cells among them that hold a date."""
    found, days = [], []
    for number, row in enumerate(_bounded(sheet), 1):
        if number > MOST_ROWS:
            place = f"hàng {number}, trang tính {sheet.title}"
            raise ReadingError("sheet_too_long", name=name, most=str(MOST_ROWS), place=place)
        cells = {get_column_letter(n): _text(cell) for n, cell in enumerate(row, 1) if cell.value is not None}
        if cells := {column: text for column, text in cells.items() if text}:
            found.append((number, cells))
            days += [f"{get_column_letter(n)}{number}" for n, cell in enumerate(row, 1) if _is_day(cell)]
    return found, days


def _bounded(sheet: Any) -> Any:
    sheet.reset_dimensions()
    return sheet.iter_rows(min_row=1, max_row=MOST_ROWS + 1, min_col=1, max_col=MOST_COLUMNS)


def _text(cell: Any) -> str:
    return cell_text(cell.value, cell.number_format or "General").strip()


def _is_day(cell: Any) -> bool:
    return isinstance(cell.value, date | time)


def _is_formula(cell: Any) -> bool:
    return cell.value is not None and cell.data_type == "f"
