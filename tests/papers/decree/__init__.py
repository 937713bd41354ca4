"""A paper judged by its DOCX's own XML against Nghị định 30/2020/NĐ-CP, Phụ lục I: one rule for each component.

A rule gives the faults it finds, or `ABSENT` where the paper has no such component and needs none.
"""

from collections.abc import Callable

from tests.papers.decree import body, foot, head, page
from tests.papers.decree.reading import ABSENT, Faults
from tests.papers.docx_xml import Docx

RULES: dict[str, Callable[[Docx], Faults]] = {
    "1 Quốc hiệu": head.nation,
    "2 Tiêu ngữ": head.motto,
    "3 Cơ quan chủ quản": head.superior,
    "4 Cơ quan ban hành": head.issuer,
    "5 Số, ký hiệu": head.number,
    "6 Địa danh, thời gian": head.place,
    "7 Tên loại": head.title,
    "8 Trích yếu": head.subject,
    "8b Trích yếu công văn": head.about,
    "9 Kính gửi": head.addressees,
    "10 Căn cứ": body.grounds,
    "11 Nội dung": body.text,
    "12 Phần, chương": body.chapters,
    "13 Mục": body.sections,
    "14 Khoản": body.clauses,
    "15 Điểm": body.points,
    "16 Dấu kết thúc": body.ending,
    "17 Quyền hạn, chức vụ": foot.power,
    "18 Chỗ ký": foot.room,
    "19 Họ tên": foot.name,
    "20 Dấu": foot.seal,
    "21 Nơi nhận": foot.recipients_head,
    "22 Danh sách nơi nhận": foot.recipients,
    "23 Phụ lục": foot.appendix_label,
    "24 Tên phụ lục": foot.appendix_name,
    "25 Kèm theo": foot.attached,
    "26 Dấu khẩn": page.urgent_stamp,
    "27 Lưu hành nội bộ": page.internal_stamp,
    "28 Dấu số của phụ lục": page.digital_stamp,
    "Khổ giấy, lề": page.sheet,
    "Phông chữ": page.font,
    "Cỡ chữ, màu": page.sizes,
    "Giãn dòng": page.spacing,
    "Số trang": page.number,
    "Kẻ bảng": page.tables,
    "Khối ký không vỡ": foot.unbroken,
    "Chữ, không biểu tượng": page.letters,
}

__all__ = ["ABSENT", "RULES", "Faults"]
