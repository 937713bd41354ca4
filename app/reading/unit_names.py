# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Names of a commune's units as data: abbreviations, aliases, kinds. What opens a name is in `unit_words`."""

from __future__ import annotations

import re

# Abbreviations inside a name, over plain words (lower case, no marks): the first column is written out as the second.
ABBREVIATIONS = tuple(
    (re.compile(rf"\b(?:{short})\b"), full)
    for short, full in (
        (r"vphdnd ubnd|vp hdnd ubnd|vp hdnd va ubnd|vphdnd va ubnd", "van phong hoi dong nhan dan va uy ban nhan dan"),
        (r"ttpvhcc|tt pvhcc|tthcc|ttpvhc|tt phuc vu hcc|trung tam hcc|trung tam pvhcc|tt hcc|bo phan (?:1|mot) cua",
         "trung tam phuc vu hanh chinh cong"),
        (r"(?:trung tam|tt) chinh tri", "trung tam chinh tri"),
        (r"qlda", "quan ly du an"),
        (r"bql", "ban quan ly"),
        (r"qltt", "quan ly thi truong"),
        (r"ubkt", "uy ban kiem tra"),
        (r"bhxh", "bao hiem xa hoi"),
        (r"nhcsxh|ngan hang csxh", "ngan hang chinh sach xa hoi"),
        (r"htx", "hop tac xa"),
        (r"nvqs", "nghia vu quan su"),
        (r"ptds", "phong thu dan su"),
        (r"pctt", "phong chong thien tai"),
        (r"tkcn", "tim kiem cuu nan"),
        (r"pbgdpl", "pho bien giao duc phap luat"),
        (r"antt", "an ninh trat tu"),
        (r"bch(?! quan su)", "ban chi huy"),
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
    "thon truong": "thon",
    "ap truong": "ap",
    "buon truong": "buon",
    "chanh van phong": "van phong hoi dong nhan dan va uy ban nhan dan",
    "truong khu pho": "khu pho",
    "to dan pho": "to dan pho",
    "thuong truc dang uy": "dang uy",
    "ban thuong vu dang uy": "dang uy",
}

# What follows the proper name and says only where the unit is.
PLACE_TAIL = re.compile(
    r" (?:tren dia ban(?: .*)?|(?:thuoc |(?<!mot )cua )?(?:phuong|xa(?! hoi)|dac khu|thi tran)(?: .*)?|truc thuoc)$"
)
LEADING = re.compile(r"^(?:(?:de nghi|giao|doi voi) )?(?:(?:cac|nhung) )?(?:co quan (?=uy ban|mat tran))?")

# A post at the head of a unit stands for the unit.
POSTS = re.compile(
    r"^(?:(?:cac )?(?:dong chi|ong|ba) )?(?:truong|pho truong|hieu truong|giam doc|chanh|thu truong|to truong|chi huy truong|bi thu) (?:cac )?"
    r"(?=(?:thon|ap|xom|khom|buon|lang|khu|to dan pho|to nhan dan|phong|van phong|trung tam|cong an|tram|truong|don|hat|ban cong tac|ban chi huy|ban chqs|chi bo)\b)"
)

KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("committee", r"^(ban chi dao|to giup viec|hoi dong (?!nhan dan)|ban to chuc|ban chi huy (?!quan su)|ban thanh tra|ban giam sat)"),
        ("police", r"^cong an|^don bien phong|^bo doi"),
        ("health", r"^(tram y te|trung tam y te|benh vien|co so y te|phong kham)"),
        ("school", r"truong hoc|^truong (tieu|trung|mam|mau|thcs|thpt|th|mn|lien|pho)|^trung hoc|^tieu hoc|co so giao duc|^mam non"),
        ("centre", r"^(trung tam|bo phan mot cua)"),
        ("union", r"mat tran|^doan thanh nien|^doan (vien|the)|^hoi |cong doan|doan the|chinh tri xa hoi|chi hoi|hoi phu nu|ban cong tac mat tran|^doan tncs"),
        ("enterprise", r"doanh nghiep|vien thong|ngan hang|hop tac xa|tin dung|nha mang|viettel|vnpt|mobifone|fpt|dien luc|^cong ty|buu dien"),
        ("department", r"^(phong |van phong|ban xay dung dang|ban chi huy quan su|uy ban kiem tra|dang uy|ban kinh te|ban phap che)"),
        ("neighbourhood", r"khu pho|to dan pho|^(truong (cac )?)?(ap|thon|xom|buon|lang|khom|to nhan dan|khu dan cu)( |$)|(thon|buon|ap|ban|lang|xom) truong|ban (nhan dan|phat trien|dieu hanh|quan ly) (cac )?(thon|ap|buon|lang|khu|xom)|^ban$"),
    )
)  # fmt: skip

GENERIC = re.compile(
    r"^(?:cac|nhung|toan the|moi|tat ca|toan|mot so) |"
    r"^(?:co quan|don vi|phong|ban|bo phan|nganh|doanh nghiep|to chuc)(?: (?:don vi|ban|ban nganh|to chuc))?"
    r"(?: chuyen mon| lien quan| co lien quan| truc thuoc| thuoc .*)?$"
)
