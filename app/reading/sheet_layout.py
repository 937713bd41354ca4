"""What openpyxl's read-only mode doesn't tell of a sheet: its true size, merged, hidden and unsaved cells.

Read from the sheet's XML in one pass. The `<dimension>` that the file states is never believed: some programs write
`A1` for a sheet of a thousand rows.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries

MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_MERGES, MOST_AREA = 20_000, 10_000
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, VALUE, INLINE, FORMULA, COLUMN, MERGE = (
    MAIN + tag for tag in ("row", "c", "v", "is", "f", "col", "mergeCell")
)


class TooFar(Exception):
    """A filled cell beyond the limits: `code` sheet_too_wide or sheet_too_long, `cell` its name."""

    def __init__(self, code: str, cell: str) -> None:
        super().__init__(code)
        self.code = code
        self.cell = cell


@dataclass
class Layout:
    """`height`, `width` reach the last filled cell; rows and columns are counted from 1."""

    height: int = 0
    width: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    unsaved: set[tuple[int, int]] = field(default_factory=set)


def read_layout(package: zipfile.ZipFile, part: str) -> Layout:
    """The layout of the sheet in a part of the package. Raises TooFar."""
    layout = Layout()
    row = 0
    with package.open(part) as stream:
        # entities stay unresolved here; openpyxl refuses a file that declares any
        for _, element in etree.iterparse(stream, tag=(ROW, COLUMN, MERGE), resolve_entities=False, no_network=True):
            if element.tag == ROW:
                row = int(float(element.get("r") or row + 1))
                _row(layout, row, element)
                _forget(element)
            elif element.tag == COLUMN and _is_hidden(element, "width"):
                layout.hidden_columns.update(_span(element))
            elif element.tag == MERGE and len(layout.merges) < MOST_MERGES:
                layout.merges.append(_merge(element.get("ref", "")))
    return layout


def _forget(row: Any) -> None:
    row.clear()
    while row.getprevious() is not None:
        del row.getparent()[0]


def _row(layout: Layout, row: int, element: Any) -> None:
    column = 0
    filled = 0
    for cell in element:
        if cell.tag != CELL:
            continue
        name = cell.get("r")
        column = coordinate_to_tuple(name)[1] if name else column + 1
        formula = cell.find(FORMULA) is not None
        empty = not cell.findtext(VALUE) and cell.find(INLINE) is None
        if empty and not formula:
            continue
        if empty and cell.get("t") != "str":  # a formula whose saved value is an empty text has that type
            layout.unsaved.add((row, column))
        filled = max(filled, column)
    if not filled:
        return
    if filled > MOST_COLUMNS:
        raise TooFar("sheet_too_wide", f"{get_column_letter(filled)}{row}")
    if row > MOST_ROWS:
        raise TooFar("sheet_too_long", f"{get_column_letter(filled)}{row}")
    layout.height, layout.width = max(layout.height, row), max(layout.width, filled)
    if _is_hidden(element, "ht"):
        layout.hidden_rows.add(row)


def _is_hidden(element: Any, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")


def _span(column: Any) -> Iterable[int]:
    return range(int(column.get("min", 0)), min(int(column.get("max", 0)), MOST_COLUMNS) + 1)


def _merge(reference: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column."""
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return first_row or 1, first_column or 1, last_row or MOST_ROWS, last_column or MOST_COLUMNS
