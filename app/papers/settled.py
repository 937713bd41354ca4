"""A paper as one of its copies: what the copy leaves out is gone, texts are fit to print, tables have their sizes."""

from collections.abc import Sequence
from dataclasses import replace

from app.papers.contents import Appendix, Block, Column, Contents, Figure, Heading, Items, Row, Signer, Table, Text
from app.papers.house import house_of
from app.papers.measure import LANDSCAPE_WIDTH_MM, TEXT_WIDTH_MM
from app.papers.text import printable


def settled(contents: Contents, *, draft: bool) -> Contents:
    """The contents of the bản trình (`draft`) or of the copy that is issued, ready for a writer of any format."""
    size = house_of(contents.letterhead).table_size
    appendices = [_appendix(each, size, draft=draft) for each in contents.appendices]
    return replace(
        contents,
        blocks=_blocks(contents.blocks, TEXT_WIDTH_MM, size, draft=draft),
        appendices=appendices,
        subject=printable(contents.subject),
        signer=_signer(contents.signer),
        second=_signer(contents.second) if contents.second else None,
        tables=[_table(each, LANDSCAPE_WIDTH_MM, size, draft=draft) for each in contents.tables],
    )


def scaled(columns: Sequence[Column], width: float) -> list[Column]:
    """The same columns spread over `width` mm: those of words grow, those of numbers and days stay."""
    loose = [column.width for column in columns if not column.centred]
    fixed = sum(column.width for column in columns if column.centred) if loose else 0.0
    factor = (width - fixed) / sum(loose or [column.width for column in columns])
    return [column if loose and column.centred else replace(column, width=column.width * factor) for column in columns]


def heads_of(columns: Sequence[Column]) -> list[tuple[tuple[int, int], tuple[int, int], str]]:
    """Cells of the head: (first and last column, first and last row, title)."""
    deep = 1 if any(column.group for column in columns) else 0
    heads, previous = [], ""
    for place, column in enumerate(columns):
        if column.group and column.group != previous:
            last = place
            while last + 1 < len(columns) and columns[last + 1].group == column.group:
                last += 1
            heads.append(((place, last), (0, 0), column.group))
        heads.append(((place, place), (deep if column.group else 0, deep), column.title))
        previous = column.group
    return heads


def _appendix(each: Appendix, size: float, *, draft: bool) -> Appendix:
    width = LANDSCAPE_WIDTH_MM if each.landscape else TEXT_WIDTH_MM
    return replace(each, blocks=_blocks(each.blocks, width, size, draft=draft))


def _blocks(blocks: Sequence[Block], width: float, size: float, *, draft: bool) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            kept.append(_table(block, width, size, draft=draft))
        elif isinstance(block, Figure):
            kept.append(block)
        elif draft or not getattr(block, "draft", False):
            kept += _texts(block)
    return kept


def _texts(block: Heading | Text | Items) -> list[Block]:
    if isinstance(block, Items):
        return [Text(printable(f"- {text}"), draft=block.draft) for text in block.texts]
    return [replace(block, text=printable(block.text))]


def _table(table: Table, width: float, size: float, *, draft: bool) -> Table:
    kept = [place for place, column in enumerate(table.columns) if draft or not column.draft]
    columns = [
        replace(column, title=printable(column.title), group=printable(column.group))
        for column in scaled([table.columns[place] for place in kept], width)
    ]
    rows = [_row(row, kept) for row in table.rows]
    return replace(table, name=printable(table.name), columns=columns, rows=rows, size=table.size or size)


def _row(row: Row, kept: Sequence[int]) -> Row:
    if row.band:
        return replace(row, band=printable(row.band))
    cells = [row.cells[place] for place in kept]
    return replace(row, cells=[replace(cell, text=printable(cell.text)) for cell in cells])


def _signer(signer: Signer) -> Signer:
    return Signer([printable(title) for title in signer.titles], printable(signer.name or "") or None)
