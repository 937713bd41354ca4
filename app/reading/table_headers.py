"""Headers of tables: which row is one, which column holds which field, what kind of table it makes."""

from __future__ import annotations

from app.reading.blocks import Block
from app.reading.folding import plain
from app.reading.table_words import field_of


def kind_of(columns: dict[str, int]) -> str:
    if "target" in columns and ({"value", "baseline", "measure_unit", "content", "lead"} & columns.keys()):
        return "targets"
    if "content" in columns and {"lead", "coordinating", "deadline", "product"} & columns.keys():
        return "tasks"
    return ""


def find_header(blocks: list[Block], year: int | None) -> tuple[dict[str, int], list[Block]]:
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
