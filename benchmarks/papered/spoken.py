"""What is said at the four meetings: opinions, the chair's assessment, conclusions (their days as distances)."""

from __future__ import annotations

from app.demo import order
from app.demo.gatherings import Given, Said

SAID = (
    Said(
        opinions=(
            ("vhxh", "Kế hoạch đã giao đủ việc; đề nghị các đơn vị cử đầu mối để phối hợp nhanh hơn."),
            ("congan", "Dữ liệu dân cư còn sai lệch do hồ sơ hộ tịch cũ; cần Trung tâm hành chính công phối hợp."),
        ),
        assessment=(
            "Các đơn vị đã nhận việc đúng hạn, chứng thư số được cấp đủ ngay trong quý I.",
            "Công tác tuyên truyền chưa đều giữa các khu phố.",
        ),
        conclusions=(
            Given(
                "Cử đầu mối theo dõi chuyển đổi số của từng đơn vị, gửi danh sách về Văn phòng tổng hợp",
                order.OFFICE, (order.CULTURE, order.ECONOMY), -72, "Danh sách đầu mối",
            ),
            Given(
                "Xây dựng lịch tuyên truyền quý II tại các khu phố",
                order.CULTURE, (order.QUARTER_1, order.QUARTER_2), -68, "Lịch tuyên truyền",
            ),
        ),
        notice="09/TB-BCĐ",
        asked="Các đơn vị báo cáo việc đã nhận, khó khăn khi bắt đầu và đề xuất.",
    ),
    Said(
        opinions=(
            ("motcua", "Hồ sơ giấy tồn ở kho còn nhiều, một máy quét không kịp; đề nghị thêm người trong quý III."),
            ("kinhte", "Đã có báo giá đường truyền; đề nghị sớm phê duyệt dự toán để kịp thi công trong quý III."),
        ),
        assessment=(
            "Sáu tháng đầu năm các đơn vị cơ bản bám sát kế hoạch; chỉ tiêu về hồ sơ trực tuyến tăng đều.",
            "Một số việc về hạ tầng còn chậm, nguyên nhân chủ yếu do chuẩn bị dự toán chưa kịp thời.",
        ),
        conclusions=(
            Given(
                "Trình phê duyệt dự toán đường truyền của các nhà văn hóa khu phố",
                order.ECONOMY, (order.OFFICE,), -28, "Tờ trình, dự toán",
            ),
            Given(
                "Bố trí thêm 02 người số hóa hồ sơ tại kho trong quý III",
                order.ONE_STOP, (order.OFFICE,), -30, "Quyết định phân công",
            ),
        ),
        notice="18/TB-BCĐ",
        asked="Các đơn vị báo cáo việc quá hạn của 6 tháng đầu năm, nêu rõ nguyên nhân và ngày sẽ xong.",
    ),
    Said(
        opinions=(
            ("vhxh", "Thiết bị mạng về chậm hai tuần; nhà cung cấp cam kết lắp xong trong nửa đầu tháng 10."),
            ("dichvu", "Màn hình về không đúng kích thước, đã đổi; đề nghị cho lùi thời gian lắp đặt."),
            ("congan", "Phương án ứng phó sự cố đã có dự thảo, đề nghị các phòng góp ý trong tháng 10."),
        ),
        assessment=(
            "Khối lượng hoàn thành trong quý III tăng rõ; dữ liệu dân cư và hộ tịch đã đối chiếu xong.",
            "Số việc quá hạn tập trung ở hạ tầng và thiết bị; có đơn vị báo cáo chậm, chưa nêu ngày sẽ xong.",
        ),
        conclusions=(
            Given(
                "Lập lịch dùng chung máy quét, hoàn thành số hóa hồ sơ còn tồn trước mốc tháng 11",
                order.CULTURE, (order.ONE_STOP,), 27, "Lịch dùng chung; báo cáo kết quả số hóa",
            ),
            Given(
                "Rà soát toàn bộ việc quá hạn, báo cáo Trưởng Ban ngày sẽ xong của từng việc",
                order.OFFICE, (order.CULTURE, order.ECONOMY, order.POLICE), 17, "Báo cáo rà soát",
            ),
            Given(
                "Góp ý, hoàn thiện phương án ứng phó sự cố an toàn thông tin mạng",
                order.POLICE, (order.CULTURE, order.OFFICE), 30, "Phương án được duyệt",
            ),
        ),
        notice="27/TB-BCĐ",
    ),
    Said(
        opinions=(
            ("vhxh", "Cụm loa ở khu phố 2 còn vướng vị trí, đề nghị đưa vào kế hoạch năm sau."),
            ("motcua", "Đã số hóa hết hồ sơ tồn; đề nghị duy trì máy quét dùng chung."),
        ),
        assessment=(
            "Năm qua phần lớn nhiệm vụ và chỉ tiêu đã hoàn thành; cách giao việc rõ người, rõ hạn phát huy hiệu quả.",
            "Còn việc phụ thuộc hướng dẫn của cấp trên và bàn giao phần mềm chưa thực hiện được.",
        ),
        conclusions=(
            Given(
                "Dự thảo Kế hoạch chuyển đổi số năm sau, chuyển tiếp các việc chưa xong",
                order.CULTURE, (order.OFFICE, order.ECONOMY), 106, "Dự thảo Kế hoạch",
            ),
        ),
        notice="02/TB-BCĐ",
        asked="Các đơn vị báo cáo kết quả cả năm, việc chuyển tiếp và đề xuất cho năm sau.",
    ),
)  # fmt: skip
