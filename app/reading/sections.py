"""The tree of headings: which blocks are headings, what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reading.attributes import inline_attributes
from app.reading.blocks import Block
from app.reading.folding import is_upper, plain
from app.reading.lines import BOLD
from app.reading.markers import CAPITAL, NUMBER, PARAGRAPH, PART, ROMAN, is_heading_level
from app.reading.section_words import REPORT, RESPONSIBILITY, SKIP, sub_kind, top_kind

COMMENTED = re.compile(r"\([^()]{0,600}\)")


@dataclass(frozen=True)
class Section:
    """What is under one heading; `kind` is one of section_words, or None where the heading doesn't tell."""

    title: str
    mark: str
    level: int
    kind: str | None
    parent: Section | None = None

    @property
    def label(self) -> str:
        """The heading with the Roman number above it: `II.3. Hạ tầng số`."""
        if not self.mark:
            return self.title
        if self.mark[0].isalpha() and self.level > ROMAN:
            return f"{self.mark}) {self.title}"
        above = self.parent
        while above and above.level > ROMAN:
            above = above.parent
        roman = f"{above.mark}." if above and above.level == ROMAN and self.level > ROMAN else ""
        return f"{roman}{self.mark}. {self.title}"


def assign_sections(blocks: list[Block]) -> None:
    """Give every block its section and mark headings with the role `heading`."""
    stack: list[Section] = []
    source = ""
    for i, block in enumerate(blocks):
        if block.source != source:
            stack, source = [], block.source
        kind = stack[-1].kind if stack else None
        if not block.role and block.cells is None and _is_heading(blocks, i, kind):
            _open(stack, block, blocks[i + 1] if i + 1 < len(blocks) else None)
        elif not block.role and is_heading_level(block.mark.level):
            _close(stack, block.mark.level)
        block.section = stack[-1] if stack else None


def _open(stack: list[Section], block: Block, following: Block | None) -> None:
    """Start the section that a heading opens, closing those of its level and below."""
    block.role = "heading"
    level = block.mark.level if is_heading_level(block.mark.level) else _styled_level(block)
    title = block.body
    if level == PART and following and not following.role and is_upper(following.text):
        title = f"{title} {following.body}".strip()
        if following.mark.level == PARAGRAPH:
            following.role = "heading"
    _close(stack, level)
    parent = stack[-1] if stack else None
    title = title.rstrip(" :")
    stack.append(Section(title, block.mark.printed, level, _kind(title, level, parent), parent))


def _close(stack: list[Section], level: int) -> None:
    """End the sections of a level and below; a numbered item ends them too."""
    while stack and stack[-1].level >= level:
        stack.pop()


def _kind(title: str, level: int, parent: Section | None) -> str | None:
    words = plain(COMMENTED.sub(" ", title[:400])) or plain(title)
    if parent is None or parent.kind is None or level <= ROMAN:
        return _own_kind(words, parent)
    if parent.kind == RESPONSIBILITY:
        return REPORT if sub_kind(words) == REPORT else RESPONSIBILITY
    if parent.kind == SKIP:
        return SKIP
    return (sub_kind(words) if len(words.split()) <= 16 else None) or parent.kind


def _own_kind(words: str, parent: Section | None) -> str | None:
    """The kind of a heading of high rank. Nothing under last year's results is work; under tasks a heading that
    merely mentions results or funds changes nothing."""
    own = top_kind(words)
    if parent is None or parent.kind is None:
        return own
    if parent.kind == SKIP:
        return SKIP
    return parent.kind if own is None or (own == SKIP and sub_kind(words) != SKIP) else own


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
    return _has_children(blocks, i) or _empty_heading(block)


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
