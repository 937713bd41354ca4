# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Topics → the kind of unit that usually leads such work, where a plan names nobody (a suggestion only)."""

from __future__ import annotations

import re

CULTURE = "phong van hoa xa hoi"
SERVICE = "trung tam phuc vu hanh chinh cong"
OFFICE = "van phong hoi dong nhan dan va uy ban nhan dan"
ECONOMY = ("phong kinh te", "phong kinh te ha tang do thi")
POLICE = "cong an"
HEALTH = "tram y te"
SCHOOLS = "truong hoc"
MEDIA = ("trung tam dich vu su nghiep cong", "trung tam dich vu tong hop", "trung tam cung ung dich vu cong")

TOPICS = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b"), keys)
    for name, pattern, keys in (
        ("Đề án 06, định danh, an ninh mạng", r"de an 06|vneid|dinh danh|du lieu (?:ve )?dan cu|quoc gia ve dan cu|an ninh mang|lua dao", (POLICE,)),
        ("y tế số", r"y te|suc khoe|kham chua benh", (HEALTH, CULTURE)),
        ("giáo dục số", r"hoc ba|giao duc stem|\bstem\b|truong hoc|hoc sinh|giao vien", (SCHOOLS, CULTURE)),
        ("thủ tục hành chính, dịch vụ công", r"thu tuc hanh chinh|tthc|dich vu cong|so hoa ho so|mot cua", (SERVICE,)),
        ("văn bản điện tử, theo dõi nhiệm vụ", r"chu ky so|quan ly van ban|he thong (thong tin )?bao cao|theo doi nhiem vu|hop truc tuyen|hoi nghi truyen hinh|mang lan|\blan\b|khong giay", (OFFICE, CULTURE)),
        ("hạ tầng viễn thông, kinh tế số, kinh phí", r"vien thong|\b5g\b|bang rong|kinh te so|thuong mai dien tu|ocop|nong nghiep|hoa don|thanh toan|kinh phi|ngan sach|ho kinh doanh|du lich|dat dai", ECONOMY),
        ("tuyên truyền, kỹ năng số cộng đồng", r"tuyen truyen|truyen thong|pho cap|ky nang so|phat thanh|truyen thanh", (CULTURE, *MEDIA)),
        ("tham mưu, nhân lực, chuyển đổi số chung", r"ke hoach|nhan luc|tap huan|boi duong|dao tao|chuyen doi so|chi so|du lieu|an toan thong tin|ban chi dao", (CULTURE,)),
    )
)  # fmt: skip
