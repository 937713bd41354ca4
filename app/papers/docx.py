"""A paper's contents → the bytes of a DOCX laid out as Nghị định 30/2020/NĐ-CP asks; the same contents, same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.shared import RGBColor

from app.papers import appendix, body, tables
from app.papers.contents import Block, Contents, Heading, Row, Table, Text
from app.papers.letterhead import write_addressees, write_letterhead, write_title
from app.papers.page import LANDSCAPE_WIDTH_MM, TEXT_WIDTH_MM, new_paper, saved
from app.papers.signature import write_signature

NOTE_SIZE = 13
RED = RGBColor(0xC0, 0, 0)


def write(contents: Contents, *, draft: bool = False) -> bytes:
    """The DOCX; `draft` is the copy for the leader (bản trình), with what is left out when it is issued."""
    paper = new_paper(contents.subject, contents.made_at, contents.keywords)
    write_letterhead(paper, contents.letterhead, contents.on, about=contents.about, open_day=contents.open_day)
    if contents.title:
        write_title(paper, contents.title, contents.subject)
    write_addressees(paper, contents.addressees)
    write_blocks(paper, contents.blocks, TEXT_WIDTH_MM, draft=draft)
    write_signature(paper, contents.signer.titles, contents.signer.name, contents.recipients)
    for place, each in enumerate(contents.appendices, 1):
        label = appendix.label(place, len(contents.appendices))
        appendix.start_appendix(paper, label, each.title, contents.attached_to)
        write_blocks(paper, each.blocks, LANDSCAPE_WIDTH_MM, draft=draft)
    return saved(paper, contents.made_at)


def write_blocks(paper: Paper, blocks: Sequence[Block], width: float, *, draft: bool) -> None:
    """Write blocks one after another into `width` mm."""
    for block in blocks:
        if isinstance(block, Heading):
            body.heading(paper, block.text)
        elif isinstance(block, Text):
            _write_text(paper, block, draft=draft)
        elif isinstance(block, Table):
            write_table(paper, block, width, draft=draft)


def write_table(paper: Paper, table: Table, width: float, *, draft: bool) -> None:
    """A ruled table; columns of the draft alone are left out when the paper is issued."""
    kept = [place for place, column in enumerate(table.columns) if draft or not column.draft]
    columns = tables.scaled([_laid_out(table, place) for place in kept], width)
    written = tables.start(paper, columns, table.size)
    for row in table.rows:
        if row.band:
            tables.add_band(written, columns, row.band, table.size)
        else:
            tables.add(written, columns, _texts(row, kept), table.size, bold=row.bold)


def _laid_out(table: Table, place: int) -> tables.Column:
    column = table.columns[place]
    return tables.Column(column.title, column.width, column.centred, column.group)


def _texts(row: Row, kept: Sequence[int]) -> list[str]:
    return [row.cells[place].text for place in kept]


def _write_text(paper: Paper, block: Text, *, draft: bool) -> None:
    if block.draft and not draft:
        return
    size = NOTE_SIZE if block.note else body.BODY_SIZE
    written = body.text(paper, block.text, size, bold=block.bold, italic=block.italic)
    if block.draft:
        written.runs[0].font.color.rgb = RED
