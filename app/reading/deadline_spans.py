# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Find the time that bounds an order inside its own text. Citations, quotations and names of programmes are masked."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT

SLASHED = r"\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4,5})?"
WRITTEN = r"\d{1,2} tháng \d{1,2}(?:,? năm \d{4})?"
HOUR = r"(?:\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: ?phút)?,? (?=ngày))?"
DATE = rf"{HOUR}(?:ngày )?(?:{WRITTEN}|{SLASHED})"
EVERY = r"(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)"
QUARTER = r"(?:qu[ýyíi]|qúy|qúi) (?:IV|I{1,3}|[1-4])(?:\s*(?:,|-|và|đến)\s*(?:quý )?(?:IV|I{1,3}|[1-4])\b){0,3}(?:\s*/\s*\d{4}| năm \d{4})?"
MONTH = r"tháng \d{1,2}(?:\s*(?:-|đến|và|,)\s*(?:tháng )?\d{1,2}(?=\s*(?:[-,;:.)/]|và\b|đến\b|năm \d|$))){0,6}(?:\s*/\s*\d{4}| năm \d{4})?"
HALF = r"0?[69] tháng (?:đầu|cuối) năm(?: \d{4})?"
YEAR = r"năm \d{4}"
STAGE = r"giai đoạn \d{4}\s*[-–]\s*\d{4}(?: và (?:các|những) (?:giai đoạn|năm) tiếp theo)?"
DAY_MONTH = r"\d{1,2}/\d{1,2}(?!\s?/|\d)"
ALONE = r"(?=\s*(?:[.;,)]|$|h[àằ]ng |và ))"
PERIODS = r"(?:0?[36] tháng|(?:hàng |hằng )?(?:tháng|quý|năm))"
WEEK = r"tuần (?:đầu|cuối|thứ \w{1,4})(?: tiên)?(?: của)?"
TIMES = r"(?:lần|đợt|buổi|cuộc|kỳ|phiên|lượt|tin|bài|chuyên mục|chuyên đề|hội nghị|lớp)"
TIME = rf"(?:{QUARTER}|{MONTH}|{HALF}|{YEAR})"
WORK = r"lớp|hội nghị|hội thi|cuộc họp|phiên họp|họp|cuộc|đợt|buổi|kiểm tra|rà soát|đánh giá|sơ kết|tổng kết|sao lưu|giám sát|khảo sát|diễn tập|tập huấn"

MASKS = (
    re.compile(r"[“\"][^”\"]{0,400}[”\"]|‘[^’]{0,200}’|«[^»]{0,200}»"),
    re.compile(
        r"(?:số\s*)?\d{1,5}\s?(?:/\d{4})?\s?[/-]\s?[A-ZĐ][\w/-]{1,25},?\s+ngày \d{1,2}\s?(?:/|tháng|-|\.)\s?\d{1,2}\s?(?:/|năm|-|\.)\s?\d{4}"
    ),
    re.compile(r"(?:chương trình|đề án|chiến lược|kế hoạch|dự án|nghị quyết|quy hoạch|quyết định|chỉ thị|công văn)[^.;,]{0,160}?giai đoạn \d{4}\s*-\s*\d{4}", re.I),
    re.compile(r"(?:chiến dịch|đợt cao điểm) \d+ ngày(?: đêm)?", re.I),
    re.compile(r"\d{1,9}\s?%\s?/\s?năm", re.I),
    # what was found, done or issued earlier, and names of days
    re.compile(rf"(?:kết luận|kết quả|số liệu|tồn tại|hạn chế|báo cáo|rút kinh nghiệm|đợt kiểm tra)\b(?:(?!trước |chậm |muộn |ngày |đến |hàng |hằng )[^.;,()]){{0,60}}? (?<!trong )(?<!hết )(?<!đến )(?<!trước )(?<!vào ){TIME}", re.I),
    re.compile(rf"(?:đạt được|đã thực hiện|đã triển khai|phát sinh|đã có) (?:trong|đến|hết)(?: hết)? {TIME}", re.I),
    re.compile(r"(?:tính|kể|lũy kế|số liệu) đến (?:hết |cuối )?(?:ngày|tháng|quý|năm)[^.;,]{1,30}", re.I),
    re.compile(r"(?:văn bản|quyết định|giấy phép|giấy chứng nhận|thẻ|hồ sơ|công trình|nhà ở|người|trẻ em|công dân|hộ)(?: đã| được| có| đã được)? (?:ban hành|cấp|sinh|ký|xây dựng|đăng ký|thành lập|hoàn thành|lập) trước[^.;,]{1,30}", re.I),
    re.compile(r"(?:hết hạn|hết hiệu lực|có hiệu lực|hiệu lực)[^.;,]{0,12} (?:trước|đến|từ|trong|vào)[^.;,]{1,40}", re.I),
    re.compile(r"(?:\bNgày|\bTháng|\bTuần lễ|Quốc khánh|[Kk]ỷ niệm|[Cc]hào mừng) [^\W\d][^.;,()]{1,80}\(?\d{1,2}/\d{1,2}(?:/\d{4})?\)?"),
)  # fmt: skip

