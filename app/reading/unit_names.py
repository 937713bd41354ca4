# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Names of a commune's units as data: abbreviations, aliases, kinds, words that open a unit's name."""

from __future__ import annotations

import re

# Abbreviations inside a name, over plain words (lower case, no marks): the first column is written out as the second.
ABBREVIATIONS = tuple(
    (re.compile(rf"\b(?:{short})\b"), full)
    for short, full in (
        (r"vphdnd ubnd|vp hdnd ubnd|vp hdnd va ubnd|vphdnd va ubnd", "van phong hoi dong nhan dan va uy ban nhan dan"),
        (r"ttpvhcc|tt pvhcc|tthcc|ttpvhc|tt phuc vu hcc|trung tam hcc|trung tam pvhcc|tt hcc|bo phan (?:1|mot) cua",
         "trung tam phuc vu hanh chinh cong"),
        (r"ttdvsnc|tt dvsnc", "trung tam dich vu su nghiep cong"),
        (r"ttcudvc|tt cudvc", "trung tam cung ung dich vu cong"),
        (r"ubmttqvn|ubmttq vn|ubmttq", "uy ban mat tran to quoc viet nam"),
        (r"mttqvn|mttq vn|mttq", "mat tran to quoc"),
        (r"mat tran to quoc(?! viet nam)", "mat tran to quoc viet nam"),
        (r"hdnd", "hoi dong nhan dan"),
        (r"ubnd", "uy ban nhan dan"),
        (r"bchqs|ban chqs|bch quan su", "ban chi huy quan su"),
        (r"bcd", "ban chi dao"),
        (r"tcnscd|to cnscd|to cong nghe so|to chuyen doi so cong dong", "to cong nghe so cong dong"),
        (r"cong nghe so cong dong cong dong", "cong nghe so cong dong"),
        (r"tncs hcm|tncs ho chi minh|tncshcm", "thanh nien"),
        (r"doan tn|dtn|xa doan|phuong doan", "doan thanh nien"),
        (r"hoi lhpn|hoi lien hiep phu nu(?: viet nam)?|hlhpn", "hoi phu nu"),
        (r"hoi ccb|hccb", "hoi cuu chien binh"),
        (r"hnd", "hoi nong dan"),
        (r"tdp", "to dan pho"),
        (r"vhxh|vh xh|vhxx|van xa|van hoa va xa hoi", "van hoa xa hoi"),
        (r"kinh te ha tang va do thi|kinh te ha tang do thi|kthtdt|kt ht dt|ktht dt|kt ht va dt|kt htdt",
         "kinh te ha tang do thi"),
        (r"kh cn|khcn|khoa hoc cong nghe", "khoa hoc va cong nghe"),
        (r"tyt", "tram y te"),
        (r"tt", "thuong truc"),
        (r"vp", "van phong"),
        (r"du", "dang uy"),
        (r"p(?= van hoa| kinh te)", "phong"),
        (r"cap|cax", "cong an"),
        (r"thpt", "trung hoc pho thong"),
        (r"thcs", "trung hoc co so"),
        (r"dn", "doanh nghiep"),
    )
)  # fmt: skip

# Whole names, after the abbreviations are written out: other names of one unit.
ALIASES = {
    "van phong uy ban nhan dan": "van phong hoi dong nhan dan va uy ban nhan dan",
    "van phong": "van phong hoi dong nhan dan va uy ban nhan dan",
    "van phong hoi dong nhan dan uy ban nhan dan": "van phong hoi dong nhan dan va uy ban nhan dan",
    "van hoa xa hoi": "phong van hoa xa hoi",
    "vx": "phong van hoa xa hoi",
    "kinh te": "phong kinh te",
    "kt": "phong kinh te",
    "kinh te ha tang do thi": "phong kinh te ha tang do thi",
    "ca": "cong an",
    "quan su": "ban chi huy quan su",
    "mat tran": "uy ban mat tran to quoc viet nam",
    "mat tran to quoc viet nam": "uy ban mat tran to quoc viet nam",
    "co quan uy ban mat tran to quoc viet nam": "uy ban mat tran to quoc viet nam",
    "doan tncs": "doan thanh nien",
    "hoi phu nu viet nam": "hoi phu nu",
    "hoi nong dan viet nam": "hoi nong dan",
    "hoi cuu chien binh viet nam": "hoi cuu chien binh",
    "don vi truong hoc": "truong hoc",
    "co so giao duc": "truong hoc",
    "truong": "truong hoc",
    "ban dieu hanh khu pho": "khu pho",
    "ban nhan dan ap": "ap",
    "truong khu pho": "khu pho",
    "to dan pho": "to dan pho",
    "thuong truc dang uy": "dang uy",
    "ban thuong vu dang uy": "dang uy",
}

