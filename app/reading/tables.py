"""Tables: rows of headers, groups and items, over the breaks of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise

from app.reading.blocks import Block
from app.reading.folding import plain, squeeze
from app.reading.lines import BOLD
from app.reading.section_words import SKIP
from app.reading.table_fields import Fields, fields_of, same_as_above
from app.reading.table_headers import Header, find_header, is_header
from app.reading.table_rows import (
    BULLET,
    FIGURES,
    group_title,
    is_aside,
    is_group,
    is_merged_across,
    is_rest,
    is_sub_bullet,
    is_tail,
    is_telling,
    level_of,
    text_field,
)  # fmt: skip
from app.reading.table_words import field_of
from app.reading.unit_lists import is_unit

MOST = 1_000_000


@dataclass
class Row:
    """One item of a table: its block and the text of each field ('' where the cell is empty).

    `subitems` are bullets in rows of their own, `said` the printed words of a deadline that stands in several cells,
    `further` values of other years (period, words), `period` that of the value where it isn't the plan's year.
    """

    block: Block
    fields: dict[str, str]
    group: str
    columns: dict[str, int]
    parts: list[Block] = field(default_factory=list)
    subitems: list[str] = field(default_factory=list)
    said: str | None = None
    further: list[tuple[str, str]] = field(default_factory=list)
    period: str = ""

    def line(self, name: str) -> int | None:
        """The line of a field's own cell where the table was put together from lines; else the row's."""
        at = self.columns.get(name)
        lines = self.block.cell_lines
        return lines[at] if at is not None and at < len(lines) and lines[at] else self.block.line


@dataclass
class Table:
    """`kind` is `tasks`, `targets`, `both` or '' (neither, unknown); `header` the header's words."""

    kind: str
    header: list[str]
    columns: dict[str, int]
    rows: list[Row]
    read: Header = field(default_factory=Header)


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
        words = [plain(c) for c in row.cells or []]
        if is_header(words):
            if header and words != header and len(parts[-1]) > 2:
                parts.append([])
            header = words
        parts[-1].append(row)
    return parts


def _table(blocks: list[Block], year: int | None, before: Table | None) -> Table:
    header, header_rows = find_header(blocks, year)
    goes_on = header is None and before is not None and _goes_on(before, blocks[0])
    read = header or (before.read if before and goes_on else Header(list(blocks[0].cells or [])))
    _settle_units(read, blocks)
    _settle_contents(read, [b for b in blocks if b not in header_rows])
    table = Table(read.kind, read.texts, read.columns, [], read)
    if table.kind:
        _Filler(table, blocks, header_rows, year, before if goes_on else None).fill()
    elif {"target", "baseline"} <= read.columns.keys():
        _set_aside(blocks)
    return table


def _goes_on(before: Table, first: Block) -> bool:
    """Whether a table without header continues the one before it: as many columns, no heads of its own."""
    words = [plain(c) for c in first.cells or []]
    own_head = next((c for c in words if c), "")
    known = {field_of(c) for c in words} & {"order", "person"}
    return bool(before.kind) and len(before.header) == len(words) and not known and field_of(own_head) != "order"


def _set_aside(blocks: list[Block]) -> None:
    """A table of what was reached before isn't one of targets; the uploader is told."""
    for block in blocks:
        block.role = "note"
    blocks[0].note = f"Bảng ở {blocks[0].place} chỉ có số liệu các năm trước nên không lấy làm chỉ tiêu."


def _settle_units(header: Header, blocks: list[Block]) -> None:
    """By what the cells name: `Người phụ trách` leads where that is a body; `Đơn vị` beside targets is the unit of
    measure where it isn't."""
    charge = header.columns.get("in_charge")
    if charge is not None and not {"lead", "units"} & header.columns.keys() and _names_units(blocks, charge):
        header.columns["lead"] = charge
    at = header.columns.get("lead")
    if header.kind != "targets" or at is None or plain(header.texts[at]) != "don vi":
        return
    if "measure_unit" not in header.columns and not _names_units(blocks, at):
        header.columns["measure_unit"] = header.columns.pop("lead")


def _settle_contents(header: Header, blocks: list[Block]) -> None:
    """Of two columns that name work the first holds groups where its cells go over several rows."""
    if header.kind not in ("tasks", "both") or "content" not in header.more or "group" in header.columns:
        return
    first, second = header.columns["content"], header.more["content"][0]
    pairs = [(b.cells[first], b.cells[second]) for b in blocks if b.cells and len(b.cells) > max(first, second)]
    pairs = [(one, other) for one, other in pairs if other and other != one]
    if any(not one for one, _ in pairs) or any(a[0] == b[0] for a, b in pairwise(pairs)):
        header.columns["group"], header.columns["content"] = first, second
        header.more["content"] = header.more["content"][1:]


def _names_units(blocks: list[Block], at: int) -> bool:
    """Whether a column below its head names bodies."""
    return any(is_unit(cells[at]) for block in blocks[1:] if (cells := block.cells) and at < len(cells))


