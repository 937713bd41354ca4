"""A page's letters sorted into the cells of its tables and the rows of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reading.folding import plain
from app.reading.pdf_grid import Grid, grids_of
from app.reading.pdf_rules import Rule
from app.reading.pdf_sheet import Glyph, Sheet
from app.reading.pdf_strips import Row, row_text, rows_of
from app.reading.pdf_tables import Table, table_of

LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|doc lap tu do|\bnoi nhan\b")


@dataclass
class Page:
    """What a page prints: rows of text outside of tables, tables, level rules; sizes in points."""

    number: int
    width: float
    height: float
    rows: list[Row]
    tables: list[Table]
    rules: list[Rule]


def page_of(sheet: Sheet) -> Page:
    """Sort a page's letters; those that aren't upright count in tables only."""
    grids = grids_of(sheet.rules)
    free: list[Glyph] = []
    for glyph in sheet.glyphs:
        if not _into_cell(grids, glyph) and not glyph.turned:
            free.append(glyph)
    for grid in filter(_is_layout, grids):
        free += [glyph for cell in grid.glyphs.values() for glyph in cell]
        grid.glyphs.clear()
    tables = [table_of(grid, sheet.number) for grid in grids if any(grid.glyphs.values())]
    level = [rule for rule in sheet.rules or [] if not rule.upright]
    return Page(sheet.number, sheet.width, sheet.height, rows_of(free, sheet.number), tables, level)


def _is_layout(grid: Grid) -> bool:
    """Letterhead and signature in a ruled table: they are read as paragraphs."""
    text = plain(" ".join(row_text(row) for cell in grid.glyphs.values() for row in rows_of(cell)))
    return len(grid.xs) <= 4 and bool(LAYOUT.search(text))


def _into_cell(grids: list[Grid], glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - 0.3 * glyph.size
    for grid in grids:
        if (cell := grid.cell_at(x, y)) is not None:
            grid.glyphs[cell].append(glyph)
            return True
    return False
