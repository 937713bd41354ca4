"""The words and signs around the figures of targets, as patterns."""

from __future__ import annotations

import re

NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
COUNTED = (
    r"lớp|lần|cuộc|hội nghị|mô hình|buổi|đợt|tin|bài|chuyên mục|sản phẩm|dịch vụ|hồ sơ|điểm|người|hộ|doanh nghiệp|"
    r"tổ|nhóm|trạm|phiên|đề tài|sáng kiến|giải pháp|cơ sở|triệu đồng|tỷ đồng|đồng|máy|"
    r"camera|km|ha|m2|lượt|khóa|thôn|ấp|hợp tác xã|trang trại|nhãn hiệu|tuyến|chợ|trường|"
    r"cây|tấn|học sinh|lao động|cơ quan|đơn vị|thiết bị|chuyên đề|công trình|dự án|khu phố|chi hội|câu lạc bộ|sáng chế|"
    r"nhà|căn|ngôi|em|trẻ em|thanh niên|phụ nữ|(?:đảng|đoàn|hội|thành|học) viên|cán bộ|mẫu"
)
SIGNED_ALWAYS = (
    r"tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|tối đa|không quá|không vượt(?: quá)?|nhiều nhất"
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
# What is counted, whatever it is: one or two words, or a name in quotation marks; never an age.
NOT_COUNTED = r"(?!(?:tháng |ngày )?tuổi|phần trăm|trở lên|tại chỗ|năm\b"
PARTICLE = r"từ|trở|trong|cho|để|có|tham|được|tại|ở|về|và|mới|trước|sau|nhằm|theo|trên|với|là|đạt|gia|do|của"
OBJECT = (
    rf"(?:[“\"‘](?P<quoted>[^”\"’]{{2,80}})[”\"’]|(?P<noun>[^\W\d_]+(?: (?!(?:{PARTICLE})\b)[^\W\d_]+)?"
    r"(?:/\s?[\d.]{0,9}\s?[^\W\d_]+(?: [^\W\d_]+)?)?)(?! tuổi|\w))"
)
COUNT = rf"(?P<n>{NUM})(?![/-]|[.,]?\d)\s"
SIGNED = re.compile(rf"(?:\b(?:{SIGNED_ALWAYS})|≥|≤|>=|<=)\s{{0,2}}{COUNT}{NOT_COUNTED}){OBJECT}", re.I)
# `từ 25 … trở lên`, `dưới 5 …`, `trên …`, `đạt …`: no spans of time.
NOT_TIME = rf"{NOT_COUNTED}|(?:ngày|tuần|tháng|quý|giờ|phút|sao)\b)"
FROM = re.compile(rf"(?<!có )\btừ {COUNT}{NOT_TIME}{OBJECT}(?=[^.;,%\d]{{0,30}}\btrở lên\b)", re.I)
LOOSE = re.compile(rf"\b(?:dưới|trên|đạt) {COUNT}{NOT_TIME}{OBJECT}", re.I)
REACHED = re.compile(r"\bđạt\b[^.;,%]{0,30}$", re.I)
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
    rf"\s{{0,3}}(?:%|‰)[^.;,%]{{0,40}}? (?:lên|xuống)(?: còn| đạt| thành)?"
    rf"(?: (?:dưới|trên|tối thiểu|ít nhất|tối đa|không quá|hơn|mức)){{0,2}} (?P<to>{NUM})\s*(?P<unit>%|‰)",
    re.I,
)
UPWARDS = re.compile(r"^\s*(?:%|‰)?[^.;,%\d]{0,30}?\btrở lên", re.I)
DOWNWARDS = re.compile(r"^\s*(?:%|‰)?[^.;,%\d]{0,30}?\btrở (?:xuống|lại)", re.I)
DECREASE = re.compile(r"\b(?:giảm|rút ngắn|kéo giảm|cắt giảm|hạ)\b[^.;%]{0,60}$", re.I)
INCREASE = re.compile(r"\b(?:tăng|nâng|mở rộng|gia tăng)\b[^.;%]{0,60}$", re.I)
COMPARED = re.compile(
    r"so với [^.;,()]{3,60}(?:\([^()]{1,30}\))?|\((?:năm 20\d\d|hiện nay|hiện tại|cùng kỳ)[^()]{0,40}\)", re.I
)
IN_BRACKETS = re.compile(r"\([^()]{0,20}(?:năm (?P<year>20\d\d)|hiện nay|hiện tại|cùng kỳ)[^()]{0,40}\)", re.I)
# `So với năm 2025 (85%)`: what stands in the brackets is what the target is compared with.
COMPARED_FIGURE = re.compile(r"\bso với [^.;,()%]{3,60}\([^()]{1,30}\)", re.I)
# What an earlier year brought, and the words that turn such a sentence into an aim.
RESULT = re.compile(
    r"^(?:theo |trong |tính đến |đến )?(?:(?:hết|cuối|6 tháng đầu) )?"
    r"(?:kết quả(?: thực hiện| đạt được)?(?: trong| của)? )?năm (?P<year>20\d\d)\b(?! ?[-–/])",
    re.I,
)
AIMED = re.compile(r"\b(?:phấn đấu|dự kiến|năm nay|(?:đến |trong |sang )?năm (?P<year>20\d\d))\b", re.I)
# `năm 2025 là 5%` beside the figure that is meant.
BEFORE = re.compile(rf"\bnăm (?P<year>20\d\d)(?: (?:là|đạt|còn|chiếm)|:)? (?:{NUM})\s*(?:%|‰)", re.I)
PHRASE = re.compile(
    r"(?:(?:phấn đấu|phân đầu|phấn đầu|bảo đảm|đảm bảo|đạt|từ|tối thiểu|ít nhất|"
    r"trên|hơn|≥|>=|≤|<=|>|<|tối đa|dưới|không quá|không dưới|không thấp hơn|không vượt quá|"
    r"đạt và vượt|giảm còn|tăng|giảm)\s*){0,4}$",
    re.I,
)
PERIOD = re.compile(r"\(?(20\d\d)\s*-\s*(20\d\d)\)?")
BY_YEAR = re.compile(r"\b(?:đến|hết|trong)(?: hết| cuối)? năm (20\d\d)", re.I)
NEVER = re.compile(r"^không (?:để )?(?:xảy ra|có|phát sinh)|^không để\b|^không còn\b", re.I)
