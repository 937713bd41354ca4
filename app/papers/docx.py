"""A paper's contents → the bytes of a DOCX laid out as Nghị định 30/2020/NĐ-CP asks; the same contents, same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as Paper

from app.papers import appendix, body, figures, tables
from app.papers.contents import Block, Contents, Figure, Heading, Table, Text
from app.papers.house import House, house_of
from app.papers.letterhead import write_addressees, write_letterhead, write_title
from app.papers.page import new_paper, saved
from app.papers.parts import Parts, parts_of
from app.papers.settled import settled
from app.papers.signature import write_signatures

NOTE_SIZE = 13
DRAFT_KEYWORD = "bản trình"  # so that the two copies are two files, each under its name, where they print the same


def write(contents: Contents, *, draft: bool = False) -> bytes:
    """The DOCX; `draft` is the copy for the leader (bản trình), with what is left out when it is issued."""
    copy, parts, house = settled(contents, draft=draft), parts_of(contents), house_of(contents.letterhead)
    keywords = f"{contents.keywords}; {DRAFT_KEYWORD}" if draft else contents.keywords
    paper = new_paper(contents.subject, contents.made_at, keywords, bottom=house.page_number == "bottom")
    write_letterhead(paper, parts)
    write_title(paper, parts)
    write_addressees(paper, parts.addressees)
    write_blocks(paper, copy.blocks)
    write_signatures(paper, copy.signer, copy.second, parts)
    _write_appendices(paper, copy, parts, house)
    return saved(paper, contents.made_at)


def write_blocks(paper: Paper, blocks: Sequence[Block]) -> None:
    """Write settled blocks one after another."""
    for block in blocks:
        if isinstance(block, Heading):
            body.heading(paper, block.text, centred=block.level == 0)
        elif isinstance(block, Text):
            _write_text(paper, block)
        elif isinstance(block, Table):
            _write_table(paper, block)
        elif isinstance(block, Figure):
            figures.add(body.shape(paper.add_paragraph(), body.CENTER, before=body.BEFORE_PT), block.picture)


def _write_appendices(paper: Paper, copy: Contents, parts: Parts, house: House) -> None:
    for head, each in zip(parts.appendices, copy.appendices, strict=True):
        appendix.start_appendix(paper, head, landscape=each.landscape)
        write_blocks(paper, each.blocks)


def _write_table(paper: Paper, table: Table) -> None:
    written = tables.start(paper, table.columns, table.size or 0.0)
    for row in table.rows:
        if row.band:
            written.add_band(row.band)
        else:
            written.add(row.cells, bold=row.bold)


def _write_text(paper: Paper, block: Text) -> None:
    size = NOTE_SIZE if block.note else body.BODY_SIZE
    body.text(paper, block.text, size, bold=block.bold, italic=block.italic, red=block.draft)
