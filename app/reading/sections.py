"""The tree of headings: what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.reading.blocks import Block
from app.reading.folding import is_upper, plain
from app.reading.headings import heading_level
from app.reading.markers import PARAGRAPH, PART, ROMAN, is_heading_level
from app.reading.section_words import REPORT, RESPONSIBILITY, SKIP, WORK, sub_kind, top_kind

NAMES_WORK = re.compile(r"(?:cac |mot so )?(?:nhom )?(?:nhiem vu|giai phap|bien phap)\b")
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
        if not self.mark or not self.mark[-1].isalnum() and not self.mark[0].isalnum() and self.mark[0] != "(":
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
        if block.source != source or block.role == "kind":
            stack, source = [], block.source
        if not block.role and block.cells is None and (level := heading_level(blocks, i, stack)) is not None:
            _open(stack, block, level, blocks[i + 1] if i + 1 < len(blocks) else None)
        elif not block.role and is_heading_level(block.mark.level):
            _close(stack, block.mark.level)
        elif not block.role and stack and block.mark.printed and stack[-1].mark == block.mark.printed:
            stack.pop()
        block.section = stack[-1] if stack else None


def _open(stack: list[Section], block: Block, level: int, following: Block | None) -> None:
    """Start the section that a heading opens, closing those of its level and below."""
    block.role = "heading"
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
    if own is None or (own == SKIP and sub_kind(words) != SKIP):
        return parent.kind
    return parent.kind if own in WORK and parent.kind in WORK and not NAMES_WORK.match(words) else own


def opens_duties(section: Section) -> bool:
    """Whether a heading begins the duties by unit (`Tổ chức thực hiện`), not those of one unit."""
    return section.kind == RESPONSIBILITY and not (section.parent and section.parent.kind == RESPONSIBILITY)
