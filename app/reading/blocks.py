"""Lines → blocks: paragraphs whole again after hard wraps and page breaks, table rows apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.reading.folding import LIMIT, is_upper, lower_first, squeeze
from app.reading.lines import Line
from app.reading.markers import DASH, PARAGRAPH, Mark, is_heading_level, read_mark

if TYPE_CHECKING:
    from app.reading.sections import Section

ENDED = re.compile(r"[.;:!?…]\s*[”\"')\]]*$")
CONNECTIVE = re.compile(
    r"(?:[,(/-]|\b(?:của|và|với|về|các|những|tại|trong|cho|theo|do|từ|đến|là|thuộc|trên|để|được|"
    r"hoặc|bằng|bởi|Sở|Bộ|Ban|Nghị|Quyết|Kế))$"
)
PAGE_NUMBER = re.compile(r"^(?:-\s*)?(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?$", re.I)
NEVER_JOINED = re.compile(r"^(?:số\s*:|nơi nhận|kế hoạch$|độc lập|cộng hòa|ngày\s+tháng)", re.I)

BASIS_START = re.compile(r"^(?:Căn cứ|Theo|Thực hiện) (?:Luật|Nghị|Quyết|Kế hoạch|Công văn|Chỉ thị|Thông)")


@dataclass
class Block:
    """A paragraph or a table row of the document; `n` counts all blocks of a plan from 1."""

    n: int
    source: str
    place: str
    line: int | None
    text: str
    mark: Mark
    cells: list[str] | None = None
    table: int = 0
    styled: int = 0
    role: str = ""
    section: Section | None = None
    cell_lines: list[int | None] = field(default_factory=list)
    note: str = ""

    @property
    def body(self) -> str:
        """The text without its mark."""
        return self.mark.body


def wrap_width(lines: list[Line]) -> int:
    """The width at which a file's paragraphs are cut into lines; 0 where each line is a whole paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.cells is None and not line.whole)
    if len(lengths) < 20:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(0.7 * width <= length for length in lengths)
    return width if 40 <= width <= 130 and lengths[-1] <= 1.4 * width and full > 0.35 * len(lengths) else 0


def make_blocks(lines: list[Line], first: int = 1) -> list[Block]:
    """Join a source's lines to blocks, numbered from `first`."""
    width = wrap_width(lines)
    blocks: list[Block] = []
    last = ""
    for line in lines:
        if line.cells is None and PAGE_NUMBER.match(line.text):
            continue
        if blocks and _continues(blocks[-1], last, line, width):
            blocks[-1].text = _join(blocks[-1].text, line.text)
            blocks[-1].note = squeeze(f"{blocks[-1].note} {line.note}")
        else:
            blocks.append(_block(line, first + len(blocks)))
        last = line.text
    for block in blocks:
        block.mark = read_mark(block.text) if block.cells is None else Mark("", PARAGRAPH, block.text)
    return blocks


def _block(line: Line, n: int) -> Block:
    mark = read_mark(line.text)
    return Block(n, line.source, line.place, line.line, line.text, mark, line.cells, line.table, line.heading,
                 cell_lines=line.cell_lines, note=line.note)  # fmt: skip


def _join(text: str, more: str) -> str:
    """Two parts of a paragraph as one; a document number cut at its hyphen closes up again."""
    glue = "" if re.search(r"[A-ZĐ\d]-$", text) else " "
    return squeeze(text + glue + more)


def _continues(block: Block, last: str, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if block.cells is not None or line.cells is not None or len(block.text) > LIMIT or NEVER_JOINED.match(line.text):
        return False
    if read_mark(line.text).level != PARAGRAPH or NEVER_JOINED.match(block.text) or is_upper(last):
        return False
    if lower_first(line.text):
        open_list = last.endswith(";")
        return open_list or not ENDED.search(last) or (bool(width) and not line.gap and len(last) >= 0.8 * width)
    return bool(width) and _wrapped(block, last, line, width)


def _wrapped(block: Block, last: str, line: Line, width: int) -> bool:
    """Whether a hard-wrapped line that starts with a capital, a digit or a sign goes on with the paragraph."""
    if (is_upper(line.text) and len(line.text) > 12) or BASIS_START.match(line.text):
        return False
    if CONNECTIVE.search(last):
        return True
    if not line.text[0].isalpha() and not ENDED.search(last):
        return True
    if is_heading_level(block.mark.level) and len(block.text) == len(last):
        return False
    if len(last) < 0.75 * width:
        return False
    return not ENDED.search(last) or not line.gap or (last.endswith(";") and block.mark.level >= DASH)