class _Filler:
    """Goes through a table's rows; `groups` are the open groups with their ranks, `beside`
    the group that stands in a column of its own."""

    def __init__(self, table: Table, blocks: list[Block], heads: list[Block], year: int | None, before: Table | None):
        self.table, self.header, self.before = table, table.read, before
        head_cells = [[plain(c) for c in b.cells or []] for b in heads]
        self.blocks = []
        for block in blocks:
            if block in heads or [plain(c) for c in block.cells or []] in head_cells:
                block.role = "header"
            else:
                self.blocks.append(block)
        self.cells: list[list[str]] = []
        self.fields: list[Fields] = []
        self._read_cells(year)
        if self.blocks and self.header.periods and not any(f.texts.get("deadline") for f in self.fields):
            self.blocks[0].note = (
                f"Bảng ở {blocks[0].place}: không ô thời gian nào được đánh dấu bằng chữ (ô tô màu không đọc được); "
                "hãy bổ sung thời hạn."
            )
        self.numbered = any(f.texts.get("order") for f in self.fields)
        self.groups: list[tuple[int, str]] = []
        self.beside = ""

    def _read_cells(self, year: int | None) -> None:
        above: list[str] = []
        for block in self.blocks:
            cells = same_as_above(self.header, block.cells or [], above)
            fields = fields_of(self.header, cells, year)
            if not is_merged_across(self.header, cells) and is_telling(fields):
                above = cells
            self.cells.append(cells)
            self.fields.append(fields)

    def fill(self) -> None:
        for at, block in enumerate(self.blocks):
            if is_tail(self.cells[at], self.fields[at]):
                for rest in self.blocks[at:]:
                    rest.role = "note"
                return
            if is_aside(self.cells[at], self.fields[at], self.header):
                block.role = "note"
                continue
            block.role = "row"
            self._take(at)

    def _take(self, at: int) -> None:
        block, cells, fields = self.blocks[at], self.cells[at], self.fields[at]
        following = self.fields[at + 1] if at + 1 < len(self.fields) else None
        last = self._last()
        name = text_field(self.header)
        if not fields.texts.get(name) and block.note and is_telling(fields):
            fields.texts[name] = squeeze(block.text)  # its text is a formula without value: it stays as a question
        elif is_group(self.header, cells, fields, following, self.numbered, block.styled == BOLD):
            block.role = "group"
            self._open_group(level_of(fields.texts.get("order", "")), group_title(cells))
            return
        elif last and is_sub_bullet(fields, self.header):
            last.subitems.append(BULLET.sub("", fields.texts[name]))
            last.parts.append(block)
            return
        elif last and (is_rest(fields, self.header, self.numbered) or self._same(last, fields)):
            _append(last, block, fields, " " if is_rest(fields, self.header, self.numbered) else "; ")
            return
        if not fields.texts.get(name):
            self._lacks_text(block, fields)
            return
        self._item(block, fields)

    def _last(self) -> Row | None:
        rows = self.table.rows or (self.before.rows if self.before else [])
        return rows[-1] if rows else None

    def _open_group(self, level: int, title: str) -> None:
        self.groups = [g for g in self.groups if g[0] < level] + [(level, title)]
        self.beside = ""

    def _item(self, block: Block, fields: Fields) -> None:
        order = fields.texts.get("order", "")
        if not order and self._below_a_unit(fields):
            fields.texts["lead"] = self.table.rows[-1].fields["lead"]
        if FIGURES.match(order):
            self.groups = [g for g in self.groups if g[0] < level_of(order)]
        self.beside = fields.texts.get("group") or self.beside
        group = self.beside or (self.groups[-1][1] if self.groups else "")
        row = Row(block, fields.texts, group, self.header.columns, [block], [], fields.said, fields.further)
        row.period = self.header.value_period
        row.subitems = fields.details
        self.table.rows.append(row)

    def _below_a_unit(self, fields: Fields) -> bool:
        """Where units stand before their work, a blank below a unit means the same unit."""
        columns = self.header.columns
        first = columns.get("lead", MOST) < columns.get("content", 0)
        return first and not fields.texts["lead"] and bool(self.table.rows)

    def _same(self, last: Row, fields: Fields) -> bool:
        """The row above once more (number and text merged) with another unit or time."""
        name = text_field(self.header)
        order = fields.texts.get("order")
        return bool(order) and (order, fields.texts.get(name)) == (last.fields.get("order"), last.fields.get(name))

    def _lacks_text(self, block: Block, fields: Fields) -> None:
        if is_telling(fields) and not block.note:
            block.note = f"{block.place}: dòng của bảng có đơn vị hoặc thời hạn nhưng chưa có nội dung; hãy bổ sung."


def _append(row: Row, block: Block, fields: Fields, glue: str) -> None:
    """Add what a row says beyond the one above it."""
    row.parts.append(block)
    for name, text in fields.texts.items():
        said = row.fields.get(name, "")
        if text and text != said:
            between = "; " if name in ("lead", "coordinating") and is_unit(text) else glue
            row.fields[name] = f"{said}{between}{text}" if said else text
    if row.said and fields.said and fields.said != row.said:
        row.said = f"{row.said}; {fields.said}"
