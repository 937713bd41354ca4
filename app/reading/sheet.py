"""Excel files: every visible sheet as lines of text and table rows in their order."""

from __future__ import annotations

import warnings
import zlib
from typing import Any
from zipfile import BadZipFile

from app.reading.errors import ReadingError
from app.reading.legacy_fonts import legacy_font
from app.reading.lines import Line
from app.reading.sheet_grid import read_sheet
from app.reading.sheet_package import open_package
from app.reading.sheet_parts import lines_of_sheet
from app.reading.source import Source

MALFORMED = (
    BadZipFile, zlib.error, OSError, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError,
    RecursionError, NotImplementedError, EOFError, OverflowError,
)  # fmt: skip
VISIBLE = "visible"


def sheet_lines(source: Source) -> list[Line]:
    """The lines and table rows of an .xlsx, sheet after sheet; what is left out is said in notes.

    Raises ReadingError: xlsx_broken, too_large, sheet_too_wide, sheet_too_long, cell_too_long, tcvn3, vni.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out is style, not text
            lines = _lines(source)
    except MALFORMED as error:
        raise ReadingError("xlsx_broken", name=source.name) from error
    if font := legacy_font(" ".join(line.text for line in lines[:400])):
        raise ReadingError(font, name=source.name)
    return lines


def _lines(source: Source) -> list[Line]:
    workbook, package = open_package(source)
    lines: list[Line] = []
    pending = _hidden_note(workbook)
    empty: list[str] = []
    tables = 0
    for sheet in workbook.worksheets:
        if sheet.sheet_state != VISIBLE:
            continue
        grid = read_sheet(source.name, sheet, package)
        found = lines_of_sheet(source.name, grid, tables)
        tables = max([tables, *(line.table for line in found)])
        pending += grid.notes
        if not found:
            empty.append(sheet.title)
            continue
        found[0].note = "\n".join([*pending, *found[0].note.splitlines()])
        lines, pending = lines + found, []
    return _with_notes_at_end(lines, pending + _empty_note(empty))


def _hidden_note(workbook: Any) -> list[str]:
    names = [sheet.title for sheet in workbook.worksheets if sheet.sheet_state != VISIBLE]
    listed = ", ".join(f"“{name}”" for name in names)
    return [f"Trang tính bị ẩn nên không đọc: {listed}; nếu có nhiệm vụ, hãy bỏ ẩn rồi tải lên lại."] if names else []


def _empty_note(names: list[str]) -> list[str]:
    listed = ", ".join(f"“{name}”" for name in names)
    return [f"Trang tính không có nội dung để đọc: {listed}."] if names else []


def _with_notes_at_end(lines: list[Line], notes: list[str]) -> list[Line]:
    if lines and notes:
        lines[-1].note = "\n".join([*lines[-1].note.splitlines(), *notes])
    return lines