# Bounds of a whole order, wherever they stand in its text.
BOUNDS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"từ {DATE} đến (?:hết )?{DATE}",
        rf"từ (?:quý|tháng) \w{{1,3}}(?:/\d{{4}}| năm \d{{4}})? đến (?:hết )?(?:{QUARTER}|{MONTH})",
        rf"(?:trước|chậm nhất|muộn nhất)(?: là)?(?: trong| vào)? (?:ngày )?\d{{1,2}}(?:\s?/\s?\d{{1,2}}| tháng \d{{1,2}})? (?:của )?{EVERY}",
        rf"(?:vào )?ngày \d{{1,2}}(?:\s?/\s?\d{{1,2}}| tháng \d{{1,2}})? (?:của )?{EVERY}",
        rf"(?:hoàn thành|xong)(?: vào)? (?:{DATE}|{QUARTER}|{MONTH})",
        rf"{EVERY},? (?:trước|chậm nhất)(?: là)?(?: vào)? ngày \d{{1,2}}(?:\s?/\s?\d{{1,2}})?",
        rf"từ (?:ngày )?\d{{1,2}}(?:/\d{{1,2}})?(?:/\d{{4}})? đến (?:hết )?{DATE}",
        rf"định kỳ {PERIODS}(?:(?:,| và) {PERIODS}){{0,3}} [^.;]{{0,120}}?(?:trước|chậm nhất)(?: là)?(?: ngày)? {DAY_MONTH}(?:(?:,| và)(?: trước)?(?: ngày)? {DAY_MONTH}{ALONE}){{0,3}}",
        rf"(?:trước|chậm nhất|muộn nhất|không muộn hơn|không quá|xong|đến hết|hết)(?: là)?(?: trong| vào| đến| trước| hết)? (?:{DATE}(?:(?:,| và) (?:ngày )?\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?{ALONE}){{0,3}}|{QUARTER}|{MONTH}|{YEAR})",
        rf"(?:vào )?{WEEK} {EVERY}",
        rf"(?:đến|vào|trong) (?:ngày |hết ngày )(?:{WRITTEN}|{SLASHED})",
        rf"(?:trong|vào|đến hết|hết)(?: đầu| cuối| giữa| các)? (?:{QUARTER}|{MONTH}|{HALF}|{STAGE}|{YEAR})",
        rf"(?:cuối|đầu|giữa) (?:{QUARTER}|{MONTH})",
        rf"(?<!tính )(?<!kể )đến (?:hết |cuối )?(?:{QUARTER}|{MONTH})",
        rf"(?<=\()(?:{QUARTER}|{MONTH}|{HALF})(?=\))",
        r"trước (?:dịp )?Tết(?: Nguyên đán)?(?: [A-ZĐ]\w+ [A-ZĐ]\w+)?",
        rf"(?:{QUARTER})(?=\s*(?:[.;,)]|$))",
        r"tháng \d{1,2}\s*/\s*\d{4}(?=\s*(?:[.;,)]|$))",
        r"(?:đến )?năm \d{4} và (?:các|những) năm (?:tiếp theo|sau)",
        r"(?:trong (?:vòng |thời hạn )?)?\d{1,3} ngày(?: làm việc)? (?:kể từ|từ|sau) (?:ngày|khi) [^.;,)]{3,80}",
        r"ngay sau khi (?:kế hoạch|có) [^.;,)]{3,80}",
        rf"(?<=: )ngày (?:{WRITTEN}|{SLASHED})(?=\s*(?:[.;]|$))",
        r"trước (?:khi|ngày) [^\d.;,()]{3,60}? \d{1,3} ngày(?: làm việc)?(?=\s*(?:[.;,)]|$))",
        r"(?<!\d)\d{1,3} ngày(?: làm việc)? trước (?:khi|ngày) [^\d.;,()]{3,80}",
    )
)
COUNTED = (
    re.compile(
        r"(?:tối thiểu|ít nhất|từ)? ?(?<![\d.,/])\d{1,3}(?:\s?-\s?\d{1,2})? (?:lớp|lần|cuộc|đợt|buổi|hội nghị|kỳ|phiên|chuyên đề|mẫu|cơ sở|tin|bài|lượt|mô hình)[^.;:/]{0,50}/\s?(?:năm|quý|tháng)\b",
        re.I,
    ),
    re.compile(
        rf"{EVERY}(?: tổ chức| thực hiện)?(?: ít nhất| tối thiểu| từ)? \d{{1,2}}(?:\s?-\s?\d{{1,2}})? {TIMES}\b", re.I
    ),
)
# A whole part of brackets: `(Phòng Kinh tế chủ trì; thực hiện hằng quý)`.
BRACKETED = re.compile(
    rf"[(;,]\s?(?:thời gian(?: thực hiện)?:? |thực hiện |tiến độ:? )?(?P<span>thường xuyên(?:, liên tục)?|"
    rf"(?:định kỳ )?{EVERY}|(?:định kỳ )?0?\d tháng/\s?(?:01 |1 |một )?lần|(?:định kỳ )?\d{{1,2}} lần/\s?(?:tuần|tháng|quý|năm))"
    r"(?=\s?(?:[;,][^()]{0,300})?\))",
    re.I,
)
ASSIGNING = re.compile(r"chủ trì|phối hợp|giao |phụ trách|tham mưu|thực hiện|thời gian|tiến độ", re.I)
# At the head of an item.
OPENINGS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"^(?:định kỳ )?(?:vào )?(?:thứ \w+ )?{EVERY}\b(?:,? (?:quý|6 tháng|năm))*",
        r"^định kỳ(?:,? (?:hoặc|và)? ?đột xuất)?",
        r"^thường xuyên(?:, liên tục)?",
        rf"^(?:trong |đến |từ )?(?:đầu |cuối |hết )?(?:{QUARTER}|{MONTH}|{HALF}|{YEAR}|{DATE})(?=\s*[,:])",
        r"^\S+(?: \S+)? (?P<span>thường xuyên)(?! phối)(?! giám)",
    )
)
# `Rà soát thường xuyên … trước ngày 15 hằng tháng`: the series bounds it, unless it is that of a report.
SERIES = re.compile(
    rf"(?:(?!báo cáo)[^.;]){{0,120}}?(?P<span>(?:trước |vào |chậm nhất )?(?:ngày )?\d{{1,2}} {EVERY})", re.I
)
# In the first clause, fastened to work that can be done at intervals.
REPEATED = (
    re.compile(rf"\b(?:{WORK})(?:\s[^\s,.;:]+){{0,4}} (?P<span>{EVERY})", re.I),
    re.compile(r"(?<!giao ban )(?<!sinh hoạt )(?<!báo cáo )(?:theo )?(?P<span>định kỳ,? (?:hoặc |và )?đột xuất)", re.I),
    re.compile(
        r"(?<!giao ban )(?<!sinh hoạt )(?<!báo cáo )(?<!họp )(?P<span>định kỳ(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm))?)",
        re.I,
    ),
    re.compile(r"^tổ chức[^,;]{0,30} (?P<span>định kỳ)", re.I),
)
WAITS = re.compile(r"\(?(?P<span>(?:sau khi có|khi có) (?:hướng dẫn|kế hoạch|văn bản|chỉ đạo|quyết định|yêu cầu)[^.;,)]{0,80}|khi được [^.;:]{3,80}? (?:lấy ý kiến|yêu cầu|giao|phân bổ))", re.I)  # fmt: skip
DEPENDS = re.compile(r"(?:theo (?P<on>(?:hướng dẫn|lộ trình|kế hoạch|chỉ đạo) của [^.;,)*]{3,60})|(?P<by>do (?:tỉnh|thành phố|trung ương|Trung ương|Sở|Bộ)[^.;,)]{0,30}? tổ chức))")  # fmt: skip
BRACKETS = re.compile(r"\([^()]{0,400}\)")
NAMED = re.compile(r"^[^.;:()]{4,100}: (?=thường xuyên)", re.I)
CLAUSE_END = re.compile(r"[.;:]")


