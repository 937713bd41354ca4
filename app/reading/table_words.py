# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Words of table headers → fields (patterns over plain words; the first that is found decides)."""

from __future__ import annotations

import re

BODY = r"(?:don vi|co quan|bo phan|phong ban|phong|dv|cq|nguoi|can bo|cong chuc|luc luong|chu the|to chuc)"
FIELDS = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("order", r"^(stt|tt|so tt|so thu tu|thu tu|so|s tt)$"),
        ("person", r"^ho (va )?ten|^ten (can bo|thanh vien)"),
        ("compare", r"so voi|so sanh|tang giam|(ty|ti) le (dat|hoan thanh|thuc hien)|^% (dat|hoan thanh|thuc hien)|^dat %"),
        ("units", r"chu tri[^%]{0,30}phoi hop|phoi hop[^%]{0,30}chu tri"),
        ("coordinating", r"^(?!noi dung|nhiem vu).*phoi hop|luc luong ho tro|ho tro thuc hien|^(dv|cq) ?ph$|^(don vi|co quan|dv|cq) p h$|(don vi|co quan) (tham gia|lien quan|ho tro)"),
        ("basis", r"can cu|van ban giao|co so (thuc hien|phap ly)|nguon so lieu|minh chung"),
        ("measure_unit", r"don vi (tinh|do)|^dv ?t\b|^d v t$|^dv tinh|^don vi do luong"),
        ("related", r"(chi tieu|muc tieu) lien quan"),
        ("either", r"(nhiem vu|cong viec).*chi tieu(?! giao)|chi tieu(?! giao).*(nhiem vu|cong viec)"),
        ("target", r"chi tieu(?! giao)"),
        ("in_charge", r"^(nguoi|can bo|cong chuc|chuyen vien) phu trach"),
        ("leader", r"(lanh dao|nguoi|dong chi|chu tich) (phu trach|chi dao)"),
        ("lead", rf"chu tri|^(dv|cq) ?ct$|dau moi|{BODY} tham muu|chiu trach nhiem|{BODY} (truc tiep |chinh )?(thuc hien|phu trach|theo doi|trien khai)"
                 rf"|{BODY} (duoc )?(giao|phan cong|nhan nhiem vu)|^(du kien )?phan cong|^trach nhiem( thuc hien)?$|^(co quan )?don vi$|^co quan$|^bo phan$|^phong ban$|to chuc thuc hien"),
        ("start", r"^(ngay |thoi gian |thoi diem )?bat dau$|^tu ngay$"),
        ("deadline", r"thoi gian|thoi han|tien do|^han\b|han (hoan thanh|xong|cuoi|nop)|lo trinh|ngay (hoan thanh|ket thuc|xong)|^(du kien )?hoan thanh$|^ket thuc$|^den ngay$|moc (thoi gian|hoan thanh)|thoi diem|^(tg|t g)\b|ky han|^deadline"),
        ("budget", r"kinh phi|du toan|nguon von|thanh tien|don gia|so tien|noi dung chi(?! dao| tiet| tieu)"),
        ("note", r"ghi chu|uu tien|luu y"),
        ("baseline", r"^(?!noi dung|nhiem vu|cong viec).*(ket qua|thuc hien|hien trang|so lieu|uoc).*20\d\d|hien trang|^ket qua nam|da dat|^th (nam )?20\d\d|^thuc hien nam (truoc|ngoai)"),
        ("product", r"san pham|ket qua dau ra|ket qua (can |du kien |phai )?dat|ket qua du kien|dau ra|yeu cau (ve )?ket qua"),
        ("value", r"muc phan dau|chi tieu giao|ke hoach( nam|$)|muc tieu( nam|$)|^(tam nhin |muc tieu |chi tieu |kh |phan dau )?(den )?(het |cuoi )?(nam )?20\d\d( 20\d\d)?$|^giai doan 20\d\d|^gia tri|"
                  r"^(muc tieu |chi tieu |ke hoach |phan dau )?nam hoc 20\d\d 20\d\d|^chi so|ke hoach 20\d\d|phan dau|^ket qua$|^(muc )?dinh luong|muc (dat|giao)|^muc tieu.*20\d\d"),
        ("result", r"^ket qua"),
        ("group", r"linh vuc|nhom nhiem vu|nhom chi tieu|noi dung lon|^nhom\b|^tru cot|^mang\b"),
        ("content", r"nhiem vu|noi dung|cong viec|danh muc|hoat dong|giai phap|ten$|^cong tac$|dau viec|^hang muc|^viec\b|mo ta|^ten (van ban|de an|du an|mo hinh|chuong trinh|ke hoach|cong trinh)"),
        ("other", r"dia diem|dia ban|doi tuong|so luong|quy mo|chuc vu|dien thoai|hinh thuc|thanh phan|tinh trang|trang thai|muc do|phuong phap|diem"),
    )
)  # fmt: skip

