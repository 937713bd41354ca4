"""Cells and pages of table files, the same for papers and for forms that come back."""

from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Times New Roman"
FORMULA_SIGNS = "=+-@\t\r"


def put(cell: Cell, value: object) -> None:
    """Write a value; words that begin like a formula stay words."""
    if isinstance(value, str):
        cell.value, cell.data_type = value, "s"
        if value[:1] and value[:1] in FORMULA_SIGNS:
            cell.quotePrefix = True
    elif isinstance(value, int | float | Decimal):
        cell.value = value


def ruled(color: str) -> Border:
    """A thin line on all sides."""
    thin = Side(style="thin", color=color)
    return Border(thin, thin, thin, thin)


def set_print(sheet: Any, first_head: int, last_head: int, *, landscape: bool = True) -> None:
    """As wide as one A4 page, as long as it takes; the head is repeated on each page."""
    sheet.print_title_rows = f"{first_head}:{last_head}"
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
