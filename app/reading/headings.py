"""Which blocks are headings, and of what rank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.reading.attributes import inline_attributes
from app.reading.blocks import Block
from app.reading.folding import is_upper, lower_first, plain
from app.reading.leads import only_units
from app.reading.lines import BOLD
from app.reading.markers import CAPITAL, DASH, LETTER, NUMBER, PARAGRAPH, PART, ROMAN, is_heading_level
from app.reading.section_words import RESPONSIBILITY, TARGET, WHOLE, WORK, sub_kind, top_kind
from app.reading.verbs import OPENING

if TYPE_CHECKING:
    from app.reading.sections import Section

VERB = re.compile(rf"(?:{OPENING})\b", re.I)
COMMENTED = re.compile(r"\([^()]{0,600}\)")


def heading_level(blocks: list[Block], i: int, stack: list[Section]) -> int | None:
    """The rank of a block that is a heading; None for one that isn't."""
    block, section = blocks[i], stack[-1] if stack else None
    if _is_heading(blocks, i, section.kind if section else None):
        return block.mark.level if is_heading_level(block.mark.level) else _styled_level(block)
    if section and section.kind == RESPONSIBILITY and _names_units_only(blocks, i):
        opener = next(one.level for one in stack if one.kind == RESPONSIBILITY)
        return max(NUMBER, opener + 1) if block.mark.level == PARAGRAPH else PARAGRAPH
    if block.mark.level == DASH and section and section.kind in (*WORK, RESPONSIBILITY) and _titles_dashes(blocks, i):
        return PARAGRAPH
    if block.mark.level != PARAGRAPH or not _is_bare_title(blocks, i):
        return None
    if WHOLE.match(plain(block.text)) and not any(one.mark for one in stack):
        return ROMAN
    return LETTER if section and section.kind in (*WORK, TARGET) and _titles_bullets(blocks, i) else None


def _names_units_only(blocks: list[Block], i: int) -> bool:
    """Whether a line without number, or a bullet with bullets below it, is nothing but the names of units."""
    block = blocks[i]
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or after.role or after.source != block.source or after.cells is not None:
        return False
    if block.mark.level != PARAGRAPH and not _below(after, block):
        return False
    return len(block.body) < 200 and block.mark.level >= PARAGRAPH and only_units(block.body.rstrip(" :"))


def _below(after: Block, block: Block) -> bool:
    """Whether a bullet lies under another: `+` under `-`, `-` under `*` or `•`."""
    dashes = block.mark.printed not in "-–—" and after.mark.printed in ("-", "–", "—", "−")
    return after.mark.level > block.mark.level or (after.mark.level == block.mark.level == DASH and dashes)


def _titles_dashes(blocks: list[Block], i: int) -> bool:
    """Whether a bullet like `* Công tác tuyên truyền:` is the heading of the orders that stand as dashes below it."""
    block, after = blocks[i], blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or after.role or after.mark.level != DASH or not _below(after, block):
        return False
    title = block.body.endswith(":") or (len(block.body) < 90 and block.body[-1].isalnum())
    return title and len(block.body) < 160 and (not VERB.match(block.body) or bool(VERB.match(after.body)))


def _is_bare_title(blocks: list[Block], i: int) -> bool:
    text = blocks[i].text
    return len(text) < 120 and text[-1].isalnum() and not lower_first(text) and i + 1 < len(blocks)


def _titles_bullets(blocks: list[Block], i: int) -> bool:
    """Whether a short line without number or end stands above bullets, or is in bold."""
    block, after = blocks[i], blocks[i + 1]
    if after.role or after.source != block.source:
        return False
    return after.mark.level == DASH or block.styled == BOLD and len(block.text.split()) <= 14


def _is_heading(blocks: list[Block], i: int, kind: str | None) -> bool:
    """A heading has something under it: a numbered paragraph without that is an item."""
    block = blocks[i]
    level = block.mark.level
    if level in (PART, CAPITAL, ROMAN):
        return len(block.text) < 400
    if level == PARAGRAPH:
        return _bare_heading(block)
    if not is_heading_level(level):
        return False
    if 0 < block.styled < BOLD:
        return True
    if kind != RESPONSIBILITY and is_sentence(block.body):
        return False
    if kind in WORK and block.text.endswith(":") and _among_items(blocks, i):
        return False
    return _has_children(blocks, i) or _empty_heading(block)


def _among_items(blocks: list[Block], i: int) -> bool:
    """Whether a numbered paragraph that ends in a colon has bullets below it while most of its like have nothing."""
    if i + 1 == len(blocks) or blocks[i + 1].mark.level < DASH:
        return False
    level = blocks[i].mark.level
    alike = []
    for step in (range(i - 1, max(-1, i - 60), -1), range(i + 1, min(len(blocks), i + 60))):
        for n in step:
            block = blocks[n]
            if block.role not in ("", "heading", "attribute") or block.cells is not None or block.mark.level < level:
                break
            if block.mark.level == level:
                alike.append(_has_children(blocks, n))
    return bool(alike) and sum(alike) < len(alike) / 2


def _styled_level(block: Block) -> int:
    """The rank of a heading without number: by its style, else that of a Roman number."""
    return ROMAN + block.styled - 1 if 0 < block.styled < BOLD else ROMAN


def _bare_heading(block: Block) -> bool:
    """A heading without number: in a heading's style, or in capitals or bold with the words of a section."""
    if len(block.text) > 200:
        return False
    words = plain(block.text)
    if 0 < block.styled < BOLD:
        return words != "ke hoach"
    return bool(block.styled or is_upper(block.text)) and words != "ke hoach" and top_kind(words) is not None


def _has_children(blocks: list[Block], i: int) -> bool:
    """Whether what follows a numbered paragraph lies below it."""
    block = blocks[i]
    for after in blocks[i + 1 : i + 6]:
        if after.source != block.source:
            return False
        if after.cells is not None:
            return True
        if after.role in ("attribute", "noise"):
            continue
        if after.role:
            return False
        if after.mark.level == PARAGRAPH:
            return not is_upper(after.text) and len(block.text) < 300
        return after.mark.level > block.mark.level
    return False


def _empty_heading(block: Block) -> bool:
    """A numbered line that only names a section: `2. Mục tiêu cụ thể (có phụ lục kèm theo)`."""
    return (
        block.mark.level >= NUMBER
        and len(block.body) < 120
        and sub_kind(plain(COMMENTED.sub(" ", block.body))) is not None
    )


def is_sentence(body: str) -> bool:
    """Whether a numbered paragraph reads as an order of its own, not as the name of what follows."""
    return (body.endswith((".", ";")) and len(body.split()) >= 15) or bool(inline_attributes(body))
