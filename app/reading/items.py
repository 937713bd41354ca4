"""Blocks of a section → items: a bullet or paragraph with the bullets and fields below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.reading.blocks import Block
from app.reading.folding import plain
from app.reading.headings import is_sentence
from app.reading.markers import DASH, PARAGRAPH, PLUS
from app.reading.section_words import RESPONSIBILITY, TARGET
from app.reading.sections import Section

TARGET_LABEL = re.compile(
    r"^(?:các |một số )?(?:chỉ tiêu|mục tiêu|chỉ số)(?: cụ thể|"
    r" chủ yếu| phấn đấu| cần đạt| đến [^:]{0,30}| năm \d{4})?\s*:$",
    re.I,
)

LABELS = {
    *("nhiem vu", "nhiem vu cu the", "cac nhiem vu cu the", "giai phap", "giai phap thuc hien", "nhiem vu giai phap"),
    *("noi dung", "noi dung cu the", "noi dung thuc hien", "cu the", "cu the nhu sau", "trong do"),
}


@dataclass
class Item:
    """`head` is the bullet or paragraph, `subs` the bullets below it, `attributes` its lines of fields.

    `target` says that the item stands under a label `Chỉ tiêu:`; `followed` that bullets of its own level's kind
    come after a lead-in that ends in a colon."""

    head: Block
    section: Section | None
    subs: list[Block] = field(default_factory=list)
    attributes: list[Block] = field(default_factory=list)
    target: bool = False
    lead_in: bool = False

    @property
    def text(self) -> str:
        return self.head.body

    @property
    def blocks(self) -> list[Block]:
        return [self.head, *self.subs, *self.attributes]


def items(blocks: list[Block]) -> Iterator[Item]:
    """The items of all sections in their order; tables, headings and the frame are left out."""
    current: Item | None = None
    label: int | None = None
    for block in blocks:
        if block.cells is not None or block.role == "heading":
            if current:
                current.lead_in = _leads_in(current, block)
                yield current
            current, label = _order_in_heading(block), None
        elif block.role == "attribute" and current:
            current.attributes.append(block)
        elif not block.role:
            if label is not None and block.mark.level <= label:
                label = None
            if current and _belongs(current, block):
                current.subs.append(block)
                continue
            if current:
                current.lead_in = _leads_in(current, block)
                yield current
            current = Item(block, block.section, target=label is not None)
            if TARGET_LABEL.match(block.body):
                current, label = None, block.mark.level
    if current:
        yield current


def _order_in_heading(block: Block) -> Item | None:
    """A unit's numbered paragraph that orders something itself, before the bullets of that unit."""
    section = block.section
    if block.role != "heading" or not section or section.kind != RESPONSIBILITY or not is_sentence(block.body):
        return None
    return Item(block, section)


def _belongs(item: Item, block: Block) -> bool:
    """Whether a block is a sub-bullet of an item."""
    if item.target or _under_target(item) or item.head.role == "heading" or block.mark.level == PARAGRAPH:
        return False
    head = item.head.mark.level
    if head < PARAGRAPH:
        return block.mark.level >= DASH
    return block.mark.level > head and head >= DASH or (block.mark.level == PLUS and head < PLUS and head != PARAGRAPH)


def _under_target(item: Item) -> bool:
    return bool(item.section and item.section.kind == TARGET)


def _leads_in(item: Item, following: Block) -> bool:
    """A paragraph that ends in a colon and is followed by bullets only introduces them."""
    return item.head.mark.level == PARAGRAPH and item.text.endswith(":") and following.mark.level != PARAGRAPH


def label_only(text: str) -> bool:
    """A bullet that is a mere label: `Nhiệm vụ cụ thể:`."""
    return text.endswith(":") and plain(text) in LABELS
