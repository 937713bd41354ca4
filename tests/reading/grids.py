"""One table as text, Word and Excel: `<` is merged with the cell to the left, `^` with the one above."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import openpyxl

from app.reading import Source, read

Grid = list[list[Any]]
TITLE = "Trồng cây năm 2026"


def grid(*rows: str) -> Grid:
    """Rows written with `|` between the cells; all as long as the first."""
    cells = [[c.strip().replace("\\n", "\n") for c in row.split("|")] for row in rows]
    return [row + [""] * (len(cells[0]) - len(row)) for row in cells]


def merges(rows: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Top, left, bottom, right of merged cells, counted from 0."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right, bottom = c, r
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1][c : c + 1] == ["^"]:
                bottom += 1
            if (right, bottom) != (c, r):
                yield r, c, bottom, right


def bare(rows: Grid) -> Grid:
    return [[None if c in ("<", "^", "") else c for c in row] for row in rows]


def as_text(rows: Grid) -> Source:
    """Pipes; a merged cell's text in every place, as converters write it."""
    full = [[("" if c is None else str(c)) for c in row] for row in rows]
    for top, left, bottom, right in merges(rows):
        for r in range(top, bottom + 1):
            full[r][left : right + 1] = [full[top][left]] * (right - left + 1)
    lines = ["| " + " | ".join(c.replace("\n", " ") for c in row) + " |" for row in full]
    return Source("kh.md", f"KẾ HOẠCH\n{TITLE}\n\n{chr(10).join(lines)}".encode())


def as_word(rows: Grid, before: tuple[str, ...] = ()) -> Source:
    document = docx.Document()
    for text in ("KẾ HOẠCH", TITLE, *before):
        document.add_paragraph(text)
    table = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(bare(rows)):
        for c, text in enumerate(row):
            if text is not None:
                table.cell(r, c).text = str(text)
    for top, left, bottom, right in merges(rows):
        cell = table.cell(top, left).merge(table.cell(bottom, right))
        cell.text = str(rows[top][left])
    out = io.BytesIO()
    document.save(out)
    return Source("kh.docx", out.getvalue())


def workbook(**sheets: Grid) -> openpyxl.Workbook:
    """A workbook of these sheets (`_` in a name stands for a space), with their merged cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in bare(rows):
            sheet.append(row)
        for top, left, bottom, right in merges(rows):
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return book


def saved(book: openpyxl.Workbook, name: str = "kh.xlsx") -> Source:
    out = io.BytesIO()
    book.save(out)
    return Source(name, out.getvalue())


def as_sheet(rows: Grid) -> Source:
    return saved(workbook(Bảng=[["KẾ HOẠCH"], [TITLE], [], *rows]))


FORMATS = {"md": as_text, "docx": as_word, "xlsx": as_sheet}


def read_in(form: str, *rows: str) -> dict[str, Any]:
    """The reading of a plan for 2026 that is this table, in one of FORMATS."""
    return read([FORMATS[form](grid(*rows))])
