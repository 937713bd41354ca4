"""A sheet's rows → lines of text (letterhead, titles, notes, signature) and rows of tables."""

from __future__ import annotations

import re
from dataclasses import replace

from app.reading.folding import is_upper, plain, squeeze
from app.reading.frame import DOCUMENT_KIND, PLACE_DATE, RECIPIENTS, SIGNER, is_letterhead
from app.reading.lines import BOLD, Line
from app.reading.markers import PARAGRAPH, PART, is_heading_level, read_mark
from app.reading.section_words import SKIP, top_kind
from app.reading.sheet_grid import Grid, GridRow
from app.reading.table_headers import header_height

ORDER_ALONE = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3})$")
BULLET_ALONE = re.compile(r"^[-+•–]$")
DEFAULT_NAME = re.compile(r"^(?:sheet|trang tinh|trang)? ?\d*$")
YEAR = re.compile(r"20\d\d")
NEAR = 4  # rows between a table's title and its header


def lines_of_sheet(name: str, grid: Grid, tables: int) -> list[Line]:
    """The lines of a sheet; its tables are numbered from `tables` + 1."""
    return _Sheet(name, grid, tables).read()


class _Sheet:
    """Walks the rows of a sheet. `table` is the number of the table that the row before stood in, 0 for text."""

    def __init__(self, name: str, grid: Grid, tables: int) -> None:
        self.name = name
        self.title = grid.title
        self.rows = grid.rows
        self.count = tables
        self.table = 0
        self.header: list[str] = []
        self.headed = False
        self.lines: list[Line] = []
        self.words = [[plain(c) for c in row.cells] for row in grid.rows]
        self.heights: dict[int, int] = {}

    def read(self) -> list[Line]:
        gap, at = False, 0
        while at < len(self.rows):
            row = self.rows[at]
            if not any(row.cells):
                gap, at = True, at + 1
                self._keep_notes(row)
                continue
            height = self._header_at(at)
            if height:
                self._open(at)
            elif self.table and self._ends(at, gap):
                self.table = 0
            elif not self.table and self._is_table_row(row):
                self._open(at, known=False)
            for taken in range(at, at + max(height, 1)):
                self._take(taken)
            gap, at = False, at + max(height, 1)
        return self.lines

    def _header_at(self, at: int) -> int:
        if at not in self.heights:
            self.heights[at] = header_height(self.words[at : at + 4])
        return self.heights[at]

    def _open(self, at: int, known: bool = True) -> None:
        """Start a table, unless its header is that of the table before, printed again."""
        header = self.words[at] if known else []
        if self.table and header == self.header:
            return
        if not self.headed:
            self._name_as_heading()
        self.count += 1
        self.table, self.header = self.count, header

    def _is_table_row(self, row: GridRow) -> bool:
        texts = {c for c in row.cells if c}
        return len(texts) > 2 and not any(is_letterhead(squeeze(t)) or SIGNER.match(t) for t in texts)

    def _ends(self, at: int, gap: bool) -> bool:
        """Whether a row after a table is text again: recipients, or the title of another table."""
        row = self.rows[at]
        texts = list(dict.fromkeys(c for c in row.cells if c))
        if RECIPIENTS.match(texts[0]):
            return True
        if len(texts) > 1 and not (len(texts) == 2 and ORDER_ALONE.match(texts[0])):
            return False
        if read_mark(texts[-1]).level == PART:
            return True
        near = range(at + 1, min(at + 1 + NEAR, len(self.rows)))
        header = next((n for n in near if self._header_at(n)), None)
        if header is None or any(len({*self.rows[n].cells} - {""}) > 2 for n in range(at, header)):
            return False
        return gap or self.words[header] != self.header

    def _take(self, at: int) -> None:
        row = self.rows[at]
        if not any(row.cells):
            self._keep_notes(row)
        elif not self.table:
            self._text_row(at)
        elif frame := self._frame_cells(row):
            self.lines += [Line(self.name, self._place(row), text) for text in frame]
            self._table_row(replace(row, cells=["" if squeeze(c) in frame else c for c in row.cells]))
        else:
            self._table_row(row)

    def _frame_cells(self, row: GridRow) -> list[str]:
        """Place and date, the signer's office: where a row of a table holds them, its last lines have come."""
        texts = list(dict.fromkeys(squeeze(c) for c in row.cells if c))
        if len(texts) > 3 or ORDER_ALONE.match(texts[0]):
            return []
        return [t for t in texts if PLACE_DATE.match(t) or (SIGNER.match(t) and is_upper(t))]

    def _table_row(self, row: GridRow) -> None:
        if not any(row.cells):
            return
        text = squeeze(" ".join(dict.fromkeys(c for c in row.cells if c)))
        line = Line(self.name, self._place(row), text, None, row.cells, self.table, False, BOLD if row.bold else 0)
        line.note = self._note(row)
        self.lines.append(line)

    def _text_row(self, at: int) -> None:
        row = self.rows[at]
        texts = list(dict.fromkeys(c for c in row.cells if c))
        if len(texts) > 1 and (ORDER_ALONE.match(texts[0].rstrip(".)")) or BULLET_ALONE.match(texts[0])):
            dot = "." if texts[0][-1].isalnum() else ""
            texts[:2] = [f"{texts[0]}{dot} {texts[1]}"]
        for text in "\n".join(texts).split("\n"):
            line = Line(self.name, self._place(row), text, heading=BOLD if row.bold else 0)
            if self._is_heading(line):
                self.headed = True
            elif self._above_a_table(at):
                line.role = "caption"
            self.lines.append(line)
        self.lines[-1].note = self._note(row)

    def _is_heading(self, line: Line) -> bool:
        if is_letterhead(line.text) or DOCUMENT_KIND.match(line.text):
            return False
        if is_heading_level(read_mark(line.text).level):
            return True
        return bool(line.heading or is_upper(line.text)) and top_kind(plain(line.text)) is not None

    def _above_a_table(self, at: int) -> bool:
        """Whether a row without mark stands among the few rows above a header: a title, a unit of measure."""
        if read_mark(next(c for c in self.rows[at].cells if c)).level != PARAGRAPH:
            return False
        return any(self._header_at(n) for n in range(at + 1, min(at + 1 + NEAR, len(self.rows))))

    def _name_as_heading(self) -> None:
        """A sheet without heading of its own takes its name; not one that would only say `Sheet1` or `Kế hoạch`."""
        words = plain(self.title)
        doubtful = top_kind(words) == SKIP and not YEAR.search(words)  # a sheet `Kết quả` may well hold this year's
        if doubtful or DOCUMENT_KIND.match(self.title) or (DEFAULT_NAME.match(words) and not self.count):
            return
        self.lines.append(Line(self.name, f"{self.name}, trang tính {self.title}", self.title, heading=1))
        self.headed = True

    def _place(self, row: GridRow) -> str:
        return f"{self.name}, trang tính {self.title}, dòng {row.number}"

    def _note(self, row: GridRow) -> str:
        return "\n".join(f"{self._place(row)}: {note}." for note in row.notes)

    def _keep_notes(self, row: GridRow) -> None:
        """A row that holds nothing but cells without value is said at the line before."""
        if row.notes and self.lines:
            self.lines[-1].note = "\n".join([*self.lines[-1].note.splitlines(), self._note(row)])
