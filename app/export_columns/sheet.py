"""An export as a table file: real numbers and days, words that stay words. Written row by row, so memory is bounded."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from app.export_columns.column import Column, Value
from app.models.targets.span import rounded
from app.papers.sheets import FONT, put, ruled, set_print

SPOOLED = 8_000_000  # bytes held in memory before the file goes to disk
LONGEST = 32_000  # signs of a cell
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DAY, HEAD_ROW = "dd/mm/yyyy", 4
BORDER, WRAPPED = ruled("808080"), Alignment(wrap_text=True, vertical="top")
USUAL, BOLD, TITLE = Font(FONT, 12), Font(FONT, 12, bold=True), Font(FONT, 14, bold=True)
GREY = PatternFill("solid", fgColor="EEF1F4")


def write(title: str, words: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> IO[bytes]:
    """The file, open at its beginning; `words` say of what, by whom, of which day."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Dữ liệu")
    for place, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    set_print(sheet, HEAD_ROW, HEAD_ROW)
    sheet.append([_cell(sheet, title, TITLE, framed=False)])
    sheet.append([_cell(sheet, words, USUAL, framed=False)])
    sheet.append([])
    sheet.append([_head(sheet, column.heading) for column in columns])
    for row in rows:
        sheet.append([_of_column(sheet, value, one) for value, one in zip(row, columns, strict=True)])
    out = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115  whoever sends it closes it
    book.save(out)
    out.seek(0)
    return out


def _head(sheet: Any, heading: str) -> WriteOnlyCell:
    cell = _cell(sheet, heading, BOLD)
    cell.fill, cell.alignment = GREY, Alignment(wrap_text=True, vertical="center", horizontal="center")
    return cell


def _of_column(sheet: Any, value: Value, column: Column) -> WriteOnlyCell:
    """A value of a column; where the column fixes the decimals, the cell holds and shows so many."""
    if column.places is None or not isinstance(value, Decimal):
        return _cell(sheet, value)
    cell = _cell(sheet, rounded(value, column.places))
    cell.number_format = f"0.{'0' * column.places}"
    return cell


def _cell(sheet: Any, value: Value, font: Font = USUAL, framed: bool = True) -> WriteOnlyCell:
    """Words that begin like a formula stay words: their cell is text, and says so where it is edited."""
    cell = WriteOnlyCell(sheet, None)
    if isinstance(value, str):
        put(cell, CONTROL.sub(" ", value)[:LONGEST])
    elif isinstance(value, date):
        cell.value, cell.number_format = value, DAY
    elif isinstance(value, Decimal):
        exact = round(value, 4).normalize() + 0
        cell.value = int(exact) if exact == exact.to_integral() else float(exact)
    elif value is not None:
        cell.value = value
    cell.font = font
    if framed:
        cell.border, cell.alignment = BORDER, WRAPPED
    return cell
