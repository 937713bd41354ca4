"""The head of a paper: names left, Quốc hiệu right, number and date below (ô 1 to 4), title and subject (ô 5a).

A letterhead is a dict: `superior` (str or None), `issuer_lines` (list of str), `place` (str), `symbol` ("BC-UBND"),
`number` (int, str or None: left open for the clerk).
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from docx.document import Document as Paper
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.papers import tables
from app.papers.body import LEFT, drawn_line, line, run, shape
from app.papers.measure import width_mm
from app.papers.numbers import long_date, open_date
from app.papers.page import TEXT_WIDTH_MM
from app.papers.text import NBSP

LEFT_MM, RIGHT_MM = 65.0, 100.0
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PART_OF_NAME = 0.4  # lines under the issuer's name and the subject: 1/3 to 1/2 of the text's length
EVEN_LINES = 1.15  # room over the average line, so that words fit
OPEN_NUMBER = NBSP * 8


def write_letterhead(
    paper: Paper, head: dict[str, Any], on: date | str, *, about: str = "", open_day: bool = False
) -> None:
    """The borderless table of 65 + 100 mm at the top of page 1.

    `about` is the "V/v …" of a công văn, under its number (ô 5b); `open_day` leaves the day for the clerk.
    """
    table = tables.two_columns(paper, LEFT_MM, RIGHT_MM, rows=2)
    (names, nation), (number, place) = (row.cells for row in table.rows)
    _write_names(names, head)
    _write_nation(nation)
    _first_line(number, f"Số: {symbol_of(head)}", size=13, before=6)
    if about:
        _even_lines(line(number, about, size=12, before=6), width_mm(about, 12), LEFT_MM)
    dated = f"{head['place']}, {open_date(on) if open_day else long_date(on)}"
    _first_line(place, dated, size=14 if width_mm(dated, 14) <= RIGHT_MM else 13, italic=True, before=6)


def symbol_of(head: dict[str, Any]) -> str:
    """`05/BC-UBND`; without a number the room for it stays open."""
    number = head.get("number")
    written = str(number).zfill(2) if number else OPEN_NUMBER
    return f"{written}/{head['symbol']}"


def write_title(paper: Paper, kind: str, subject: str) -> None:
    """Kind of paper and its subject, bold and centred, a line of part of its length below.

    A long subject breaks into lines of like length, so that no word is left over.
    """
    line(paper, kind, before=16, bold=True)
    length = _even_lines(line(paper, subject, bold=True), width_mm(subject, 14), TEXT_WIDTH_MM)
    drawn_line(paper, PART_OF_NAME * length, TEXT_WIDTH_MM)


def _even_lines(written: Paragraph, length: float, room: float) -> float:
    """Break a centred paragraph of `length` mm into lines of like length within `room`; returns that length."""
    lines = math.ceil(length / room)
    if lines > 1:
        side = Mm(max(0.0, (room - length / lines * EVEN_LINES) / 2))
        written.paragraph_format.left_indent = written.paragraph_format.right_indent = side
    return length / lines


def write_addressees(paper: Paper, names: Sequence[str]) -> None:
    """`Kính gửi:`, for papers sent up: one name on the same line, several each on its own."""
    if len(names) == 1:
        line(paper, f"Kính gửi: {names[0]}.", before=6)
    elif names:
        line(paper, "Kính gửi:", LEFT, before=6).paragraph_format.left_indent = Mm(45)
        for place, name in enumerate(names, 1):
            end = "." if place == len(names) else ";"
            line(paper, f"- {name}{end}", LEFT).paragraph_format.left_indent = Mm(64)


def _write_names(cell: _Cell, head: dict[str, Any]) -> None:
    bold_lines = head["issuer_lines"]
    lines = [(_abbreviated(head["superior"]), False)] if head.get("superior") else []
    lines += [(name, True) for name in bold_lines]
    _first_line(cell, lines[0][0], size=13, bold=lines[0][1])
    for name, bold in lines[1:]:
        line(cell, name, size=13, bold=bold)
    longest = min(max(width_mm(name, 13) for name in bold_lines), LEFT_MM)
    drawn_line(cell, PART_OF_NAME * longest, LEFT_MM)


def _abbreviated(superior: str) -> str:
    """A superior's common words may be shortened where its name doesn't fit on one line (ô 2)."""
    name = superior.upper()
    return name if width_mm(name, 13) <= LEFT_MM else name.replace("ỦY BAN NHÂN DÂN", "UBND")


def _write_nation(cell: _Cell) -> None:
    _first_line(cell, NATION, size=13, bold=True)
    line(cell, MOTTO, size=14, bold=True)
    drawn_line(cell, width_mm(MOTTO, 14), RIGHT_MM)


def _first_line(cell: _Cell, content: str, *, before: float = 0, **look: Any) -> None:
    run(shape(cell.paragraphs[0], tables.CENTER, before=before), content, **look)
