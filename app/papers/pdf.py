"""A paper's contents → the bytes of a PDF of the same look as the DOCX, with Tinos alone embedded; same contents, same
bytes. What was typed reaches the layout as data, so nothing in it can be markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.papers.contents import Block, Cell, Column, Contents, Row, Table
from app.papers.house import BOTTOM, house_of
from app.papers.measure import CELL_MARGIN_MM, MM_PER_POINT, TEXT_WIDTH_MM, widest_word_mm
from app.papers.parts import parts_of
from app.papers.pictures import compiled
from app.papers.settled import heads_of, settled

BODY_SIZE = 14.0
WIDEST_MM = MM_PER_POINT  # for each point of size: no letter is wider than its em
LAYOUT = Path(__file__).parent / "layout.typ"


def write(contents: Contents, *, draft: bool = False) -> bytes:
    """The PDF; `draft` as the DOCX's."""
    copy = settled(contents, draft=draft)
    said = {
        "subject": copy.subject,
        "keywords": copy.keywords,
        "number_at_foot": house_of(copy.letterhead).page_number == BOTTOM,
        "parts": asdict(parts_of(contents)),
        "blocks": _blocks(copy.blocks),
        "signer": asdict(copy.signer),
        "second": asdict(copy.second) if copy.second else None,
        "appendices": [{"landscape": each.landscape, "blocks": _blocks(each.blocks)} for each in copy.appendices],
    }
    inputs = {"paper": json.dumps(said, ensure_ascii=False)}
    return compiled(LAYOUT.read_bytes(), inputs, format="pdf", timestamp=contents.made_at)


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [_table(each) if isinstance(each, Table) else _plain(each) for each in blocks]


def _plain(block: Any) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    broken = kind == "text" and _too_long(block.text, BODY_SIZE, TEXT_WIDTH_MM)
    return {"kind": kind, "broken": broken, **asdict(block)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "size": table.size,
        "columns": [
            {"width": column.width, "centred": column.centred, "draft": column.draft} for column in table.columns
        ],
        "heads": [_head(table, *each) for each in heads_of(table.columns)],
        "rows": _rows(table),
    }


def _rows(table: Table) -> list[dict[str, Any]]:
    """Names of groups that follow each other are one head; other rows stand for themselves."""
    found: list[dict[str, Any]] = []
    for row in table.rows:
        if row.band and found and found[-1]["bands"]:
            found[-1]["bands"].append(row.band)
        else:
            found.append(_row(table, row))
    return found


def _row(table: Table, row: Row) -> dict[str, Any]:
    cells = [_cell(*pair, table.size or 0.0) for pair in zip(row.cells, table.columns, strict=False)]
    return {"bands": [row.band] if row.band else [], "bold": row.bold, "cells": cells}


def _cell(cell: Cell, column: Column, size: float) -> dict[str, Any]:
    broken = _too_long(cell.text, size, column.width - 2 * CELL_MARGIN_MM)
    return {"text": cell.text, "broken": broken, "picture": asdict(cell.picture) if cell.picture else None}


def _too_long(text: str, size: float, room: float) -> bool:
    """Has it a word that its line can't hold?"""
    return len(text) * size * WIDEST_MM > room and widest_word_mm(text, size) > room


def _head(table: Table, across: tuple[int, int], down: tuple[int, int], title: str) -> dict[str, Any]:
    (first, last), (top, bottom) = across, down
    spans = {"x": first, "y": top, "wide": last - first + 1, "deep": bottom - top + 1}
    return {**spans, "title": title, "draft": table.columns[first].draft}
