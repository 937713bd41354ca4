"""The orders of part III of the sample plan: bullets with lines of lead, helpers and time under them."""

from __future__ import annotations

from app.demo.deadlines import ONGOING, Laid, after, recurring
from app.demo.order import (
    CULTURE,
    ECONOMY,
    FRONT,
    HEALTH,
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


def inline(laid: Laid) -> list[tuple[str, list[Order]]]:
    """The orders of part III under their headings, each with its lines of lead, helpers and time."""
    return [
        ("Nâng cao nhận thức và kỹ năng số", _awareness(laid)),
        ("Phát triển hạ tầng và dữ liệu số", _data(laid)),
        ("Xây dựng chính quyền số", _government(laid)),
        ("Phát triển kinh tế số, xã hội số", _economy(laid)),
        ("Bảo đảm an toàn thông tin", _safety(laid)),
    ]


def _awareness(laid: Laid) -> list[Order]:
    return [
        order(
            "steering",
            "Kiện toàn Ban Chỉ đạo và tổ giúp việc, giao từng thành viên theo dõi một lĩnh vực và một khu phố.",
            CULTURE, laid.after_issue(30), OFFICE,
        ),
        order(
            "training", "Tập huấn kỹ năng số cho cán bộ, công chức và người hoạt động không chuyên trách ở khu phố.",
            CULTURE, laid.on(-70), ONE_STOP, POLICE,
        ),
        order(
            "broadcasts", "Phát thanh, đăng tin về dịch vụ công thiết yếu và cách nhận biết lừa đảo trên mạng.",
            None, ONGOING,
        ),
        order(
            "classes", "Mở lớp hướng dẫn người dân dùng dịch vụ công trực tuyến ngay tại khu phố.",
            CULTURE, recurring("Tối thiểu 02 lớp/năm", "2 per year"), FRONT, QUARTER_1, QUARTER_2,
        ),
        order(
            "digital_week", "Tổ chức tuần lễ người dân cùng chuyển đổi số, trưng bày mô hình hay của các khu phố.",
            CULTURE, laid.span(3, 24), SERVICES, FRONT,
        ),
    ]  # fmt: skip


def _data(laid: Laid) -> list[Order]:
    return [
        order(
            "network", "Rà soát, nâng cấp mạng nội bộ và đường truyền tại trụ sở, khắc phục các điểm nghẽn.",
            CULTURE, laid.latest(-16), OFFICE,
        ),
        order(
            "wifi", "Lắp đặt điểm truy cập internet miễn phí tại nhà văn hóa các khu phố.",
            ECONOMY, laid.quarter(0), QUARTER_1, QUARTER_2,
        ),
        order(
            "residents", "Làm sạch dữ liệu dân cư, đối chiếu thông tin hộ tịch với hồ sơ gốc.",
            POLICE, laid.month(-45), ONE_STOP,
        ),
        order(
            "archive", "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực đang lưu tại kho.",
            ONE_STOP, laid.milestones(-50, 35), OFFICE,
        ),
        order(
            "land", "Cập nhật dữ liệu đất đai, nhà ở vào phần mềm dùng chung.",
            ECONOMY, after("nhận bàn giao phần mềm", 15),
        ),
    ]  # fmt: skip


def _government(laid: Laid) -> list[Order]:
    return [
        order(
            "signing", "Rà soát, cấp đủ chứng thư số cho lãnh đạo và công chức có thẩm quyền ký văn bản.",
            OFFICE, laid.quarter(-100), CULTURE,
        ),
        order(
            "rules", "Ban hành quy chế giao việc, cập nhật và xác nhận kết quả nhiệm vụ trên phần mềm.",
            OFFICE, laid.before(-33),
        ),
        order(
            "help_desk", "Bố trí quầy hỗ trợ công dân nộp hồ sơ trực tuyến, có người hướng dẫn trong giờ làm việc.",
            ONE_STOP, laid.on(-60), CULTURE,
        ),
        order(
            "survey", "Khảo sát mức độ hài lòng của người dân tại quầy và qua mã QR.",
            ONE_STOP, recurring("Hằng quý", "quarterly"),
        ),
        order(
            "index", "Tổng hợp số liệu tự đánh giá mức độ chuyển đổi số của phường, cập nhật lên hệ thống của tỉnh.",
            CULTURE, laid.kept(4), OFFICE, ECONOMY,
        ),
    ]  # fmt: skip


def _economy(laid: Laid) -> list[Order]:
    return [
        order(
            "invoices", "Vận động hộ kinh doanh dùng hóa đơn điện tử khởi tạo từ máy tính tiền.",
            ECONOMY, laid.month(20), FRONT,
        ),
        order(
            "market", "Xây dựng mô hình chợ không dùng tiền mặt tại chợ trung tâm phường.",
            ECONOMY, laid.before(-9), QUARTER_2,
        ),
        order(
            "health_book", "Lập sổ sức khỏe điện tử cho người cao tuổi và trẻ em dưới 6 tuổi.",
            HEALTH, laid.on(2), POLICE,
        ),
        order(
            "school_report", "Triển khai học bạ số, sổ liên lạc điện tử tới toàn bộ phụ huynh.",
            SCHOOL, laid.half(), CULTURE,
        ),
        order(
            "products", "Đưa sản phẩm đặc trưng của phường lên ít nhất một sàn thương mại điện tử.",
            ECONOMY, laid.latest(-26), FRONT,
        ),
    ]  # fmt: skip


def _safety(laid: Laid) -> list[Order]:
    return [
        order(
            "computers", "Kiểm tra máy tính công vụ, gỡ phần mềm không rõ nguồn gốc.", POLICE, laid.on(-90), CULTURE,
        ),
        order(
            "backup", "Sao lưu dữ liệu chuyên môn ra thiết bị rời, ghi sổ theo dõi.",
            CULTURE, recurring("Trước ngày 25 hằng tháng", "monthly by day 25"), OFFICE,
        ),
        order(
            "incident", "Xây dựng phương án ứng phó sự cố an toàn thông tin mạng, diễn tập một lần.",
            f"{POLICE}; {CULTURE}", laid.year(), OFFICE,
        ),
    ]  # fmt: skip
