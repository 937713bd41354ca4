"""Lines of a source → an Excel file: several sheets, merged cells, real dates."""

from __future__ import annotations

from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def write_sheets(lines: list[str], path: str) -> None:
    """Write the lines to `path` (.xlsx); `{sheet} NAME` begins a sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet, row = None, 0
    for line in lines:
        if line.startswith(("{sheet}", "{appendix}")):
            sheet, row = book.create_sheet(line.split("}", 1)[1].strip()), 0
            continue
        row += 1
        assert sheet is not None
        _row(sheet, row, line.split("\t"))
    book.save(path)


def _row(sheet: Worksheet, row: int, cells: list[str]) -> None:
    for column, text in enumerate(cells, start=1):
        if text == "<":
            sheet.merge_cells(start_row=row, end_row=row, start_column=column - 1, end_column=column)
        elif text == "^":
            sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)
        elif text.startswith("{date}"):
            sheet.cell(row, column, date.fromisoformat(text[6:])).number_format = "dd/mm/yyyy"
        elif text:
            sheet.cell(row, column, int(text) if text.isdecimal() and not text.startswith("0") else text)
