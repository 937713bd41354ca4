# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Topics → the kind of unit that usually leads such work, where a plan names nobody (a suggestion only).

From a commune's written rule on who leads what, with the fields that the law gives the departments of a commune since
1/7/2025. Topics of little weight speak of everything and give way to the others.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CULTURE = "phong van hoa xa hoi"
SERVICE = "trung tam phuc vu hanh chinh cong"
OFFICE = "van phong hoi dong nhan dan va uy ban nhan dan"
ECONOMY = ("phong kinh te", "phong kinh te ha tang do thi")
POLICE = "cong an"
HEALTH = "tram y te"
SCHOOLS = "truong hoc"
MILITARY = "ban chi huy quan su"
FRONT = "uy ban mat tran to quoc viet nam"
YOUTH, WOMEN, FARMERS, VETERANS = "doan thanh nien", "hoi phu nu", "hoi nong dan", "hoi cuu chien binh"
MEDIA = ("trung tam dich vu su nghiep cong", "trung tam dich vu tong hop", "trung tam cung ung dich vu cong")


class Topic(NamedTuple):
    """A field of work: its name for the person, the plain words that speak of it, keys of units, best first."""

    name: str
    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    weight: float = 1.0


def _topic(name: str, words: str, *keys: str, weight: float = 1.0) -> Topic:
    return Topic(name, re.compile(rf"\b(?:{words})\b"), keys, weight)


TOPICS = (
    _topic("Đề án 06, định danh, dân cư, an ninh mạng", r"de an 06|vneid|dinh danh (?:so|dien tu|muc)|du lieu (?:ve )?dan cu|quoc gia ve dan cu|an ninh mang|lua dao|toi pham|can cuoc|cu tru", POLICE),
    _topic("an ninh, trật tự, phòng cháy", r"an ninh trat tu|trat tu an toan|phong chay|chua chay|ma tuy|an toan giao thong|te nan|camera an ninh", POLICE),
    _topic("quân sự, quốc phòng", r"quan su|quoc phong|tuyen quan|nghia vu quan su|dan quan|huan luyen|dien tap phong thu", MILITARY),
    _topic("y tế, sức khỏe", r"y te|suc khoe|kham chua benh|tiem chung|dich benh|an toan thuc pham|dan so|ho so suc khoe|benh vien", HEALTH, CULTURE),
    _topic("giáo dục, trường học", r"hoc ba|stem|truong hoc|hoc sinh|giao vien|giao duc|nha truong|cac truong|pho cap giao duc|xoa mu chu|mam non", SCHOOLS, CULTURE),
    _topic("thủ tục hành chính, dịch vụ công", r"thu tuc hanh chinh|tthc|dich vu cong|so hoa ho so(?! dia chinh| ho tich)|mot cua|hai long|phan anh kien nghi|phi dia gioi|tiep nhan va tra ket qua", SERVICE, OFFICE),
    _topic("văn bản điện tử, điều hành, lưu trữ, hồ sơ công việc", r"chu ky so|ky so|quan ly van ban|van ban dien tu|xu ly van ban|he thong (?:thong tin )?bao cao|theo doi nhiem vu|hop truc tuyen|hoi nghi truyen hinh|mang lan|lan|khong giay|luu tru|van thu|ho so cong viec|xu ly cong viec|quy trinh noi bo|phong hop|tiep cong dan|khieu nai|to cao|hoi nghi|mang noi bo|lich lam viec", OFFICE, CULTURE),
    _topic("tư pháp, hộ tịch", r"ho tich|chung thuc|tu phap|pho bien phap luat|hoa giai|van ban quy pham", OFFICE, SERVICE),
    _topic("văn hóa, du lịch, thể thao", r"van hoa|du lich|di tich|le hoi|the duc|the thao|thu vien|di san|luu tru du lich", CULTURE, *MEDIA),
    _topic("an sinh, lao động, giảm nghèo", r"an sinh|bao tro|giam ngheo|ho ngheo|can ngheo|nguoi co cong|viec lam|day nghe|lao dong|tre em|binh dang gioi|nguoi cao tuoi|bao hiem", CULTURE),
    _topic("tổ chức bộ máy, cán bộ, thi đua", r"to chuc bo may|sap xep (?:to chuc|bo may|don vi|can bo)|can bo cong chuc|cong chuc vien chuc|bien che|thi dua|khen thuong|ton giao|dan toc|nhan luc|tap huan|boi duong|dao tao|thu hut", CULTURE, OFFICE),
    _topic("hạ tầng viễn thông", r"vien thong|5g|4g|bang rong|cap quang|phu song|wifi|wi fi|tram phat song|cap thong tin", *ECONOMY, CULTURE),
    _topic("kinh tế số, thanh toán, doanh nghiệp, hộ kinh doanh", r"kinh te so|thuong mai dien tu|san giao dich|ban hang|hoa don|thanh toan|ho kinh doanh|doanh nghiep (?:nho|vua)|khoi nghiep|logistics|cong nghiep|tieu thu cong nghiep|lang nghe|cho|thue|ocop|hop tac xa|tin dung|khong dung tien mat|mua ban", *ECONOMY),
    _topic("nông nghiệp, môi trường, đất đai, xây dựng", r"nong nghiep|nong thon|trong trot|chan nuoi|thuy loi|thuy san|cay trong|lam nghiep|rung|moi truong|rac|chat thai|nuoc sach|dat dai|dia chinh|quy hoach|xay dung co ban|do thi|giao thong nong thon|thien tai|thoat nuoc|kenh|chieu sang|via he|truy xuat nguon goc|san pham nong", *ECONOMY),
    _topic("ngân sách, kinh phí, đầu tư", r"kinh phi|ngan sach|du toan|dau tu cong|thu chi|mua sam|nguon luc tai chinh|tai chinh|giai ngan", *ECONOMY),
    _topic("vận động nhân dân, đoàn thể", r"mat tran|phan bien xa hoi|giam sat cong dong|dai doan ket", FRONT),
    _topic("thanh niên", r"doan thanh nien|thanh nien|doan vien|tinh nguyen", YOUTH, FRONT),
    _topic("phụ nữ", r"phu nu", WOMEN, FRONT),
    _topic("nông dân", r"hoi vien nong dan|hoi nong dan", FARMERS, FRONT),
    _topic("tuyên truyền, kỹ năng số cộng đồng", r"tuyen truyen|truyen thong|pho cap|ky nang so|phat thanh|truyen thanh|cong nghe so cong dong|binh dan hoc vu|trang thong tin|cong thong tin|fanpage|zalo|quan triet|nang cao nhan thuc|khu pho thong minh", CULTURE, *MEDIA),
    _topic("an toàn thông tin, hạ tầng và dữ liệu số", r"an toan thong tin|an toan he thong|sao luu|bao mat|ma doc|tuong lua|may tinh|thiet bi|ha tang so|ha tang cong nghe thong tin|phan mem|du lieu mo|kho du lieu|co so du lieu|du lieu dung chung|ioc|dieu hanh thong minh|tri tue nhan tao|ai|nen tang so|cong nghe thong tin|so hoa|du lieu", CULTURE, OFFICE, weight=0.5),
    _topic("tham mưu, chuyển đổi số chung", r"ke hoach|chuyen doi so|chi so|ban chi dao|doi moi sang tao|khoa hoc|chinh quyen so|xa hoi so|cong dan so|van hoa so|lanh dao|chi dao", CULTURE, weight=0.2),
)  # fmt: skip
