"""What surrounds a plan's contents: letterhead, title, closing sentence, recipients, signature."""

from __future__ import annotations

import re

from app.reading.blocks import Block
from app.reading.folding import is_upper, lower_first, plain
from app.reading.lines import BOLD
from app.reading.markers import PARAGRAPH, PART
from app.reading.section_words import top_kind

PLACE_DATE = re.compile(r"^[^,;:]{2,40}, ngày\b[\d\s._…]{0,40}(?:tháng\b[\d\s._…]{0,40})?năm[\d\s._…]{0,12}$", re.I)
NUMBER_LINE = re.compile(r"^số\s*:.{0,25}/", re.I)
DOCUMENT_KIND = re.compile(r"^(kế hoạch|chương trình|chương trình hành động|đề án|phương án|kế hoạch hành động)$", re.I)
ONE_LINE_TITLE = re.compile(r"^KẾ HOẠCH\s+\S")
TITLE_END = re.compile(r"^(?:căn cứ|thực hiện|ủy ban nhân dân|uỷ ban nhân dân|ubnd|để |nhằm |kính gửi|_|-)", re.I)
CLOSING = re.compile(
    r"^(?:trên đây là|căn cứ kế hoạch này|yêu cầu (?:các|thủ trưởng)|nhận được kế hoạch|"
    r"(?:trong )?quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai))",
    re.I,
)
EXECUTES = re.compile(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:kế hoạch|chương trình) này\W*$", re.I)
RECIPIENTS = re.compile(r"^nơi nhận\b", re.I)
AFTER_SIGNATURE = re.compile(r"^(?:phụ lục|danh mục|biểu|phụ biểu|bảng)\b", re.I)
SIGNER = re.compile(r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|CHÁNH VĂN PHÒNG|TRƯỞNG)", re.I)
YEAR = re.compile(r"năm 20\d\d", re.I)
STAMP = re.compile(r"^(?:TUYỆT MẬT|TỐI MẬT|MẬT)\.?$")


def mark_frame(blocks: list[Block]) -> None:
    """Give the blocks of the frame their roles: letterhead, kind, title, closing, recipients, signature."""
    tail = ""
    source = ""
    for i, block in enumerate(blocks):
        if block.source != source:
            tail, source = "", block.source
        if tail and _ends_tail(block):
            tail = ""
        elif not tail and RECIPIENTS.match(block.text):
            tail = "recipients"
        if tail:
            tail = "signature" if _is_signer(block) else tail
            block.role = tail
        elif block.cells is None:
            block.role = _role(blocks, i) or block.role


def _is_signer(block: Block) -> bool:
    return block.mark.level == PARAGRAPH and is_upper(block.text) and bool(SIGNER.match(block.text))


def _ends_tail(block: Block) -> bool:
    if block.cells is not None:
        return len(block.cells) > 2
    return block.mark.level == PART or (is_upper(block.text) and bool(AFTER_SIGNATURE.match(block.text)))


def _role(blocks: list[Block], i: int) -> str:
    block = blocks[i]
    if is_letterhead(block.text):
        return "letterhead"
    if DOCUMENT_KIND.match(block.text) or ONE_LINE_TITLE.match(block.text):
        first = not any(b.role in ("kind", "title") and b.source == block.source for b in blocks[:i])
        return ("kind" if DOCUMENT_KIND.match(block.text) else "title") if first else ""
    if i and blocks[i - 1].role == "kind" and block.mark.level == PARAGRAPH:
        return "title"
    if i and blocks[i - 1].role == "title" and _goes_on(blocks, i):
        return "title"
    if (
        block.mark.level == PARAGRAPH
        and (CLOSING.match(block.text) or block.text.rstrip().endswith("./."))
        and not block.text.startswith("Giao ")
    ):
        return "closing"
    if EXECUTES.search(block.text[-200:]):
        return "closing"
    return "signature" if _is_signer(block) else ""


def _goes_on(blocks: list[Block], i: int) -> bool:
    """Whether a title takes up a second paragraph: in capitals like the first, or with the year that it lacks."""
    block, before = blocks[i], blocks[i - 1]
    if block.mark.level != PARAGRAPH or TITLE_END.match(block.text) or len(block.text) > 200:
        return False
    if block.styled:
        return before.styled == block.styled == BOLD and not top_kind(plain(block.text))
    if is_upper(before.text) or is_upper(block.text):
        return is_upper(before.text) and is_upper(block.text)
    return lower_first(block.text) or (bool(YEAR.search(block.text)) and not YEAR.search(before.text))


def is_letterhead(text: str) -> bool:
    """Motto, issuing body in capitals, number, place and date: also where a converter put them amid the text."""
    if len(text) > 160:
        return False
    words = plain(text)
    if words.startswith("cong hoa xa hoi chu nghia") or words.startswith("doc lap tu do hanh phuc"):
        return True
    if NUMBER_LINE.match(text) or PLACE_DATE.match(text):
        return True
    if not is_upper(text):
        return False
    return (
        bool(re.match(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|dang uy|phuong|xa(?! hoi)|dac khu|dang bo)\b", words))
        and len(words.split()) <= 12
    )


def secret_stamp(texts: list[str]) -> str | None:
    """A secrecy stamp alone in one of the texts (Luật Bảo vệ bí mật nhà nước); `trừ văn bản mật` is none."""
    return next((text.strip() for text in texts if STAMP.match(text.strip())), None)