# What follows the proper name and says only where the unit is.
PLACE_TAIL = re.compile(
    r" (?:tren dia ban(?: .*)?|(?:thuoc |cua )?(?:phuong|xa(?! hoi)|dac khu|thi tran)(?: .*)?|truc thuoc)$"
)
LEADING = re.compile(r"^(?:(?:de nghi|giao|doi voi) )?(?:(?:cac|nhung) )?(?:co quan (?=uy ban|mat tran))?")

KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("committee", r"^(ban chi dao|to giup viec|hoi dong (?!nhan dan)|ban to chuc)"),
        ("police", r"^cong an"),
        ("health", r"^(tram y te|trung tam y te|benh vien|co so y te)"),
        ("school", r"truong hoc|^truong (tieu|trung|mam|mau|thcs|thpt|th|mn|lien|pho)|^trung hoc|^tieu hoc|co so giao duc|^mam non"),
        ("centre", r"^(trung tam|bo phan mot cua)"),
        ("union", r"mat tran|^doan thanh nien|^doan (vien|the)|^hoi |cong doan|doan the|chinh tri xa hoi|chi hoi|hoi phu nu"),
        ("enterprise", r"doanh nghiep|vien thong|ngan hang|hop tac xa|tin dung|nha mang|viettel|vnpt|mobifone|fpt|dien luc"),
        ("department", r"^(phong |van phong|ban xay dung dang|ban chi huy quan su|uy ban kiem tra|dang uy|ban kinh te|ban phap che)"),
        ("neighbourhood", r"khu pho|to dan pho|^(truong (cac )?)?(ap|thon|buon|lang|khom|to nhan dan)( |$)|^ban$"),
    )
)  # fmt: skip

GENERIC = re.compile(
    r"^(?:cac|nhung|toan the|moi|tat ca|toan|mot so) |"
    r"^(?:co quan|don vi|phong|ban|bo phan|nganh|doanh nghiep|to chuc)(?: (?:don vi|ban|ban nganh|to chuc))?"
    r"(?: chuyen mon| lien quan| co lien quan| truc thuoc| thuoc .*)?$"
)

# A unit's name opens with one of these (accented, as printed; case doesn't matter).
PLURAL = (
    r"(?:các|những|toàn thể|tất cả các|một số) (?:cơ quan|đơn vị|phòng|ban|ngành|sở|tổ|trường|doanh nghiệp|tổ chức|"
    r"đoàn thể|hội|chi hội|khu phố|ấp|thôn|bản|buôn|làng|khóm|ngân hàng|nhà mạng|cấp|địa phương|hợp tác xã|cơ sở (?!dữ liệu|hạ tầng|vật chất)|trạm|"
    r"bộ phận|thành viên|lực lượng|cán bộ|công ty|tập đoàn|hộ |điểm )"
)
SINGLE = (
    r"phòng (?!ban\b|,|chuyên môn|chống|ngừa|họp)|văn phòng\b|vp |trung tâm |tt |ttpvhcc|công an\b|ban chỉ |ban điều |"
    r"ban xây |ban quản |ban tổ chức|ban tuyên|ban kinh|ban pháp|ban công tác|ban giám|ban nhân dân|ban thường vụ|bcđ|bchqs|"
    r"trạm |trường |[uủ][ỷỳyủ]? ban |uỷ ban |ủy ban |ubnd|ubmttq|mttq|mặt trận|đoàn (?:tn|thanh niên|phường|xã)|"
    r"hội (?:đồng |lhpn|liên hiệp|phụ nữ|nông dân|cựu|ccb|chữ thập|người|khuyến|đông y)|công đoàn|"
    r"tổ (?:công|dân|nhân|giúp|chuyển đổi|đề án|cnscđ|hợp tác|tự quản|bảo vệ)|khu phố|thôn\b|ấp\b|"
    r"(?:\d{1,4} )?doanh nghiệp\b|viettel|vnpt|fpt|mobifone|sở |bộ phận |cơ quan (?:thuế|công an|ủy|uỷ|mặt|bảo|quân|thường)|"
    r"chi cục|thuế |kho bạc|bảo hiểm|ngân hàng|hợp tác xã|đảng ủy|đảng uỷ|thường trực|thủ trưởng|ngành |chánh|trưởng |"
    r"lãnh đạo |chủ tịch|phó chủ tịch|bưu điện|điện lực|đài |nhân dân|người dân|tòa án|viện kiểm|quỹ |hđnd|chuyên viên"
)
UNIT_START = re.compile(rf"(?:đề nghị )?(?:{PLURAL}|{SINGLE})", re.I)
GENERIC_START = re.compile(
    r"(?:cơ quan|đơn vị|phòng|ban|ngành|bộ phận|tổ chức)(?:,| (?:liên quan|có liên quan|chuyên môn|thuộc|trực thuộc|ban))",
    re.I,
)
