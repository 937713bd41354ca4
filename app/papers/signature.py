"""The foot of a paper in the DOCX: Nơi nhận left (ô 9b), power, room for the signature and name (ô 7), never split."""

from docx.document import Document as Paper
from docx.table import _Cell

from app.papers import tables
from app.papers.body import CENTER, LEFT, keep_together, line, run, shape
from app.papers.contents import Signer
from app.papers.parts import Parts

LEFT_MM, RIGHT_MM = 80.0, 85.0
ROOM_LINES = 4  # four lines of 14 points are 23 mm; a signature needs 22 to 30


def write_signatures(paper: Paper, signer: Signer, second: Signer | None, parts: Parts) -> None:
    """Recipients beside the signer; where two sign, both side by side and the recipients below, at the left.

    The paragraph before is held on the same page, so no signature stands alone.
    """
    if paper.paragraphs:
        keep_together(paper.paragraphs[-1:])
    table = tables.two_columns(paper, LEFT_MM, RIGHT_MM, rows=2 if second else 1)
    left, right = table.rows[0].cells
    _write_signer(right, signer)
    if second:
        _write_signer(left, second)
    _write_recipients(table.rows[-1].cells[0], parts)
    keep_together(tables.paragraphs_of(table))


def _write_recipients(cell: _Cell, parts: Parts) -> None:
    run(shape(cell.paragraphs[0], LEFT, before=12), parts.recipients_head, 12, bold=True, italic=True)
    for recipient in parts.recipients:
        line(cell, recipient, LEFT, size=11)


def _write_signer(cell: _Cell, signer: Signer) -> None:
    first, *others = signer.titles or [""]
    run(shape(cell.paragraphs[0], CENTER, before=12), first, bold=True)
    for title in others:
        line(cell, title, bold=True)
    for _ in range(ROOM_LINES):
        line(cell, "")
    line(cell, signer.name or "", bold=True)
