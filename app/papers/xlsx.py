"""The tables of a paper → the bytes of an .xlsx, a sheet each, with numbers and days that a sheet counts with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter

from app.papers.contents import Cell as PaperCell
from app.papers.contents import Column, Contents, Row, Table
from app.papers.settled import heads_of, settled
from app.papers.sheets import FONT, put, ruled, set_print
from app.papers.stamped import stamped
from app.papers.typed_cells import typed

HEAD_ROW = 4  # below the paper's subject, the table's name and an empty line
NAME_LIMIT, NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\']")  # of the format
MM_PER_SIGN = 1.9
SIZE = 12


@dataclass(frozen=True)
class Placed:
    """A table and whether it lies across the page."""

    table: Table
    landscape: bool


def tables_of(contents: Contents) -> list[Placed]:
    """Every table in printed order, then those that the paper itself doesn't print."""
    found = [Placed(each, False) for each in contents.blocks if isinstance(each, Table)]
    for attached in contents.appendices:
        found += [Placed(each, attached.landscape) for each in attached.blocks if isinstance(each, Table)]
    return found + [Placed(each, True) for each in contents.tables]


def write(contents: Contents, *, draft: bool = False) -> bytes:
    """The .xlsx. Raises ValueError where the paper has no table (`tables_of`)."""
    copy = settled(contents, draft=draft)
    placed = tables_of(copy)
    if not placed:
        raise ValueError("no table")
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    for each, name in zip(placed, _names(placed), strict=True):
        _write(book.create_sheet(name), each, copy.subject)
    about = book.properties
    about.title, about.creator, about.keywords = copy.subject, "", contents.keywords
    about.created = contents.made_at.astimezone(UTC).replace(tzinfo=None)
    loose = io.BytesIO()
    book.save(loose)
    return stamped(loose, contents.made_at)


def _write(sheet: Any, placed: Placed, subject: str) -> None:
    table = placed.table
    _line(sheet, 1, subject, len(table.columns))
    _line(sheet, 2, table.name, len(table.columns))
    last_head = _heads(sheet, table)
    for number, row in enumerate(table.rows, last_head + 1):
        _row(sheet, number, row, table.columns)
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width / MM_PER_SIGN + 1
    sheet.freeze_panes = sheet.cell(last_head + 1, 1)
    set_print(sheet, HEAD_ROW, last_head, landscape=placed.landscape)


def _line(sheet: Any, number: int, text: str, wide: int) -> None:
    put(sheet.cell(number, 1), text)
    sheet.cell(number, 1).style = "paper title"
    sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=wide)


def _heads(sheet: Any, table: Table) -> int:
    """The head's rows; the number of the last one."""
    last = HEAD_ROW
    for (first, final), (top, bottom), title in heads_of(table.columns):
        rows, columns = range(HEAD_ROW + top, HEAD_ROW + bottom + 1), range(first + 1, final + 2)
        for line in rows:
            for place in columns:
                sheet.cell(line, place).style = _style("head", table.columns[first])
        put(sheet.cell(rows[0], columns[0]), title)
        if len(rows) * len(columns) > 1:
            sheet.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=columns[0], end_column=columns[-1])
        last = max(last, rows[-1])
    return last


def _row(sheet: Any, number: int, row: Row, columns: Any) -> None:
    if row.band:
        put(sheet.cell(number, 1), row.band)
        sheet.cell(number, 1).style = "paper bold"
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(columns))
        return
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True), 1):
        look = ("bold " if row.bold else "") + ("centred" if column.centred else "left")
        _cell(sheet.cell(number, place), cell, _style(look, column))


def _cell(target: Any, cell: PaperCell, style: str) -> None:
    target.style = style
    found = typed(cell)
    if found is None:
        put(target, cell.text or None)
    else:
        target.value, target.number_format = found


def _style(look: str, column: Column) -> str:
    return f"paper {look}{' draft' if column.draft else ''}"


def _styles() -> Iterator[NamedStyle]:
    yield _named("title", bold=True, border=False)
    yield _named("bold", bold=True)
    for name, bold, align in (
        ("head", True, "center"),
        ("left", False, "left"),
        ("centred", False, "center"),
        ("bold left", True, "left"),
        ("bold centred", True, "center"),
    ):
        yield _named(name, bold=bold, align=align)
        yield _named(f"{name} draft", bold=bold, align=align, color="FFC00000")


def _named(name: str, *, bold: bool, align: str = "left", color: str = "FF000000", border: bool = True) -> NamedStyle:
    style = NamedStyle(f"paper {name}", font=Font(FONT, SIZE, bold=bold, color=color))
    style.alignment = Alignment(
        horizontal=align, vertical="center" if name.startswith("head") else "top", wrap_text=border
    )
    if border:
        style.border = ruled("000000")
    return style


def _names(placed: list[Placed]) -> list[str]:
    """Names of tabs: of legal letters, at most 31, no two alike."""
    names: list[str] = []
    for place, each in enumerate(placed, 1):
        legal = " ".join(NOT_IN_NAMES.sub(" ", each.table.name).split())
        name, taken = _cut(legal, NAME_LIMIT) or f"Bảng {place}", {one.casefold() for one in names}
        names.append(name if name.casefold() not in taken else f"{_cut(legal, NAME_LIMIT - 5)} ({place})")
    return names


def _cut(name: str, limit: int) -> str:
    """At most so many signs, up to the end of a word; only a single word longer than that is cut in itself."""
    if len(name) <= limit:
        return name
    whole, blank, _rest = name[: limit + 1].rpartition(" ")
    return (whole if blank else name[:limit]).rstrip(" ,;-")
