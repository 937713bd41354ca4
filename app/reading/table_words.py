# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Words of table headers → fields (patterns over plain words; the first that is found decides)."""

from __future__ import annotations

import re

FIELDS = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("order", r"^(stt|tt|so tt|so thu tu|thu tu|so)$"),
        ("coordinating", r"phoi hop|luc luong ho tro|ho tro thuc hien"),
        ("basis", r"can cu|van ban giao|co so (thuc hien|phap ly)|nguon so lieu|minh chung"),
        ("measure_unit", r"don vi (tinh|do)|^dvt$|^don vi do luong"),
        ("related", r"(chi tieu|muc tieu) lien quan"),
        ("target", r"chi tieu(?! giao)"),
        ("lead", r"chu tri|don vi thuc hien|co quan thuc hien|bo phan thuc hien|don vi (phu trach|theo doi)|co quan theo doi"
                 r"|(don vi|bo phan|co quan) (duoc )?(giao|chiu trach nhiem)|phan cong|^don vi$|nguoi thuc hien|to chuc thuc hien"),
        ("leader", r"lanh dao (phu trach|chi dao)|nguoi (phu trach|chi dao)"),
        ("deadline", r"thoi gian|thoi han|tien do|han hoan thanh|lo trinh|^han$|ngay hoan thanh"),
        ("budget", r"kinh phi|du toan|nguon von"),
        ("note", r"ghi chu|uu tien"),
        ("baseline", r"(ket qua|thuc hien|hien trang|so lieu|uoc).*20\d\d|hien trang|^ket qua nam|da dat"),
        ("product", r"san pham|ket qua dau ra|ket qua (can )?dat duoc"),
        ("value", r"muc phan dau|chi tieu giao|ke hoach( nam|$)|muc tieu( nam|$)|^(den )?(het |cuoi )?nam 20\d\d|^20\d\d$|^gia tri|"
                  r"^chi so|ke hoach 20\d\d|phan dau|^ket qua$|muc dat"),
        ("result", r"^ket qua"),
        ("group", r"linh vuc|nhom nhiem vu|nhom chi tieu|noi dung lon"),
        ("content", r"nhiem vu|noi dung|cong viec|danh muc|hoat dong|giai phap|ten$"),
    )
)  # fmt: skip

# Headers of three-column tables whose columns a converter wrote one under another.
FLAT_HEADER = re.compile(
    r"^(?P<group>lĩnh vực|nhóm chỉ tiêu|nội dung)\s+(?P<target>chỉ tiêu(?: định lượng| cụ thể| phấn đấu)?)\s+"
    r"(?P<content>nội dung.{0,60}|nhiệm vụ.{0,60}|giải pháp.{0,60})$",
    re.I,
)
SAME_AS_ABOVE = re.compile(r"^(?:nt|-\s*nt\s*-|n/t|như trên|〃|\"|″|-\"-)\.?$", re.I)


def field_of(plain_header: str) -> str | None:
    """The field of a header cell; None for unknown words."""
    return next((field for field, pattern in FIELDS if pattern.search(plain_header)), None)
