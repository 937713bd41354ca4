"""What a paper prints, as a reader of it counts: its tables, rows, figures and sentences."""

from __future__ import annotations

import re

from app.papers.contents import Block, Contents, Items, Row, Table, Text

SAYING = (Text, Items)
NUMBER = re.compile(r"\d+(?:\.\d{3})*")


def blocks_of(contents: Contents) -> list[Block]:
    """Every block in printed order, those of its phụ lục too."""
    return [*contents.blocks, *(block for one in contents.appendices for block in one.blocks)]


def tables_of(contents: Contents) -> list[Table]:
    """Every table in printed order."""
    return [block for block in blocks_of(contents) if isinstance(block, Table)]


def texts_of(contents: Contents) -> list[str]:
    """Every sentence in printed order."""
    lines = [
        one.texts if isinstance(one, Items) else [one.text] for one in blocks_of(contents) if isinstance(one, SAYING)
    ]
    return [text for line in lines for text in line]


def rows_of(table: Table) -> list[Row]:
    """The rows of a table but for bands."""
    return [row for row in table.rows if not row.band]


def figures_of(table: Table) -> list[list[int]]:
    """The whole numbers of each row, the running one left out."""
    first = 1 if table.columns[0].title == "STT" else 0
    return [[cell.value for cell in row.cells[first:] if type(cell.value) is int] for row in rows_of(table)]


def numbers_in(text: str) -> list[int]:
    """The counts of a sentence."""
    return [int(found.replace(".", "")) for found in NUMBER.findall(text)]


def longest(contents: Contents, name: str) -> int:
    """Rows of the table of that name, of the longer one where body and phụ lục both have it; 0 without one."""
    return max((len(rows_of(table)) for table in tables_of(contents) if table.name == name), default=0)


def one_of(contents: Contents, name: str) -> Table | None:
    """The table of that name."""
    return next((table for table in tables_of(contents) if table.name == name), None)


def figures(contents: Contents, name: str) -> list[list[int]]:
    """The whole numbers of each row of the table of that name; none without one."""
    table = one_of(contents, name)
    return figures_of(table) if table else []
