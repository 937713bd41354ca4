"""A paper's contents → the bytes of a PDF of the same look as the DOCX, with Tinos alone embedded; same contents, same
bytes. What was typed reaches the layout as data, so nothing in it can be markup."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.papers.contents import Block, Contents, Table
from app.papers.house import BOTTOM, house_of
from app.papers.parts import parts_of
from app.papers.pictures import compiled
from app.papers.settled import heads_of, settled

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
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "size": table.size,
        "columns": [
            {"width": column.width, "centred": column.centred, "draft": column.draft} for column in table.columns
        ],
        "heads": [_head(table, *each) for each in heads_of(table.columns)],
        "rows": [
            {
                "band": row.band,
                "bold": row.bold,
                "cells": [
                    {"text": cell.text, "picture": asdict(cell.picture) if cell.picture else None} for cell in row.cells
                ],
            }
            for row in table.rows
        ],
    }


def _head(table: Table, across: tuple[int, int], down: tuple[int, int], title: str) -> dict[str, Any]:
    (first, last), (top, bottom) = across, down
    spans = {"x": first, "y": top, "wide": last - first + 1, "deep": bottom - top + 1}
    return {**spans, "title": title, "draft": table.columns[first].draft}
