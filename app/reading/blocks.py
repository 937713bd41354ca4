"""Lines → blocks: paragraphs whole again after hard wraps and page breaks, table rows apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from app.reading.folding import LIMIT, is_upper, lower_first, squeeze
from app.reading.lines import Line
from app.reading.markers import DASH, LETTER, PARAGRAPH, PLUS, Mark, is_heading_level, read_mark
from app.reading.wraps import Wrap, wrap_of

if TYPE_CHECKING:
    from app.reading.sections import Section

ENDED = re.compile(r"[.;:!?…]\s*[”\"')\]]*$")
JOINING_WORD = re.compile(
    r"\b(?:của|và|với|về|các|những|tại|trong|cho|theo|do|từ|đến|là|thuộc|trên|để|được|hoặc|bằng|bởi)$"
)
CONNECTIVE = re.compile(r"(?:[,(/-]|\b(?:Sở|Bộ|Ban|Nghị|Quyết|Kế))$")
PAGE_NUMBER = re.compile(r"^(?:-\s*)?(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*-)?$", re.I)
NEVER_JOINED = re.compile(r"^(?:số\s*:|nơi nhận|kế hoạch$|độc lập|cộng hòa|ngày\s+tháng)", re.I)
TIME_CUT = re.compile(r"\b(?:ngày|tháng|quý|năm)\n(?:\d|[IVX]{1,3}\b)", re.I)
YEARS = re.compile(r"\b(?:19|20)\d\d [-–] ?(?:19|20)\d\d\b")  # a span of years cut at its dash
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
    depth: int = 0

    @property
    def body(self) -> str:
        """The text without its mark."""
        return self.mark.body


def running_heads(lines: list[Line]) -> set[str]:
    """Texts that stand beside a page number more than once: the heads and feet of pages."""
    beside: Counter[str] = Counter()
    for one, after in pairwise(lines):
        if one.cells is None and after.cells is None:
            numbers = [bool(PAGE_NUMBER.match(line.text)) for line in (one, after)]
            if sum(numbers) == 1:
                beside[(after if numbers[0] else one).text] += 1
    return {text for text, count in beside.items() if count > 1 and len(text) < 120}


def make_blocks(lines: list[Line], first: int = 1) -> list[Block]:
    """Join a source's lines to blocks, numbered from `first`."""
    wrap, heads = wrap_of(lines), running_heads(lines)
    blocks: list[Block] = []
    last = ""
    for line in lines:
        if line.cells is None and (PAGE_NUMBER.match(line.text) or line.text in heads):
            continue
        if blocks and _continues(blocks[-1], last, line, wrap):
            blocks[-1].text = _join(blocks[-1].text, line.text)
            blocks[-1].note = "\n".join(note for note in (blocks[-1].note, line.note) if note)
        else:
            blocks.append(_block(line, first + len(blocks)))
        last = line.text
    for block in blocks:
        block.mark = _mark(block)
    return blocks


def _mark(block: Block) -> Mark:
    """A block's mark; a bullet below another bullet ranks lower, whatever its sign."""
    if block.cells is not None:
        return Mark("", PARAGRAPH, block.text)
    mark = read_mark(block.text)
    return Mark(mark.printed, PLUS, mark.body) if block.depth and mark.level == DASH else mark


def _block(line: Line, n: int) -> Block:
    mark = read_mark(line.text)
    return Block(n, line.source, line.place, line.line, line.text, mark, line.cells, line.table, line.heading,
                 line.role, cell_lines=line.cell_lines, note=line.note, depth=line.depth)  # fmt: skip


def _join(text: str, more: str) -> str:
    """Two parts of a paragraph as one; a document number cut at its hyphen closes up again."""
    glue = "" if re.search(r"[A-ZĐ\d]-$", text) else " "
    return squeeze(text + glue + more)


def _cuts_years(end: str, start: str) -> bool:
    """Whether a span of years lies over the break between two lines."""
    return any(span.start() < len(end) < span.end() - 1 for span in YEARS.finditer(f"{end} {start}"))


def _continues(block: Block, last: str, line: Line, wrap: Wrap) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if block.cells is not None or line.cells is not None or len(block.text) > LIMIT or NEVER_JOINED.match(line.text):
        return False
    if _cuts_years(last[-12:], line.text[:8]):
        return True
    if read_mark(line.text).level != PARAGRAPH or NEVER_JOINED.match(block.text) or is_upper(last):
        return False
    if lower_first(line.text):
        open_list = last.endswith(";")
        wide = bool(wrap.width) and not line.gap and len(last) >= 0.8 * wrap.width
        return open_list or not ENDED.search(last) or wide
    full = bool(wrap.edge) and not wrap.fits(last, line.text)
    if JOINING_WORD.search(last) or _is_inside(block.text, line.text, full):
        return True
    if TIME_CUT.search(f"{last[-8:]}\n{line.text[:8]}"):
        return True
    return bool(wrap.width) and _wrapped(block, last, line, wrap)


def _is_inside(before: str, text: str, full: bool) -> bool:
    """Whether a line closes a parenthesis that was opened before it, or stands in it where the line before is full."""
    close = text.find(")")
    closes = close >= 0 and "(" not in text[:close]
    return before.rfind("(") > before.rfind(")") and (closes or full)


def _is_item(block: Block, wrap: Wrap) -> bool:
    """Whether a numbered line reads as the beginning of an item, not as a heading that just fills the line."""
    return bool(wrap.edge) and (block.mark.level == LETTER or ";" in block.text)


def _wrapped(block: Block, last: str, line: Line, wrap: Wrap) -> bool:
    """Whether a hard-wrapped line that starts with a capital, a digit or a sign goes on with the paragraph."""
    if (is_upper(line.text) and len(line.text) > 12) or BASIS_START.match(line.text):
        return False
    if wrap.edge and wrap.fits(last, line.text):
        return False
    if CONNECTIVE.search(last):
        return True
    if not line.text[0].isalpha() and not ENDED.search(last):
        return True
    if is_heading_level(block.mark.level) and len(block.text) == len(last) and not _is_item(block, wrap):
        return False
    if wrap.edge and not ENDED.search(last):
        return True
    if len(last) < 0.75 * wrap.width:
        return False
    return not ENDED.search(last) or not line.gap or (last.endswith(";") and block.mark.level >= DASH)