def masked(text: str) -> str:
    """The text with citations, quotations and names blanked out, at the same length."""
    text = text[:LIMIT]
    for mask in MASKS:
        text = mask.sub(lambda m: "\x01" * len(m.group()), text)
    return text


def time_spans(text: str, year: int) -> list[str]:
    """The words of time that bound an order, as printed; empty where nothing does. What ends before `year` is past."""
    text = NAMED.sub("", text)
    hidden = masked(text)
    for opening in OPENINGS:
        if match := opening.match(hidden):
            later = _bounds(hidden[match.end() :], text[match.end() :], year)
            start = match.start("span") if "span" in opening.groupindex else 0
            if start and (series := SERIES.match(hidden, match.end())):
                return [series["span"]]
            return [text[start : match.end()]] if not later or "xuyên" in match.group() else later
    if found := _bounds(hidden, text, year):
        return found
    if (match := BRACKETED.search(hidden)) and _assigns(hidden, match):
        return [match["span"]]
    for counted in COUNTED:
        if match := counted.search(hidden):
            return [match.group().strip()]
    clause = CLAUSE_END.split(hidden, maxsplit=1)[0]
    for pattern in REPEATED:
        match = pattern.search(clause)
        if match and (len(clause[: match.start("span")].split()) <= 14 or clause[match.end() :].strip() == ""):
            return [match["span"]]
    match = WAITS.search(hidden)
    return [match["span"]] if match and ";" not in BRACKETS.sub("", hidden) else []


