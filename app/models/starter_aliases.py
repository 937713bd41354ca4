"""What plans call the units that every commune has, besides their full names; given to a unit when it is added."""

from __future__ import annotations

from app.reading.units import fold_unit

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Văn phòng HĐND và UBND": ("VP", "VP HĐND và UBND", "VP HĐND&UBND", "VPHĐND-UBND", "VP UBND", "Văn phòng UBND"),
    "Phòng Văn hóa - Xã hội": ("VHXH", "VH-XH", "P.VHXH", "Phòng VH&XH", "Phòng Văn xã", "VHXX", "VX"),
    "Phòng Kinh tế": ("KT", "P.KT"),
    "Phòng Kinh tế, Hạ tầng và Đô thị": ("KTHTĐT", "KT-HT&ĐT", "KTHT&ĐT", "Kinh tế - Hạ tầng - Đô thị"),
    "Trung tâm Phục vụ hành chính công": ("TTPVHCC", "TT PVHCC", "TTHCC", "Trung tâm HCC", "Bộ phận Một cửa"),
    "Công an": ("CA", "CAP", "CAX"),
    "Ban Chỉ huy Quân sự": ("BCHQS", "Ban CHQS", "BCH Quân sự", "Quân sự"),
    "Trạm Y tế": ("TYT",),
    "Các trường học": ("các cơ sở giáo dục", "các đơn vị trường học", "các trường MN, TH, THCS"),
    "Trung tâm Dịch vụ sự nghiệp công": ("TTDVSNC", "TT DVSNC"),
    "Trung tâm Cung ứng dịch vụ công": ("TTCUDVC", "TT CUDVC"),
    "Trung tâm Dịch vụ tổng hợp": ("TTDVTH", "TT DVTH"),
    "Ủy ban MTTQ Việt Nam": ("UBMTTQ", "UBMTTQVN", "MTTQ", "Mặt trận", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    "Đoàn TNCS Hồ Chí Minh": ("Đoàn Thanh niên", "ĐTN", "Đoàn TN", "Phường đoàn", "Xã đoàn"),
    "Hội Liên hiệp Phụ nữ": ("Hội LHPN", "Hội Phụ nữ"),
    "Hội Nông dân": ("HND",),
    "Hội Cựu chiến binh": ("Hội CCB", "CCB"),
    "Tổ công nghệ số cộng đồng": ("TCNSCĐ", "Tổ CNSCĐ", "Tổ công nghệ số", "Tổ chuyển đổi số cộng đồng"),
    "Ban Chỉ đạo": ("BCĐ", "BCĐ chuyển đổi số"),
    "Đảng ủy": ("ĐU", "Thường trực Đảng ủy"),
    "Thường trực HĐND": ("TT HĐND", "TTHĐND"),
}
_BY_KEY = {fold_unit(name): spellings for name, spellings in SPELLINGS.items()}
_CANONICAL = {fold_unit(one): name for name, spellings in SPELLINGS.items() for one in (name, *spellings)}


def canonical(words: str) -> str:
    """The full name of the unit that every commune calls so; the words themselves where no such unit is known."""
    return _CANONICAL.get(fold_unit(words), words)


def of(name: str) -> tuple[str, ...]:
    """The usual other spellings of a unit's name; none for a name that isn't known."""
    return _BY_KEY.get(fold_unit(name), ())
