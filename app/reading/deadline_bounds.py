# ruff: noqa: E501 (a table of patterns: one row, one line)
"""The patterns of times that bound an order inside its own text, and of words that only look like them."""

from __future__ import annotations

import re

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
LAST_MONTH = r"tháng (?:cuối(?: của)?(?: mỗi| hàng| hằng)? quý|sau|tiếp theo|kế tiếp)"
WEEK = r"tuần (?:đầu|cuối|thứ \w{1,4})(?: tiên)?(?: của)?"
TIMES = r"(?:lần|đợt|buổi|cuộc|kỳ|phiên|lượt|tin|bài|chuyên mục|chuyên đề|hội nghị|lớp)"
EACH_BY_DAY = rf"{EVERY}(?:,| \()? ?(?:trước|chậm nhất|vào)(?: là)?(?: vào)? ngày \d{{1,2}}(?:/\d{{1,2}}| (?:của )?{LAST_MONTH})?(?![\d/])"
# `định kỳ 6 tháng (trước 05/6) và năm (trước 05/12)`: the days are those of the reports.
BY_DAYS = (
    rf"định kỳ {PERIODS}(?:(?:,| và) {PERIODS}){{0,3}} (?:\(|[^.;,]{{0,30}}?báo cáo (?:(?!hoàn thành|xong)[^.;]){{0,100}}? )?"
    rf"(?:trước|chậm nhất)(?: là)?(?: ngày)? {DAY_MONTH}"
    rf"(?:(?:,| và)(?: trước)?(?: ngày)? {DAY_MONTH}{ALONE}|\)?,?(?: và)? {PERIODS} \((?:trước|chậm nhất)(?: là)?(?: ngày)? {DAY_MONTH}){{0,3}}"
)
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
        EACH_BY_DAY,
        r"(?:vào )?(?:sáng |chiều )?thứ \w{2,4} (?:của )?(?:hàng|hằng|mỗi) tuần",
        rf"(?:trước|chậm nhất|vào)(?: là)?(?: vào)? ngày \d{{1,2}} (?:của )?{LAST_MONTH}",
        rf"từ (?:ngày )?\d{{1,2}}(?:/\d{{1,2}})?(?:/\d{{4}})? đến (?:hết )?{DATE}",
        BY_DAYS,
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
        rf"(?<=: )ngày (?:{WRITTEN}|{SLASHED})(?=\s*(?:[.;,]|$))",
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
        rf"^định kỳ {PERIODS}(?:(?:,| và) {PERIODS}){{0,3}}\b",
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
        r"(?<!giao ban )(?<!sinh hoạt )(?<!báo cáo )(?<!họp )(?P<span>định kỳ(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm)| 0?[36] tháng\b)?)",
        re.I,
    ),
    re.compile(r"^tổ chức[^,;]{0,30} (?P<span>định kỳ)", re.I),
)
WAITS = re.compile(r"\(?(?P<span>(?:sau khi có|khi có) (?:hướng dẫn|kế hoạch|văn bản|chỉ đạo|quyết định|yêu cầu)[^.;,)]{0,80}|khi được [^.;:]{3,80}? (?:lấy ý kiến|yêu cầu|giao|phân bổ))", re.I)  # fmt: skip
DEPENDS = re.compile(r"(?:theo (?P<on>(?:hướng dẫn|lộ trình|kế hoạch|chỉ đạo) của [^.;,)*]{3,60})|(?P<by>do (?:tỉnh|thành phố|trung ương|Trung ương|Sở|Bộ)[^.;,)]{0,30}? tổ chức))")  # fmt: skip
BRACKETS = re.compile(r"\([^()]{0,400}\)")
HEAD_SERIES = re.compile(rf"(?:{BY_DAYS}|(?:định kỳ )?{EACH_BY_DAY})", re.I)
NAMED = re.compile(r"^[^.;:()]{4,100}: (?=thường xuyên)", re.I)
CLAUSE_END = re.compile(r"[.;:]")
