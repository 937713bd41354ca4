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
EACH = r"năm|quý|tháng|tuần|tổ dân phố|khu phố|thôn|ấp|bản|người|hộ|đơn vị|trường|lớp|xã|phường|ha"
SIGNS = (
    (
        ">=",
        r"≥|>=|tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|từ|bằng hoặc (?:lớn|cao) hơn|"
        r"(?:lớn|cao) hơn hoặc bằng|đạt (?:và|hoặc) vượt|trở lên",
    ),
    (
        "<=",
        r"≤|<=|tối đa|không quá|không vượt(?: quá)?|nhiều nhất|không cao hơn|không lớn hơn|không trên|"
        r"bằng hoặc (?:nhỏ|thấp) hơn|(?:nhỏ|thấp) hơn hoặc bằng",
    ),
    (">", r">|trên(?: mức)?|hơn|vượt(?: mức)?|cao hơn|lớn hơn"),
    ("<", r"<|dưới(?: mức)?|ít hơn|thấp hơn|nhỏ hơn|chưa đến|không đến"),
)
SIGN_BEFORE = tuple((sign, re.compile(rf"(?:{words})\s*$", re.I)) for sign, words in SIGNS)
PERCENT = re.compile(rf"(?<![\d,.])({NUM})\s*(%|‰)")
SPREAD = re.compile(rf"(?<![\d,./-])({NUM})(?=\s*(?:-|–|đến)\s*(?:{NUM})\s*%)(%?)", re.I)
AMOUNT = re.compile(
    rf"(?<![\d,./-])({NUM})(?:\s*-\s*\d+)?\s*((?:{COUNTED})\b(?:[^/,.;]{{0,25}}/\s*(?:{EACH}))?(?:/\s*(?:{EACH}))?)",
    re.I,
)
BARE = re.compile(rf"(?<![\d,./-])({NUM})(?![\d/])")
RATE = re.compile(r"^(?:tỷ lệ|tỉ lệ|phấn đấu tỷ lệ)\b", re.I)
RATIO = re.compile(
    rf"^(?:(?:phấn đấu|đạt|có|bảo đảm|đảm bảo) ){{0,2}}(?P<n>\d{{1,4}})/(?P<of>\d{{1,4}})"
    rf"(?!\s*/|\d)(?:\s+(?P<unit>{COUNTED}|tổ dân phố|xã|phường)?\b)?",
    re.I,
)
RANK = re.compile(
    r"(?:trong |thuộc )?(?:nhóm|top|tốp|thứ hạng|xếp hạng|xếp thứ)(?: thứ)? (?P<n>\d{1,3})(?![\d%,.]\d)\b", re.I
)
RANGE = re.compile(rf"\s*(?:%|‰)?\s*(?:-|–|đến)\s*(?P<most>{NUM})\s*(?:%|‰|(?={COUNTED}))", re.I)
CHANGED = re.compile(
    rf"\s*(?:%|‰)[^.;,%]{{0,40}}? (?:lên|xuống)(?: còn| đạt| thành)? (?P<to>{NUM})\s*(?P<unit>%|‰)", re.I
)
UPWARDS = re.compile(r"^\s*(?:%|‰)?[^.;,%\d]{0,30}?\btrở lên", re.I)
DOWNWARDS = re.compile(r"^\s*(?:%|‰)?[^.;,%\d]{0,30}?\btrở (?:xuống|lại)", re.I)
DECREASE = re.compile(r"\b(?:giảm|rút ngắn|kéo giảm|cắt giảm|hạ)\b[^.;%]{0,60}$", re.I)
INCREASE = re.compile(r"\b(?:tăng|nâng|mở rộng|gia tăng)\b[^.;%]{0,60}$", re.I)
COMPARED = re.compile(r"so với [^.;,()]{3,60}|\((?:năm 20\d\d|hiện nay|hiện tại|cùng kỳ)[^()]{0,40}\)", re.I)
IN_BRACKETS = re.compile(r"\([^()]{0,20}(?:năm (?P<year>20\d\d)|hiện nay|hiện tại|cùng kỳ)[^()]{0,40}\)", re.I)
PHRASE = re.compile(
    r"(?:(?:phấn đấu|phân đầu|phấn đầu|bảo đảm|đảm bảo|đạt|từ|tối thiểu|ít nhất|"
    r"trên|hơn|≥|>=|≤|<=|>|<|tối đa|dưới|không quá|không dưới|không thấp hơn|không vượt quá|"
    r"đạt và vượt|giảm còn|tăng|giảm)\s*){0,4}$",
    re.I,
)
PERIOD = re.compile(r"\(?(20\d\d)\s*-\s*(20\d\d)\)?")
BY_YEAR = re.compile(r"\b(?:đến|hết|trong)(?: hết| cuối)? năm (20\d\d)", re.I)
NEVER = re.compile(r"^không (?:để )?(?:xảy ra|có|phát sinh)|^không để\b|^không còn\b", re.I)


@dataclass(frozen=True)
class Value:
    """A target's value: number or None, comparator, unit of measure, its words as printed.

    `most` is the upper end of a range (the value is its lower one), `direction` `increase` or `decrease` where the
    words say so, `baseline` what it is compared with, `zero` that a thing must not happen at all, `more` further
    percentages of the same sentence (comparator, value, words).
    """

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    text: str = ""
    most: float | None = None
    direction: str | None = None
    baseline: str | None = None
    zero: bool = False
    more: tuple[tuple[str, float, str], ...] = ()


