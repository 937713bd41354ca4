"""Lists of units in running text: splitting them, finding where they end."""

from __future__ import annotations

import re

from app.reading.folding import CAPITALS, LIMIT, squeeze
from app.reading.unit_words import FIXED_NAME, GENERIC_START, PLACE, UNIT_START
from app.reading.units import fold_unit
from app.reading.verbs import VERBS

SEPARATOR = re.compile(r"\s{0,3}(?:;|,|\n| và | cùng với | cùng |/)\s{0,3}")
NAMED_UNIT = re.compile(
    r"đơn vị (?:cung |du lịch|viễn|tư vấn|sự nghiệp|trường|kinh doanh|vận |quản lý|tài trợ|bưu)\w*", re.I
)
COUNCIL = re.compile(r"ủy ban|uỷ ban|ubnd", re.I)
OFFICE_OF_TWO = re.compile(r"\b(?:văn phòng|vp|thường trực) (?:hđnd|hội đồng nhân dân)$", re.I)
LIST_END = re.compile(
    rf"[.;:(]|\b(?:trong|để|nhằm|khi|qua|thông qua|về|là|do|theo|cho|từ|vào|nếu|được|đã|sẽ|cần|phải)\b"
    r"|\btại\b(?! cơ sở)|\btổ chức(?! chính trị| tín dụng| tài chính|"
    r" đoàn| liên quan| có liên quan| xã hội| quốc tế| thành viên"
    r"| kinh tế| nghiên cứu| hội(?! thi| nghị| thảo| chợ| diễn| trại| xuân)| Đảng| đảng|,)|"
    r"(?<!đơn vị )(?<!doanh nghiệp )\b(?:cung cấp|cung ứng|vận hành|khai thác)\b"
    rf"|(?P<verb>\b(?:{VERBS})\b)|\b(?:kết quả|tình hình|tiến độ)\b"
)
# `Ban vận động`, `tổ thu gom`: here a verb is part of the name.
NAMED_BY_VERB = re.compile(r"(?:\b[Bb]an|\b[Tt]ổ|\b[Đđ]ội|\bHội|\b[Tt]rạm|\b[Đđ]oàn|\b[Dd]ịch vụ|\b[Tt]rung tâm) $")
# `Công an phường khám …`: a small letter after the place begins what the unit does.
AFTER_PLACE = re.compile(
    r"(?:(?<=\bphường)|(?<=\bxã)|(?<=\bđặc khu)|(?<=\bkhu vực)|(?<=\bthị trấn)|(?<=\bHCC)"
    r"|(?<=\bxóm)|(?<!nông thôn)(?<=\bthôn)|(?<=\bấp)|(?<=\bkhu phố)|(?<=\bbuôn)) (?=[a-zđà-ỹ])"
    r"(?!và |cùng |hội\b|khác|lân cận|biên giới|miền|đồng bào|phòng thủ|"
    r"trưởng|xóm|bản|buôn|mới|của|văn|đội|trên|thuộc|có|nơi|khó|đặc)"
)
FIRST_WORDS = re.compile(rf"[{CAPITALS}&.-]{{3,}}\b|\S+\s*\S*")
# `các buôn, thôn`: a kind of unit without a name goes with the group before it.
MANY = re.compile(r"(?:các|những) ", re.I)
BARE_KIND = re.compile(
    rf"(?:{PLACE}|phòng|ban|ngành|trạm|trung tâm|trường|doanh nghiệp|hợp tác xã|đoàn thể)"
    r"(?=$|\s*[,;)]| và | trên địa bàn| thuộc | liên quan| (?:của )?(?:xã|phường|đặc khu))",
    re.I,
)
TAIL = re.compile(r"\s{0,3}(?:[,.;:]|\bvà|\bcùng|\bvới)$", re.I)


def trim(name: str) -> str:
    """A unit's name without loose words and signs around it."""
    name = re.sub(r"^(?:đề nghị|giao cho|giao|đối với)\s+", "", squeeze(name), flags=re.I)
    name = name.strip(" .;:,-–+")
    while (shorter := TAIL.sub("", name)) != name:
        name = shorter
    return name if name.count("(") == name.count(")") else name.replace("(", "").replace(")", "").strip()


def is_unit(name: str) -> bool:
    """Whether a phrase opens like the name of a unit or of a group of units."""
    return bool(UNIT_START.match(name) or GENERIC_START.match(name + " ") or NAMED_UNIT.match(name))


def split_units(text: str) -> list[str]:
    """The units of a list: it is split at semicolons, and at commas and `và` where another unit's name begins."""
    parts: list[str] = []
    begin = 0
    for cut in SEPARATOR.finditer(text[:LIMIT]):
        if _splits(text, begin, cut):
            parts.append(text[begin : cut.start()])
            begin = cut.end()
    parts.append(text[begin:])
    return list(dict.fromkeys(name for part in parts if (name := trim(part))))


def _splits(text: str, begin: int, cut: re.Match[str]) -> bool:
    piece, rest = text[begin : cut.start()], text[cut.end() :]
    if piece.count("(") > piece.count(")") or not piece.strip():
        return False
    sign = cut.group().strip()
    if sign == ";":
        return True
    if not sign:
        return is_unit(rest.lstrip("-+–•* "))
    if " như " in piece or sign == "/" and not UNIT_START.match(rest):
        return False
    if sign == "và" and OFFICE_OF_TWO.search(piece.strip()) and COUNCIL.match(rest):
        return False
    if MANY.match(piece.strip()) and BARE_KIND.match(rest):
        return False
    return bool(UNIT_START.match(rest) or NAMED_UNIT.match(rest))


def list_at(text: str) -> str:
    """The list of units that a text opens with, up to the verb or sign that ends it; else empty."""
    text = text[:600]
    if not is_unit(text):
        return ""
    first_word = FIRST_WORDS.match(text)
    start = first_word.end() if first_word else 0
    after = AFTER_PLACE.search(text, start)
    end = min(after.start() if after else len(text), _end_of_names(text, start))
    return trim(text[:end])


def _end_of_names(text: str, start: int) -> int:
    """Where the first word stands that no unit's name holds."""
    fixed: list[tuple[int, int]] | None = None
    while end := LIST_END.search(text, start):
        fixed = [m.span() for m in FIXED_NAME.finditer(text)] if fixed is None else fixed
        inside = next((last for first, last in fixed if first <= end.start() < last), None)
        if inside is None and not (end["verb"] and NAMED_BY_VERB.search(text, max(0, end.start() - 12), end.start())):
            return end.start()
        start = inside or end.end()
    return len(text)


def without(names: list[str], others: list[str]) -> list[str]:
    """Names less those that stand for a unit among the others."""
    keys = {fold_unit(name) for name in others}
    return [name for name in names if fold_unit(name) not in keys]
