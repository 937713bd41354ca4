"""Tables of Word files: the grid with merged cells, and whether a table is one or only lays out text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from app.reading.folding import plain
from app.reading.table_headers import is_header
from app.reading.word_xml import TABLE, cells, child, rows, value, whole

MOST_COLUMNS = 63  # what Word itself allows
LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|doc lap tu do|\bnoi nhan\b")
HEADER_ROWS = 3
MOST_LAYOUT_ROWS = 12


class Grid:
    """A table's cells by row and column; a merged cell stands in every place that it covers, gaps are None."""

    def __init__(self, table: Any) -> None:
        self.rows: list[list[Any]] = []
        for row in rows(table):
            self.rows.append(self._row(row)[:MOST_COLUMNS])
        self.width = max((len(row) for row in self.rows), default=0)
        for row in self.rows:
            row += [None] * (self.width - len(row))

    def _row(self, row: Any) -> list[Any]:
        above = self.rows[-1] if self.rows else []
        found: list[Any] = [None] * _span(row, "trPr", "gridBefore", default=0)
        for cell in cells(row):
            at = len(found)
            upper = above[at] if at < len(above) else None
            shown = upper if _merged_up(cell) and upper is not None else cell
            found += [shown] * _span(cell, "tcPr", "gridSpan", default=1)
        return found + [None] * _span(row, "trPr", "gridAfter", default=0)

    def texts(self, text_of: Callable[[Any], str]) -> list[list[str]]:
        """The text of every place; each cell is read once, in the order of the document."""
        known: dict[Any, str] = {None: ""}
        for row in self.rows:
            for cell in row:
                if cell not in known:
                    known[cell] = text_of(cell)
        return [[known[cell] for cell in row] for row in self.rows]

    def by_columns(self) -> list[Any]:
        """Each cell once, column by column."""
        return list(dict.fromkeys(row[at] for at in range(self.width) for row in self.rows if row[at] is not None))


def _span(element: Any, *names: str, default: int) -> int:
    return max(0, min(whole(value(element, *names), default), MOST_COLUMNS))


def _merged_up(cell: Any) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and value(cell, "tcPr", "vMerge") in (None, "continue")


def is_layout(grid: Grid, text_of: Callable[[Any], str]) -> bool:
    """Letterhead, signature and frames round other tables stand in tables: they are read as paragraphs."""
    if grid.width <= 1 or not grid.rows:
        return True
    if grid.width > 3 or len(grid.rows) > MOST_LAYOUT_ROWS:
        return False
    texts = grid.texts(text_of)
    if any(is_header([plain(text) for text in row]) for row in texts[:HEADER_ROWS]):
        return False
    if any(LAYOUT.search(plain(text)) for row in texts for text in row):
        return True
    return any(_holds_header(cell, text_of) for cell in grid.by_columns())


def _holds_header(cell: Any, text_of: Callable[[Any], str]) -> bool:
    """Whether a cell holds a table with a header of its own."""
    inner = [Grid(element).texts(text_of) for element in cell if element.tag == TABLE]
    return any(is_header([plain(text) for text in row]) for texts in inner for row in texts[:HEADER_ROWS])
