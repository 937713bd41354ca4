"""The foot of a paper: Nơi nhận left (ô 9b), title, room for the signature and name right (ô 7), never split."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.table import _Cell

from app.papers import tables
from app.papers.body import CENTER, LEFT, keep_together, line, run, shape

LEFT_MM, RIGHT_MM = 80.0, 85.0
ROOM_LINES = 4  # four lines of 14 points are 23 mm; a signature needs 22 to 30
DEFAULT_RECIPIENTS = ("- Lưu: VT.",)


def write_signature(paper: Paper, titles: Sequence[str], name: str | None, recipients: Sequence[str]) -> None:
    """Recipients beside the signer; the paragraph before is held on the same page, so no signature stands alone.

    `titles` are the lines of power and office ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"); `name` may still be open.
    """
    if paper.paragraphs:
        keep_together(paper.paragraphs[-1:])
    table = tables.two_columns(paper, LEFT_MM, RIGHT_MM)
    left, right = table.rows[0].cells
    _write_recipients(left, recipients or DEFAULT_RECIPIENTS)
    _write_signer(right, titles, name)
    keep_together(tables.paragraphs_of(table))


def _write_recipients(cell: _Cell, recipients: Sequence[str]) -> None:
    run(shape(cell.paragraphs[0], LEFT, before=12), "Nơi nhận:", 12, bold=True, italic=True)
    for recipient in recipients:
        line(cell, f"- {recipient.lstrip('- ')}", LEFT, size=11)


def _write_signer(cell: _Cell, titles: Sequence[str], name: str | None) -> None:
    first, *others = titles or [""]
    run(shape(cell.paragraphs[0], CENTER, before=12), first, bold=True)
    for title in others:
        line(cell, title, bold=True)
    for _ in range(ROOM_LINES):
        line(cell, "")
    line(cell, name or "", bold=True)
