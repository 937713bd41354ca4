"""The words of the sample plan around its tasks and targets; an invented commune's, nobody else's."""

from __future__ import annotations

from app.demo.aims import AIMS
from app.demo.deadlines import Laid

PLACE, COMMUNE, PROVINCE = "Minh Hòa", "phường Minh Hòa", "tỉnh Bình An"

MONEY = (
    "V. KINH PHÍ THỰC HIỆN",
    "Kinh phí lấy từ dự toán giao đầu năm của các đơn vị và nguồn xã hội hóa theo quy định.",
    "VI. CHẾ ĐỘ BÁO CÁO",
    "1. Các đơn vị báo cáo kết quả trước ngày 20 hằng tháng, gửi Phòng Văn hóa - Xã hội tổng hợp.",
    "2. Phòng Văn hóa - Xã hội tổng hợp, báo cáo Ban Chỉ đạo trước ngày 10 tháng cuối quý.",
)
CARRYING_OUT = ("VII. TỔ CHỨC THỰC HIỆN",)
CLOSING = (
    "Trên đây là Kế hoạch chuyển đổi số của phường; quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về "
    "Phòng Văn hóa - Xã hội để tổng hợp, trình Ủy ban nhân dân phường xem xét./.",
)
RECIPIENTS = (
    "Nơi nhận:",
    "- Ủy ban nhân dân tỉnh (để báo cáo);",
    "- Thường trực Đảng ủy, Thường trực HĐND phường;",
    "- Các đơn vị có tên tại Kế hoạch;",
    "- Lưu: VT, VHXH.",
)
CHAIR = "Trần Quang Minh"
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", CHAIR)


def letterhead(laid: Laid) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two cells on top: body and number, motto and date."""
    day = laid.issued_on
    dated = f"{PLACE}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    return (
        ("ỦY BAN NHÂN DÂN", COMMUNE.upper(), "Số: 42/KH-UBND"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", dated),
    )


def title(laid: Laid) -> tuple[str, str]:
    """KẾ HOẠCH and its subject; issued in the year before, the plan begins in that year's last months."""
    year, issued = laid.today.year, laid.issued_on.year
    years = f"năm {year}" if issued == year else f"các tháng cuối năm {issued} và năm {year}"
    return "KẾ HOẠCH", f"Chuyển đổi số trên địa bàn {COMMUNE} {years}"


def opening(laid: Laid) -> list[str]:
    """From the legal bases to the heading of the target table."""
    return [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị về đột phá phát triển khoa học, công "
        "nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia;",
        f"Thực hiện chỉ đạo của Ủy ban nhân dân {PROVINCE}, Ủy ban nhân dân {COMMUNE} ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Việc của phường được giao rõ người, rõ hạn, rõ kết quả; người dân làm thủ tục ít đi lại hơn.",
        "2. Mỗi nhiệm vụ có một đơn vị chủ trì chịu trách nhiệm đến cùng, cập nhật tiến độ thường kỳ.",
        "II. MỤC TIÊU",
        "1. Mục tiêu chung",
        "Đưa công nghệ số vào cách làm việc hằng ngày của bộ máy phường và vào đời sống của từng hộ gia đình.",
        f"2. Các chỉ tiêu cụ thể ({len(AIMS)} chỉ tiêu)",
    ]