# What a lower header doesn't change: `Sản phẩm` over `Tên | Số lượng`, `Kinh phí` over `2026 | 2027`.
FIRM: dict[str, tuple[str, ...]] = {
    "budget": tuple(name for name, _ in FIELDS),
    **dict.fromkeys(("product", "deadline", "lead", "coordinating", "basis", "note"),
                    ("content", "other", "value", "measure_unit", "result", "order", "group")),
}  # fmt: skip
BOUNDS = (
    ("start", re.compile(r"^(tu|bat dau|khoi cong)\b")),
    ("deadline", re.compile(r"^(den|ket thuc|hoan thanh)\b")),
)
FINISH = re.compile(r"hoan thanh|han|ket thuc|xong")
LEADS = re.compile(r"chu tri|ct$")

QUARTER = re.compile(r"^(?:quy|qui|q) ?(?:(?P<roman>i{1,3}|iv)|(?P<digit>[1-4]))(?: (?:nam )?20\d\d)?$")
MONTH = re.compile(r"^(?:thang|thg|th|t) ?(?P<digit>\d{1,2})(?: (?:nam )?20\d\d)?$")
HALF = re.compile(r"^0?6 thang (?:dau|cuoi)(?: nam)?(?: 20\d\d)?$")
UNDER_TIME = re.compile(r"thoi gian|thoi han|tien do|lo trinh|thang|quy|nam 20\d\d")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

# Headers of three-column tables whose columns a converter wrote one under another.
FLAT_HEADER = re.compile(
    r"^(?P<group>lĩnh vực|nhóm chỉ tiêu|nội dung)\s+(?P<target>chỉ tiêu(?: định lượng| cụ thể| phấn đấu)?)\s+"
    r"(?P<content>nội dung.{0,60}|nhiệm vụ.{0,60}|giải pháp.{0,60})$",
    re.I,
)
SAME_AS_ABOVE = re.compile(
    r"^(?:[-–]?\s*n/?t\s*[-–]?|\(nt\)|[-–]?\s*như trên\s*[-–]?|như dòng trên|〃|[\"″”“]{1,2}|''|[-–]\s?[\"″”“]\s?[-–])\.?$",
    re.I,
)
MARKED = re.compile(r"^(?:x+|[✓✔√☑■●•*+]|v|true|có)$", re.I)
NOT_MARKED = re.compile(r"^(?:-+|–|false|không|0|o)?$", re.I)

TOTAL = re.compile(
    r"^(?:tong cong|tong so|tong|cong)(?: (?:nhiem vu|chi tieu|muc|nhom|phan|kinh phi))?(?: (?:[ivx]+|[a-h]|\d+))*"
    r"(?: (?:nhiem vu|chi tieu))?$"
)
NOTE = re.compile(r"^(?:\(?\*+\)?\s*)?(?:ghi chú|lưu ý|chú thích)\b|^\(\*+\)|^\*+\s", re.I)
TAIL = re.compile(
    r"^(?:người (?:lập|tổng hợp|báo cáo)(?: biểu| bảng)?|(?:thủ trưởng|xác nhận|đại diện) (?:đơn vị|cơ quan|của)|"
    r"nơi nhận\b|(?:TM|KT|TL|TUQ)\.|(?:phó )?(?:chủ tịch|chánh văn phòng|trưởng phòng|giám đốc|bí thư)$"
    r"|\(?ký,|[^,;:]{2,40}, ngày\b[\d\s._…]{0,20}tháng\b)",
    re.I,
)


def field_of(plain_header: str) -> str | None:
    """The field of a header cell; None for unknown words."""
    return next((field for field, pattern in FIELDS if pattern.search(plain_header)), None)


def period_of(plain_header: str, above: str = "") -> tuple[str, int] | None:
    """`("quarter", 2)`, `("month", 5)`, `("half", 1)` for the caption of a column of time; None for others.

    A bare figure counts only below words of time (`above`).
    """
    if match := QUARTER.match(plain_header):
        return "quarter", int(match["digit"] or ROMAN[match["roman"]])
    if (match := MONTH.match(plain_header)) and 1 <= int(match["digit"]) <= 12:
        return "month", int(match["digit"])
    if HALF.match(plain_header):
        return "half", 1 if "dau" in plain_header else 2
    if not UNDER_TIME.search(above):
        return None
    if plain_header in ROMAN and "thang" not in above:
        return "quarter", ROMAN[plain_header]
    if plain_header.isdigit() and 1 <= int(plain_header) <= 12:
        return "quarter" if "quy" in above else "month", int(plain_header)
    return None
