"""Tables: which column holds what, which rows are headers, groups or items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from app.reading.blocks import Block
from app.reading.folding import is_upper, lower_first, plain, squeeze
from app.reading.section_words import SKIP
from app.reading.table_headers import find_header, is_header, kind_of
from app.reading.table_words import SAME_AS_ABOVE

GROUP_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-HĐ])[.)]?$")
TELLING = ("lead", "coordinating", "deadline", "product", "value", "baseline", "measure_unit", "result")


@dataclass
class Row:
    """One item of a table: its block and the text of each field ('' where the cell is empty)."""

    block: Block
    fields: dict[str, str]
    group: str
    columns: dict[str, int]
    parts: list[Block] = field(default_factory=list)

    def line(self, name: str) -> int | None:
        """The line of a field's own cell where the table was put together from lines; else the row's."""
        at = self.columns.get(name)
        lines = self.block.cell_lines
        return lines[at] if at is not None and at < len(lines) and lines[at] else self.block.line


@dataclass
class Table:
    """`kind` is `tasks`, `targets` or '' (unknown); `header` the header's words."""

    kind: str
    header: list[str]
    columns: dict[str, int]
    rows: list[Row]


def read_tables(blocks: list[Block], year: int | None) -> list[Table]:
    """All tables of a plan in their order; those under headings of results, aims, funds are left out."""
    tables: list[Table] = []
    row_blocks = [b for b in blocks if b.cells is not None]
    for _, group in groupby(row_blocks, key=lambda b: (b.source, b.table)):
        rows = list(group)
        if rows[0].section and rows[0].section.kind == SKIP:
            continue
        for part in _apart(rows):
            tables.append(_table(part, year, tables[-1] if tables else None))
    return tables


def _apart(rows: list[Block]) -> list[list[Block]]:
    """Rows that stand together, cut where the header of another table begins."""
    parts: list[list[Block]] = [[]]
    header: list[str] | None = None
    for row in rows:
        if is_header([plain(c) for c in row.cells or []]):
            if header and row.cells != header and len(parts[-1]) > 2:
                parts.append([])
            header = row.cells
        parts[-1].append(row)
    return parts


def _table(blocks: list[Block], year: int | None, before: Table | None) -> Table:
    columns, header_rows = find_header(blocks, year)
    header = blocks[0].cells or []
    if not columns and before and before.kind and len(before.header) == len(header):
        columns, header = before.columns, before.header
    table = Table(kind_of(columns), header, columns, [])
    if table.kind:
        _fill(table, blocks, header_rows)
    return table


def _fill(table: Table, blocks: list[Block], header_rows: list[Block]) -> None:
    group = ""
    above: dict[str, str] = {}
    header_cells = [b.cells for b in header_rows]
    for i, block in enumerate(blocks):
        if block in header_rows or block.cells in header_cells:
            block.role = "header"
            continue
        fields = _fields(table, block.cells or [], above)
        following = blocks[i + 1].cells if i + 1 < len(blocks) else None
        if _is_group(table, block.cells or [], fields, following):
            block.role, group = "group", _group_title(block.cells or [])
            continue
        block.role = "row"
        if _continues(table, fields):
            _append(table.rows[-1], block, fields)
            continue
        above = fields
        table.rows.append(Row(block, fields, fields.get("group") or group, table.columns, [block]))


def _fields(table: Table, cells: list[str], above: dict[str, str]) -> dict[str, str]:
    fields = {name: _field(name, cells[at]) if at < len(cells) else "" for name, at in table.columns.items()}
    return {name: above.get(name, "") if SAME_AS_ABOVE.match(text) else text for name, text in fields.items()}


def _field(name: str, cell: str) -> str:
    """A cell's text; the lines of a cell that names units stay apart."""
    return cell if name in ("lead", "coordinating") else squeeze(cell)


def _is_group(table: Table, cells: list[str], fields: dict[str, str], following: list[str] | None) -> bool:
    filled = [c for c in cells if c]
    order = fields.get("order", "")
    beside = [c for c in filled if c != order]
    if len(set(beside)) == 1 and len(beside) > 1:
        return True
    text = fields.get("target") if table.kind == "targets" else fields.get("content")
    if any(fields.get(name) for name in TELLING):
        return False
    if GROUP_NUMBER.match(order):
        return True
    if order and following and following[table.columns["order"]].startswith(order.rstrip(".") + "."):
        return True
    short = bool(text) and len((text or "").split()) <= 15 and not (text or "").endswith(".")
    return not order and short and (is_upper(text or "") or "order" in table.columns) and not lower_first(text or "")


def _group_title(cells: list[str]) -> str:
    texts = [c for c in dict.fromkeys(cells) if c and not GROUP_NUMBER.match(c) and not re.fullmatch(r"[\d.]+", c)]
    return squeeze(texts[0]) if texts else ""


def _continues(table: Table, fields: dict[str, str]) -> bool:
    """Whether a row is the rest of the row before, cut by a page."""
    text = fields.get("target" if table.kind == "targets" else "content", "")
    return bool(table.rows) and not fields.get("order") and lower_first(text) and "order" in table.columns


def _append(row: Row, block: Block, fields: dict[str, str]) -> None:
    row.parts.append(block)
    for name, text in fields.items():
        row.fields[name] = f"{row.fields.get(name, '')} {text}".strip()