def _assigns(text: str, match: re.Match[str]) -> bool:
    """Whether a time in brackets stands there alone or beside an assignment (not `(chi đầu tư, thường xuyên)`)."""
    start, end = text.rfind("(", 0, match.end()) + 1, text.index(")", match.end())
    inside = text[start:end]
    return inside.strip() == match["span"] or bool(ASSIGNING.search(inside))


def _bounds(hidden: str, text: str, year: int) -> list[str]:
    """Bounding spans in their order, none within another; those that name only past years are left out."""
    found: list[tuple[int, int]] = []
    for bound in BOUNDS:
        for match in bound.finditer(hidden):
            inside = any(match.start() < end and match.end() > start for start, end in found)
            if not inside and not _past(match.group(), year):
                found.append(match.span())
    return [text[start:end].strip() for start, end in sorted(found)]


def _past(words: str, year: int) -> bool:
    years = [int(y) for y in re.findall(r"\b(20\d\d)\b", words)]
    return bool(years) and max(years) < year


def waits_for(text: str) -> str | None:
    """Whom or what an order goes by (`hướng dẫn của tỉnh`, `do tỉnh tổ chức`) without being bounded by it."""
    match = DEPENDS.search(masked(text))
    return (match["on"] or match["by"]).strip() if match else None
