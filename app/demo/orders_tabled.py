"""The orders of part IV of the sample plan: rows of a table."""

from __future__ import annotations

from app.demo.deadlines import BLANK, Laid, guidance
from app.demo.order import (
    CULTURE,
    ECONOMY,
    EVERY_OFFICE,
    FRONT,
    MILITARY,
    OFFICE,
    ONE_STOP,
    POLICE,
    QUARTER_1,
    QUARTER_2,
    SCHOOL,
    SERVICES,
    Order,
    order,
)


def tabled(laid: Laid) -> list[Order]:
    """The orders of the table, with their products."""
    return [*_of_culture(laid), *_of_culture_too(laid), *_of_others(laid), *_of_grassroots(laid)]


def _of_culture(laid: Laid) -> list[Order]:
    return [
        order(
            "website", "Nâng cấp trang thông tin điện tử của phường",
            CULTURE, laid.on(-40), OFFICE, product="Trang thông tin",
        ),
        order(
            "self_check", "Lập bộ câu hỏi tự đánh giá kỹ năng số của cán bộ",
            CULTURE, laid.on(-80), product="Bộ câu hỏi",
        ),
        order(
            "handbook", "Biên soạn cẩm nang dịch vụ công cho người cao tuổi",
            CULTURE, BLANK, ONE_STOP, product="Cẩm nang",
        ),
        order(
            "heritage", "Số hóa tư liệu di tích, lễ hội trên địa bàn",
            CULTURE, laid.month(20), SCHOOL, product="Kho tư liệu",
        ),
        order(
            "library", "Đưa tủ sách số vào nhà văn hóa hai khu phố",
            CULTURE, laid.on(5), QUARTER_1, QUARTER_2, product="Tủ sách",
        ),
        order(
            "hotline", "Lập đầu mối tiếp nhận phản ánh qua ứng dụng",
            CULTURE, laid.before(-3), OFFICE, product="Quy trình",
        ),
    ]  # fmt: skip


def _of_culture_too(laid: Laid) -> list[Order]:
    return [
        order(
            "speakers", "Lắp thêm cụm loa truyền thanh thông minh",
            CULTURE, laid.on(30), SERVICES, product="Biên bản lắp đặt",
        ),
        order(
            "volunteers", "Củng cố tổ công nghệ số cộng đồng ở các khu phố",
            CULTURE, laid.on(45), FRONT, product="Quyết định",
        ),
        order(
            "forms", "Chuẩn hóa biểu mẫu thống kê về xã hội số",
            CULTURE, guidance("Sở Khoa học và Công nghệ"), product="Biểu mẫu",
        ),
        order(
            "family", "Vận động mỗi hộ có ít nhất một người thành thạo dịch vụ công",
            CULTURE, BLANK, FRONT, product="Danh sách hộ",
        ),
        order(
            "pocket_guide", "Phát hành sổ tay an toàn trên mạng cho học sinh",
            CULTURE, laid.on(-24), SCHOOL, product="Sổ tay",
        ),
        order(
            "summer", "Tổng kết mô hình sinh hoạt cộng đồng số",
            CULTURE, laid.on(12), QUARTER_1, product="Báo cáo",
        ),
        order(
            "contest", "Phát động cuộc thi sáng kiến chuyển đổi số",
            CULTURE, laid.early_month(70), SERVICES, product="Thể lệ",
        ),
    ]  # fmt: skip


def _of_others(laid: Laid) -> list[Order]:
    return [
        order(
            "procedures", "Công khai quy trình nội bộ giải quyết công việc",
            EVERY_OFFICE, laid.quarter(0), product="Quy trình",
        ),
        order(
            "map", "Xây dựng bản đồ số các điểm phục vụ người dân",
            None, laid.on(20), product="Bản đồ",
        ),
        order(
            "report_film", "Sản xuất phóng sự về cách làm hay ở khu phố",
            SERVICES, laid.on(-55), CULTURE, product="Phóng sự",
        ),
        order(
            "screens", "Thay bảng tin giấy bằng màn hình thông báo",
            SERVICES, laid.on(-7), product="04 màn hình",
        ),
        order(
            "militia", "Đưa phần mềm quản lý dân quân vào sử dụng",
            MILITARY, laid.latest(15), POLICE, product="Báo cáo",
        ),
        order(
            "feedback", "Lấy ý kiến người dân về dịch vụ công trực tuyến",
            FRONT, laid.milestones(-30, 40), ONE_STOP, product="Phiếu",
        ),
        order(
            "group_chat", "Lập nhóm thông tin chung của các hộ trong khu phố",
            QUARTER_1, laid.on(-1), product="01 nhóm",
        ),
    ]  # fmt: skip


def _of_grassroots(laid: Laid) -> list[Order]:
    return [
        order(
            "elderly", "Giúp người cao tuổi cài đặt tài khoản định danh",
            QUARTER_2, laid.on(8), POLICE, product="Danh sách",
        ),
        order(
            "desktops", "Thay máy tính đã quá thời hạn sử dụng",
            ECONOMY, laid.on(-48), OFFICE, product="Biên bản nghiệm thu",
        ),
        order(
            "cameras", "Kết nối camera an ninh các tuyến đường chính",
            POLICE, laid.before(18), ECONOMY, product="Biên bản",
        ),
        order(
            "kiosk", "Đặt máy lấy số tự động tại bộ phận tiếp nhận",
            ONE_STOP, laid.on(-35), product="Biên bản bàn giao",
        ),
        order(
            "assistant", "Thử nghiệm trợ lý ảo trả lời thủ tục hành chính",
            None, BLANK, product="Báo cáo thử nghiệm",
        ),
    ]  # fmt: skip
