# ruff: noqa: E501 (tables of patterns)
"""What surrounds a plan's contents: letterhead, title, closing sentence, recipients, signature."""

from __future__ import annotations

import re

from app.reading.blocks import Block
from app.reading.folding import is_upper, lower_first, plain
from app.reading.lines import BOLD
from app.reading.markers import NUMBER, PARAGRAPH, PART, ROMAN
from app.reading.section_words import top_kind

PLACE_DATE = re.compile(
    r"^[^,;:]{2,40}, ngày\b[\d\s._…]{0,40}(?:(?:tháng\b[\d\s._…]{0,40})?năm[\d\s._…]{0,12}|[/.-]\s*\d{1,2}[/.-]\d{4})$",
    re.I,
)
NUMBER_LINE = re.compile(r"^số\s*:.{0,25}[/-]|^số\s*[\d._…]{0,6}\s*[/-]\s*[A-ZĐ][A-ZĐa-z]{0,5}\s*[/-]", re.I)
KINDS = "kế hoạch|chương trình|đề án|phương án"
DOCUMENT_KIND = re.compile(
    rf"^(?:{KINDS})(?: (?:hành động|công tác|phối hợp|liên tịch|liên ngành|thực hiện|triển khai|hoạt động|tổng thể))?:?$",
    re.I,
)
ONE_LINE_TITLE = re.compile(rf"^(?:{KINDS.upper()})\s+\S")
DECISION = re.compile(r"^(?:quyết định|nghị quyết|thông báo|tờ trình)$", re.I)
DECISION_TITLE = re.compile(
    rf"^(?:v/v|về việc)[:.]?\s+(?:(?:ban hành|phê duyệt|công bố|giao|ban bố)\s+)?(?=(?:{KINDS})\b)", re.I
)
TITLE_END = re.compile(
    r"^(?:căn cứ|thực hiện|ủy ban nhân dân|uỷ ban nhân dân|ubnd|để |nhằm |kính gửi|_|-|\(|đảng ủy |ban thường)", re.I
)
NOTE = re.compile(
    r"^\(?(?:ban hành )?(?:kèm theo|theo) (?:quyết định|kế hoạch|công văn|nghị quyết|tờ trình|chương trình|văn bản)"
    r"\b[^.;]{0,200}\)?[.;]?$",
    re.I,
)
# Bodies other than a people's committee, in capitals at the head of a document.
HEAD_BODY = re.compile(
    r"(?:uy ban|ubmttq|ubnd|mttq|mat tran|ban|bch|bcd|doan|hoi|cong an|truong|trung tam|tram|dang|tinh|thanh pho|huyen|"
    r"quan|thi tran|thi xa|chi bo|van phong|phong|so|cong doan|vn|viet nam)\b"
)
CLOSING = re.compile(
    r"^(?:trên đây là|căn cứ (?:nội dung )?(?:kế hoạch|chương trình|phương án) này|yêu cầu (?:các|thủ trưởng)|"
    r"nhận được (?:kế hoạch|chương trình|phương án)|(?:kế hoạch|chương trình|phương án) này (?:có hiệu lực|thay thế|được)|"
    r"(?:trong )?quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai))",
    re.I,
)
EXECUTES = re.compile(r"chịu trách nhiệm (?:thi hành|thực hiện) (?:kế hoạch|chương trình) này\W*$", re.I)
DIFFICULTY = re.compile(
    r"^(?:trong )?quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai)[^.;]{0,60}(?:nếu|có) (?:có )?(?:khó khăn|vướng|phát sinh|vấn đề)",
    re.I,
)
RECIPIENTS = re.compile(r"^nơi nhận\b", re.I)
AFTER_SIGNATURE = re.compile(r"^(?:phụ lục|danh mục|biểu|phụ biểu|bảng)\b", re.I)
SIGNER = re.compile(
    r"^(?:T/?M\.?|K/?T\.?|T/?L\.?|TUQ\.?|Q\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|CHÁNH VĂN PHÒNG|PHÓ CHÁNH|(?:PHÓ )?TRƯỞNG (?:BAN|PHÒNG|ĐOÀN|TRẠM)|(?:PHÓ )?BÍ THƯ|"
    r"(?:PHÓ )?GIÁM ĐỐC|(?:PHÓ )?HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG)(?:\s|$|(?<=\.))",
    re.I,
)
YEAR = re.compile(r"năm 20\d\d", re.I)
STAMP = re.compile(r"^(?:TUYỆT MẬT|TỐI MẬT|MẬT)\.?$")


def mark_frame(blocks: list[Block]) -> None:
    """Give the blocks of the frame their roles: letterhead, kind, title, note, closing, recipients, signature.

    `decision` is the subject of a decision that stands in front of its plan."""
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
    if block.mark.level == PART or DOCUMENT_KIND.match(block.text):
        return True
    return is_upper(block.text) and bool(block.mark.level == ROMAN or AFTER_SIGNATURE.match(block.text))


def _role(blocks: list[Block], i: int) -> str:
    block = blocks[i]
    if not DOCUMENT_KIND.match(block.text) and (is_letterhead(block.text) or _in_head(blocks, i)):
        return "letterhead"
    if NOTE.match(block.text):
        return "note"
    if i and DECISION.match(blocks[i - 1].text) and DECISION_TITLE.match(block.text):
        return "decision"
    if DOCUMENT_KIND.match(block.text) or ONE_LINE_TITLE.match(block.text):
        first = not any(b.role in ("kind", "title") and b.source == block.source for b in blocks[:i])
        return ("kind" if DOCUMENT_KIND.match(block.text) else "title") if first else ""
    if i and blocks[i - 1].role == "kind" and block.mark.level == PARAGRAPH:
        return "title"
    if i and blocks[i - 1].role == "title" and _goes_on(blocks, i):
        return "title"
    if block.mark.level == PARAGRAPH and (CLOSING.match(block.text) or _ends_document(blocks, i)):
        return "closing"
    if EXECUTES.search(block.text[-200:]) or DIFFICULTY.match(block.body):
        return "closing"
    return "signature" if _is_signer(block) else ""


def _ends_document(blocks: list[Block], i: int) -> bool:
    """Whether a paragraph with the sign of the end is no duty of the unit above it."""
    text = blocks[i].text.rstrip()
    above = blocks[i - 1] if i else blocks[i]
    under_unit = NUMBER <= above.mark.level < PARAGRAPH and len(above.text) < 90
    return text.endswith(("./.", "./")) and not text.startswith("Giao ") and not under_unit


def _in_head(blocks: list[Block], i: int) -> bool:
    """Whether a line in capitals before the title names who issues the document."""
    source = blocks[i].source
    before = [block for block in blocks[max(0, i - 15) : i] if block.source == source]
    if len(before) == 15 or any(block.role in ("kind", "title") for block in before):
        return False
    text = blocks[i].text
    if not any(c.isalnum() for c in text):
        return True
    return is_upper(text) and len(text) < 120 and bool(HEAD_BODY.match(plain(text))) and blocks[i].mark.level > PART


def _goes_on(blocks: list[Block], i: int) -> bool:
    """Whether a title takes up a second paragraph: in capitals like the first, or with the year that it lacks."""
    block, before = blocks[i], blocks[i - 1]
    if block.mark.level != PARAGRAPH or TITLE_END.match(block.text) or len(block.text) > 200:
        return False
    if block.styled:
        return before.styled == block.styled == BOLD and not top_kind(plain(block.text))
    if ONE_LINE_TITLE.match(before.text) and len(before.text.split()) <= 5 and not is_upper(block.text):
        return True
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
