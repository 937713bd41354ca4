"""Tables: which column holds what, which rows are headers, groups or items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from app.reading.blocks import Block
from app.reading.folding import is_upper, lower_first, plain
from app.reading.section_words import SKIP
from app.reading.table_words import SAME_AS_ABOVE, field_of

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
        tables.append(_table(rows, year, tables[-1] if tables else None))
    return tables


def _table(blocks: list[Block], year: int | None, before: Table | None) -> Table:
    columns, header_rows = _header(blocks, year)
    header = blocks[0].cells or []
    if not columns and before and before.kind and len(before.header) == len(header):
        columns, header = before.columns, before.header
    table = Table(_kind(columns), header, columns, [])
    if table.kind:
        _fill(table, blocks, header_rows)
    return table


def _kind(columns: dict[str, int]) -> str:
    if "target" in columns and ({"value", "baseline", "measure_unit", "content", "lead"} & columns.keys()):
        return "targets"
    if "content" in columns and {"lead", "coordinating", "deadline", "product"} & columns.keys():
        return "tasks"
    return ""


def _header(blocks: list[Block], year: int | None) -> tuple[dict[str, int], list[Block]]:
    """Field → column, and the rows that make up the header (at most two of the first four)."""
    for i, block in enumerate(blocks[:4]):
        cells = [plain(c) for c in block.cells or []]
        if not is_header(cells):
            continue
        rows = [block]
        if i + 1 < len(blocks) and (second := _second_header(cells, blocks[i + 1])):
            cells = second
            rows.append(blocks[i + 1])
        return _columns(cells, year), [*blocks[:i], *rows]
    return {}, []


def is_header(cells: list[str]) -> bool:
    """Whether plain cells read like a header row: at least two fields, most cells known, none long."""
    filled = [c for c in cells if c]
    fields = [field_of(c) for c in filled]
    known = [f for f in fields if f]
    if len(set(known)) < 2 or not {"content", "target"} & set(known):
        return False
    return len(known) >= 0.6 * len(filled) and all(len(c.split()) <= 22 for c in filled)


def _second_header(cells: list[str], below: Block) -> list[str] | None:
    """The header with the words of its second row, where a row of `Chủ trì | Phối hợp` hangs under a merged cell."""
    lower = [plain(c) for c in below.cells or []]
    changed = [c for c, above in zip(lower, cells, strict=False) if c and c != above]
    if len(lower) != len(cells) or not changed or not all(field_of(c) and len(c.split()) <= 8 for c in changed):
        return None
    return [b if b and field_of(b) else a for a, b in zip(cells, lower, strict=True)]


def _columns(cells: list[str], year: int | None) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(cells):
        name = field_of(cell)
        if name and (name not in columns or (name == "value" and str(year) in cell)):
            columns[name] = at
    if "target" not in columns:
        _as_task_table(columns)
    return columns


def _as_task_table(columns: dict[str, int]) -> None:
    """In a table of tasks `Kết quả` is the product, a lone `Nhóm nhiệm vụ` the content."""
    for name in ("result", "value"):
        if name in columns and "product" not in columns:
            columns["product"] = columns.pop(name)
    if "content" not in columns and "group" in columns:
        columns["content"] = columns.pop("group")


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
    fields = {name: cells[at] if at < len(cells) else "" for name, at in table.columns.items()}
    return {name: above.get(name, "") if SAME_AS_ABOVE.match(text) else text for name, text in fields.items()}


def _is_group(table: Table, cells: list[str], fields: dict[str, str], following: list[str] | None) -> bool:
    filled = [c for c in cells if c]
    if len(set(filled)) <= 1 and len(filled) > 1:
        return True
    text = fields.get("target") if table.kind == "targets" else fields.get("content")
    if any(fields.get(name) for name in TELLING):
        return False
    order = fields.get("order", "")
    if GROUP_NUMBER.match(order):
        return True
    if order and following and following[table.columns["order"]].startswith(order.rstrip(".") + "."):
        return True
    short = bool(text) and len((text or "").split()) <= 15 and not (text or "").endswith(".")
    return not order and short and (is_upper(text or "") or "order" in table.columns) and not lower_first(text or "")


def _group_title(cells: list[str]) -> str:
    texts = [c for c in dict.fromkeys(cells) if c and not GROUP_NUMBER.match(c) and not re.fullmatch(r"[\d.]+", c)]
    return texts[0] if texts else ""


def _continues(table: Table, fields: dict[str, str]) -> bool:
    """Whether a row is the rest of the row before, cut by a page."""
    text = fields.get("target" if table.kind == "targets" else "content", "")
    return bool(table.rows) and not fields.get("order") and lower_first(text) and "order" in table.columns


def _append(row: Row, block: Block, fields: dict[str, str]) -> None:
    row.parts.append(block)
    for name, text in fields.items():
        row.fields[name] = f"{row.fields.get(name, '')} {text}".strip()
