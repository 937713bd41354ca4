"""Values of targets: `≥ 80%`, `Tối thiểu 95%`, `từ 80% trở lên`, `94,11%`, `100% (2025-2027)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
COUNTED = (
    r"lớp|lần|cuộc|hội nghị|mô hình|buổi|đợt|tin|bài|chuyên mục|sản phẩm|dịch vụ|hồ sơ|điểm|người|hộ|doanh nghiệp|"
    r"tổ|nhóm|trạm|phiên|đề tài|sáng kiến|giải pháp|cơ sở|triệu đồng|tỷ đồng|đồng|máy|"
    r"camera|km|ha|m2|lượt|khóa|thôn|ấp|hợp tác xã|trang trại|nhãn hiệu|tuyến|chợ|trường|"
    r"cây|tấn|học sinh|lao động|cơ quan|đơn vị|thiết bị|chuyên đề|công trình|dự án|khu phố|chi hội|câu lạc bộ|sáng chế"
)
SIGNS = (
    (">=", re.compile(r"(?:≥|>=|tối thiểu|ít nhất|không dưới|không thấp hơn|từ|đạt từ|tăng ít nhất)\s*$", re.I)),
    ("<=", re.compile(r"(?:≤|<=|tối đa|không quá|không vượt quá|nhiều nhất)\s*$", re.I)),
    (">", re.compile(r"(?:>|trên|hơn|vượt|cao hơn|lớn hơn)\s*$", re.I)),
    ("<", re.compile(r"(?:<|dưới|ít hơn|thấp hơn|nhỏ hơn)\s*$", re.I)),
)
PERCENT = re.compile(rf"(?<![\d,.])({NUM})\s*(%|‰)")
AMOUNT = re.compile(
    rf"(?<![\d,./-])({NUM})(?:\s*-\s*\d+)?\s*((?:{COUNTED})\b(?:[^/,.;]{{0,25}}/\s*(?:năm|quý|tháng))?)", re.I
)
BARE = re.compile(rf"(?<![\d,./-])({NUM})(?![\d/])")
RATE = re.compile(r"^(?:tỷ lệ|tỉ lệ|phấn đấu tỷ lệ)\b", re.I)
RATIO = re.compile(r"^(\d{1,3})/\d{1,3}\s(?=[a-zà-ỹ])")
UPWARDS = re.compile(r"^\s*(?:%|‰)?[^.;,]{0,3}trở lên", re.I)
PHRASE = re.compile(
    r"(?:(?:phấn đấu|phân đầu|phấn đầu|bảo đảm|đảm bảo|đạt|từ|tối thiểu|ít nhất|"
    r"trên|hơn|≥|>=|≤|<=|>|<|tối đa|dưới|không quá|không dưới)\s*){0,4}$",
    re.I,
)
PERIOD = re.compile(r"\(?(20\d\d)\s*-\s*(20\d\d)\)?")
NEVER = re.compile(r"^không (?:để )?(?:xảy ra|có|phát sinh)|^không để\b", re.I)


@dataclass(frozen=True)
class Value:
    """A target's value: number or None, comparator, unit of measure, its words as printed."""

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    text: str = ""


def number(digits: str) -> float:
    """`94,11` → 94.11, `1.250` → 1250, `0.8` → 0.8."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return int(value) if value.is_integer() else value


def value_in_cell(text: str) -> Value:
    """The value of a table cell; a cell without number has only its words."""
    found = PERCENT.search(text) or AMOUNT.search(text) or BARE.search(PERIOD.sub("", text))
    if not found or NEVER.match(text.strip()):
        return Value(text=text)
    return Value(number(found.group(1)), _comparator(text, found), _unit(found), text)


def value_in_text(text: str) -> Value | None:
    """The value that a sentence states as its target; None where it states none."""
    if match := NEVER.match(text.strip()):
        return Value(text=match.group())
    if match := RATIO.match(text.strip()):
        return Value(number(match.group(1)), "=", None, match.group().strip())
    found = _first_value(text[:1500])
    if not found:
        return None
    before = PHRASE.search(text[max(0, found.start() - 60) : found.start()])
    opening = before.group() if before else ""
    tail = UPWARDS.match(text[found.end() :])
    end = found.end() + (tail.end() if tail else 0)
    return Value(
        number(found.group(1)), _comparator(text, found), _unit(found), text[found.start() - len(opening) : end]
    )


def _first_value(text: str) -> re.Match[str] | None:
    """The percentage or amount named first; of a rate the percentage."""
    percent, amount = PERCENT.search(text), AMOUNT.search(text)
    if not percent or not amount:
        return percent or amount
    return percent if percent.start() < amount.start() or RATE.match(text) else amount


def _comparator(text: str, found: re.Match[str]) -> str:
    if UPWARDS.match(text[found.end(1) :]):
        return ">="
    before = text[: found.start()]
    sign = next((sign for sign, pattern in SIGNS if pattern.search(before[-30:])), "=")
    return "=" if sign == ">=" and re.search(r"\btừ\s*$", before, re.I) else sign


def _unit(found: re.Match[str]) -> str | None:
    return found.group(2).strip() if found.lastindex and found.lastindex > 1 else None


def period_of(text: str, year: int | None) -> str | None:
    """`2025-2027` where the words name a span of years, else the plan's year."""
    match = PERIOD.search(text)
    return f"{match.group(1)}-{match.group(2)}" if match else str(year) if year else None