def number(digits: str) -> float:
    """`94,11` → 94.11, `1.250` → 1250, `0.8` → 0.8."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return int(value) if value.is_integer() else value


def value_in_cell(text: str) -> Value:
    """The value of a table cell; a cell without number has only its words."""
    if NEVER.match(text.strip()):
        return Value(text=text, zero=True)
    if match := RATIO.match(text.strip()):
        return _ratio(match, text)
    bare = PERIOD.sub("", text)
    found = SPREAD.search(text) or PERCENT.search(text) or AMOUNT.search(text)
    found = found or RANK.search(text) or BARE.search(bare)
    return _value(text, found, text) if found else Value(text=text)


def value_in_text(text: str, year: int | None = None) -> Value | None:
    """The value that a sentence states as its target; None where it states none. Earlier results don't count."""
    if match := NEVER.match(text.strip()):
        return Value(text=match.group(), zero=True)
    if match := RATIO.match(text.strip()):
        return _ratio(match, match.group().strip())
    text = text[:1500]
    hidden = IN_BRACKETS.sub(lambda m: " " * len(m.group()) if _earlier(m["year"], year) else m.group(), text)
    found = _first_value(hidden)
    if not found:
        return None
    before = PHRASE.search(text[max(0, found.start() - 60) : found.start()])
    opening = before.group() if before else ""
    tail = UPWARDS.match(text[found.end() :]) or DOWNWARDS.match(text[found.end() :])
    end = found.end() + (tail.end() if tail else 0)
    changed = CHANGED.match(hidden, found.end(1))
    end = changed.end() if changed else end
    return _value(hidden, found, text[found.start() - len(opening) : end])


def _earlier(stated: str | None, year: int | None) -> bool:
    return not stated or year is None or int(stated) < year


def _ratio(match: re.Match[str], words: str) -> Value:
    """`22/22`, `10/10 thôn`, `15/22 khu phố`; a mere fraction (`2/3 số hộ`) stays in words."""
    n, of = int(match["n"]), int(match["of"])
    if n > of or (n != of and not match["unit"]):
        return Value(text=words)
    return Value(n, "=", match["unit"], words)


def _value(text: str, found: re.Match[str], words: str) -> Value:
    """The value of a match in its text: a range, a change from one figure to another, or one figure."""
    before = text[max(0, found.start() - 90) : found.start()]
    direction = "decrease" if DECREASE.search(before) else "increase" if INCREASE.search(before) else None
    compared = COMPARED.search(text)
    baseline = compared.group().strip("()") if compared else None
    if found.re is RANK:
        return Value(number(found["n"]), "<=", None, words, baseline=baseline)
    more = _more(text, found)
    if changed := CHANGED.match(text, found.end(1)):
        side = "decrease" if "xuống" in changed.group() else "increase"
        sign = _sign(text[: changed.start("to")])
        return Value(number(changed["to"]), sign, changed["unit"], words, None, side, f"{found.group(1)}%")
    if spread := RANGE.match(text, found.end(1)):
        low, most = number(found.group(1)), number(spread["most"])
        if low < most:
            return Value(low, ">=", _unit(found) or "%", words, most, direction, baseline, more=more)
    return Value(
        number(found.group(1)), _comparator(text, found), _unit(found), words, None, direction, baseline, more=more
    )


def _more(text: str, found: re.Match[str]) -> tuple[tuple[str, float, str], ...]:
    """Further percentages of a sentence, each after a comma or semicolon."""
    later = [m for m in PERCENT.finditer(text, found.end()) if re.search(r"[,;]\s[^,;]{0,20}$", text[: m.start()])]
    return tuple((_comparator(text, m), number(m.group(1)), m.group()) for m in later)


def _first_value(text: str) -> re.Match[str] | None:
    """The percentage or amount named first; of a rate the percentage; a place among others where there is neither."""
    percent, amount = PERCENT.search(text), AMOUNT.search(text)
    if not percent and (rank := RANK.search(text)):
        return rank
    if percent and (spread := SPREAD.search(text)) and spread.start() < percent.start():
        percent = spread
    if not percent or not amount:
        return percent or amount
    return percent if percent.start() < amount.start() or RATE.match(text) else amount


def _comparator(text: str, found: re.Match[str]) -> str:
    after = text[found.end(1) :]
    if UPWARDS.match(after):
        return ">="
    if DOWNWARDS.match(after):
        return "<="
    return _sign(text[: found.start()])


def _sign(before: str) -> str:
    return next((sign for sign, pattern in SIGN_BEFORE if pattern.search(before[-30:])), "=")


def _unit(found: re.Match[str]) -> str | None:
    return found.group(2).strip() if found.lastindex and found.lastindex > 1 else None


def period_of(text: str, year: int | None, sentence: str = "") -> str | None:
    """`2025-2027` where the words name a span of years, `2030` where a sentence says so, else the plan's year."""
    if match := PERIOD.search(text):
        return f"{match.group(1)}-{match.group(2)}"
    match = BY_YEAR.search(text) or BY_YEAR.search(sentence[:200])
    return match.group(1) if match else str(year) if year else None
