"""Grids → tables: rows of cells with merged ones repeated, whole again where a page cut them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.reading.blocks import CONNECTIVE, ENDED
from app.reading.folding import LIMIT, lower_first, plain
from app.reading.pdf_grid import Grid
from app.reading.pdf_sheet import Glyph
from app.reading.pdf_strips import join_texts, row_text, rows_of, settle_raised
from app.reading.table_headers import is_header

SAME_EDGE = 5.0  # points
MOST_HEADER_ROWS = 4
COLUMN_NUMBERS = re.compile(r"^\(?[\dA-Z]{1,2}\)?$")


@dataclass(eq=False)
class Cell:
    """A cell's text, all over the rows and columns that it covers; `full`: its last line has no room for a word of
    the width `first`, that of its own first word."""

    text: str
    room: float = 0.0
    first: float = 0.0
    rows: int = 1


@dataclass
class Row:
    """A table row and the page where it starts."""

    page: int
    cells: list[Cell]

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass
class Table:
    """Rows over one or more pages; `xs` are the column edges, `top` and `bottom` those of its first and last page."""

    xs: list[float]
    top: float
    bottom: float
    rows: list[Row] = field(default_factory=list)
    last_page: int = 0

    @property
    def is_box(self) -> bool:
        """One row only: a frame around text, or the piece of a table that a page break left."""
        return len(self.rows) == 1


def table_of(grid: Grid, page: int) -> Table:
    """The table of a grid whose letters have been put into its cells."""
    made = {number: _cell(grid, number) for number in {n for row in grid.cells for n in row}}
    for number, cell in made.items():
        cell.rows = sum(number in row for row in grid.cells)
    rows = [Row(page, [made[number] for number in row]) for row in grid.cells]
    return Table(grid.xs, grid.ys[0], grid.ys[-1], rows, page)


def _cell(grid: Grid, number: int) -> Cell:
    glyphs = grid.glyphs.get(number, [])
    if glyphs and all(glyph.turned for glyph in glyphs):
        return Cell("".join(glyph.text for glyph in glyphs).strip())
    text, room, first = "", 0.0, 0.0
    for row in rows_of(_upright(glyphs)):
        first = first or row[0].first + 0.25 * row[0].size
        room = grid.right_edge(number) - row[-1].x1
        text = join_texts(text, row_text(row))
    return Cell(settle_raised(text, True)[:LIMIT], room, first)


def _upright(glyphs: list[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if not glyph.turned]


def joined(above: Table, below: Table) -> bool:
    """Put the part of a table on the next page to the part above; False where it is another table."""
    edges = _common_edges(above.xs, below.xs)
    if not edges or below.rows[0].page != above.last_page + 1:
        return False
    _spread(above, edges)
    _spread(below, edges)
    repeated = _repeated_rows(above, below)
    if not repeated and len(above.rows) > 1 and is_header([plain(text) for text in below.rows[0].texts]):
        return False
    rows = below.rows[repeated:]
    _fill_merged(above.rows[-1], rows)
    if rows and _cut(above.rows[-1], rows[0]):
        _mend(above.rows[-1], rows.pop(0))
    above.rows += rows
    above.last_page, above.bottom = below.last_page, below.bottom
    return True


def _common_edges(one: list[float], other: list[float]) -> list[float]:
    """The column edges of two parts of a table; empty where they don't fit together."""
    if abs(one[0] - other[0]) > SAME_EDGE or abs(one[-1] - other[-1]) > SAME_EDGE:
        return []
    short, long = sorted((one, other), key=len)
    known = sum(any(abs(x - y) <= SAME_EDGE for y in long) for x in short)
    return long if known == len(short) else []


def _spread(table: Table, edges: list[float]) -> None:
    """Give the rows a cell for each column between the edges; a wide one is repeated."""
    columns = [max(c for c, x in enumerate(table.xs[:-1]) if x <= edge + SAME_EDGE) for edge in edges[:-1]]
    for row in table.rows:
        row.cells = [row.cells[column] for column in columns]
    table.xs = edges


def _repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the head of the part below repeat the head of the table."""
    count = 0
    for one, other in zip(above.rows[:MOST_HEADER_ROWS], below.rows, strict=False):
        if one.texts != other.texts or not any(one.texts):
            break
        count += 1
    return count


def _fill_merged(last: Row, rows: list[Row]) -> None:
    """A cell merged over the page break prints its text once: the empty part below takes it too."""
    for column, cell in enumerate(last.cells):
        part = rows[0].cells[column] if rows else None
        if part and not part.text and cell.text and max(cell.rows, part.rows) > 1 and not _whole_row(rows[0]):
            part.text = cell.text


def _whole_row(row: Row) -> bool:
    return len(set(map(id, row.cells))) == 1


def _cut(last: Row, first: Row) -> bool:
    """Whether the first row of a page is the rest of the row before: no number of its own, texts that go on."""
    if _whole_row(first) or (first.cells[0].text and first.cells[0].text != last.cells[0].text):
        return bool(first.cells[0].text) and lower_first(first.cells[0].text) and _goes_on(last, first)
    return _goes_on(last, first)


def _goes_on(last: Row, first: Row) -> bool:
    pairs = [(a, b) for a, b in zip(last.cells, first.cells, strict=True) if b.text and a.text and a.text != b.text]
    return any(_continues(a, b) for a, b in pairs) and not any(ENDED.search(a.text) and not _open(b) for a, b in pairs)


def _continues(above: Cell, below: Cell) -> bool:
    if lower_first(below.text) or CONNECTIVE.search(above.text[-40:]):
        return True
    return not ENDED.search(above.text) and above.room < below.first + 6 and len(above.text) > 12


def _open(cell: Cell) -> bool:
    return lower_first(cell.text) or not cell.text[0].isalnum()


def _mend(last: Row, rest: Row) -> None:
    seen: set[int] = set()
    for above, below in zip(last.cells, rest.cells, strict=True):
        if id(below) not in seen and below.text and below.text != above.text:
            above.text = join_texts(above.text, below.text)[:LIMIT]
        seen.add(id(below))
