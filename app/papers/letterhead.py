"""The head of a paper in the DOCX: names left, Quốc hiệu right, number and date below (ô 1 to 4), title and subject."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.papers import tables
from app.papers.body import LEFT, drawn_line, framed, line, run, shape
from app.papers.measure import TEXT_WIDTH_MM
from app.papers.parts import LEFT_MM, RIGHT_MM, Line, Parts


def write_letterhead(paper: Paper, parts: Parts) -> None:
    """The borderless table of 65 + 100 mm at the top of page 1; "V/v …" of a công văn under its number (ô 5b), then
    stamps (ô 10b, 11)."""
    table = tables.two_columns(paper, LEFT_MM, RIGHT_MM, rows=2)
    (names, nation), (number, place) = (row.cells for row in table.rows)
    _write_names(names, parts)
    _write_nation(nation, parts)
    _first_line(number, parts.number, size=13, before=6)
    if parts.about:
        _even(line(number, parts.about.text, size=12, before=6), parts.about, LEFT_MM)
    for stamp in parts.stamps:
        framed(number, stamp.text, stamp.width, LEFT_MM, red=stamp.red)
    if parts.place:
        _first_line(place, parts.place.text, size=parts.place.size, italic=True, before=6)


def write_title(paper: Paper, parts: Parts) -> None:
    """Kind of paper and its subject, bold and centred, a line of part of its length below.

    A long subject breaks into lines of like length, so that no word is left over.
    """
    if parts.subject:
        line(paper, parts.title, before=16, bold=True)
        _even(line(paper, parts.subject.text, bold=True), parts.subject, TEXT_WIDTH_MM)
        drawn_line(paper, parts.subject.rule, TEXT_WIDTH_MM)


def _even(written: Paragraph, said: Line, room: float) -> None:
    if said.room is not None:
        side = Mm((room - said.room) / 2)
        written.paragraph_format.left_indent = written.paragraph_format.right_indent = side


def write_addressees(paper: Paper, lines: Sequence[str]) -> None:
    """`Kính gửi:` with one name on the same line; of several, dashes stand under each other."""
    if len(lines) == 1:
        line(paper, lines[0], before=6)
    elif lines:
        line(paper, lines[0], LEFT, before=6).paragraph_format.left_indent = Mm(45)
        for name in lines[1:]:
            line(paper, name, LEFT).paragraph_format.left_indent = Mm(64)


def _write_names(cell: _Cell, parts: Parts) -> None:
    lines = [(parts.superior, False)] if parts.superior else []
    lines += [(name, True) for name in parts.issuer]
    _first_line(cell, lines[0][0], size=13, bold=lines[0][1])
    for name, bold in lines[1:]:
        line(cell, name, size=13, bold=bold)
    drawn_line(cell, parts.issuer_rule, LEFT_MM)


def _write_nation(cell: _Cell, parts: Parts) -> None:
    _first_line(cell, parts.nation, size=13, bold=True)
    line(cell, parts.motto, size=14, bold=True)
    drawn_line(cell, parts.motto_rule, RIGHT_MM)


def _first_line(cell: _Cell, content: str, *, before: float = 0, size: float, **look: bool) -> None:
    run(shape(cell.paragraphs[0], tables.CENTER, before=before), content, size, **look)
