"""Lists of units in running text: splitting them, finding where they end."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT, squeeze
from app.reading.unit_names import GENERIC_START, UNIT_START
from app.reading.units import fold_unit

SEPARATOR = re.compile(r"\s*(?:;|,|\n| và | cùng với | cùng |/)\s*")
NAMED_UNIT = re.compile(
    r"đơn vị (?:cung |du lịch|viễn|tư vấn|sự nghiệp|trường|kinh doanh|vận |quản lý|tài trợ|bưu)\w*", re.I
)
COUNCIL = re.compile(r"ủy ban|uỷ ban|ubnd", re.I)
OFFICE_OF_TWO = re.compile(r"\b(?:văn phòng|vp|thường trực) (?:hđnd|hội đồng nhân dân)$", re.I)
VERBS = (
    r"thực hiện|triển khai|xây dựng(?! Đảng)|lắp đặt|rà soát|"
    r"thẩm định|thẩm tra|đề xuất|tham mưu|duy trì|thành lập|đẩy mạnh|"
    r"tuyên truyền|vận động|hướng dẫn|hỗ trợ|kiểm tra|theo dõi|"
    r"đôn đốc|tổng hợp|cập nhật|bảo đảm|đảm bảo|nâng cao|nâng cấp|"
    r"giám sát|thu thập|lập|ban hành|trình|bố trí|mở|phổ biến|kết nối|khảo sát|tăng cường|hoàn thiện|hoàn thành|"
    r"xử lý|giải quyết|tiếp nhận|số hóa|chuẩn hóa|đánh giá|làm|"
    r"phát động|ký kết|huy động|khuyến khích|đào tạo|bồi dưỡng|"
    r"tập huấn|quản lý|thông báo|công khai|nghiên cứu|lồng ghép|trang bị|đầu tư|thúc đẩy|tạo|tiến hành|tích cực|"
    r"chủ động|kịp thời|chịu trách nhiệm|có trách nhiệm|chủ trì|phối hợp|báo cáo|căn cứ|quán triệt|tiếp tục|hằng|hàng|"
    r"thường xuyên|định kỳ|tập trung|phát triển|phát huy|chuẩn bị|đăng ký|sử dụng|tháo gỡ|phân công|ứng dụng|chia sẻ"
    r"|đối chiếu|giải ngân|tổng kết|sơ kết|khám|tuần tra|thu gom|thu hồi|bàn giao|chăm sóc|trồng|sửa|"
    r"lấy ý kiến|gửi|đưa|dọn|mua|cử|nắm|xác minh|thống kê|niêm yết"
    r"|ngăn chặn|phòng chống|phòng, chống|phòng ngừa|phân loại|"
    r"phân bổ|thay|giới thiệu|ra quân|điều tra|truyền thông|soạn"
)
LIST_END = re.compile(
    rf"[.;:(]|\b(?:trong|để|nhằm|khi|qua|thông qua|về|là|do|theo|cho|từ|vào|nếu|được|đã|sẽ|cần|phải)\b"
    r"|\btại\b(?! cơ sở)|\btổ chức(?! chính trị| tín dụng| tài chính|"
    r" đoàn| liên quan| có liên quan| xã hội| quốc tế| thành viên"
    r"| kinh tế| nghiên cứu| hội(?! thi| nghị| thảo| chợ| diễn| trại| xuân)| Đảng| đảng|,)|"
    r"(?<!đơn vị )(?<!doanh nghiệp )\b(?:cung cấp|cung ứng|vận hành|khai thác)\b"
    rf"|(?<!Ban )(?<!ban )(?<!ịch vụ )\b(?:{VERBS})\b|\b(?:kết quả|tình hình|tiến độ)\b"
)
# `Công an phường khám …`: a small letter after the place begins what the unit does.
AFTER_PLACE = re.compile(r"(?:(?<=\bphường)|(?<=\bxã)|(?<=\bđặc khu)) (?=[a-zđà-ỹ])(?!và |cùng |hội\b|khác|lân cận)")
TAIL = re.compile(r"\s*(?:[,.;:]|\bvà|\bcùng|\bvới)$", re.I)


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
    return bool(UNIT_START.match(rest) or NAMED_UNIT.match(rest))


def list_at(text: str) -> str:
    """The list of units that a text opens with, up to the verb or sign that ends it; else empty."""
    text = text[:600]
    if not is_unit(text):
        return ""
    first_word = re.match(r"\S+\s*\S*", text)
    start = first_word.end() if first_word else 0
    ends = [end for pattern in (LIST_END, AFTER_PLACE) if (end := pattern.search(text, start))]
    end = min(ends, key=lambda match: match.start(), default=None)
    return trim(text[: end.start()] if end else text)


def without(names: list[str], others: list[str]) -> list[str]:
    """Names less those that stand for a unit among the others."""
    keys = {fold_unit(name) for name in others}
    return [name for name in names if fold_unit(name) not in keys]
