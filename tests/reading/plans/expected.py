"""What the sample plans in Markdown and in plain text should read as: opening words, leads, partners, due date."""

from __future__ import annotations

Expected = tuple[str, tuple[str, ...], tuple[str, ...], str | None]

KT = ("Phòng Kinh tế, Hạ tầng và Đô thị",)
VH, CA = ("Phòng Văn hóa - Xã hội",), ("Công an phường",)
MT, KP, YT = ("Ủy ban Mặt trận Tổ quốc Việt Nam phường",), ("Các khu phố",), ("Trạm Y tế phường",)

TAN_LUA: tuple[Expected, ...] = (
    ("Phát động tháng cao điểm", (), (), "2027-06-04"),
    ("Xây dựng 12 phóng sự ngắn", (), (), None),
    ("Đưa nội dung phân loại rác", (), (), None),
    ("Vận động các hộ dân", (), (), None),
    ("Giao Phòng Văn hóa - Xã hội tổ chức hội thi", VH, (), "2027-06-30"),
    ("Rà soát, điều chỉnh lộ trình", (), (), "2027-03-30"),
    ("Lắp đặt bổ sung 140 thùng rác", (), (), "2027-07-31"),
    ("Thay thế xe đẩy tay cũ", (), (), None),
    ("Thu gom chất thải nguy hại", (), (), None),
    ("Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì", KT, CA, "2027-09-30"),
    ("Xóa dứt điểm 20 điểm rác", (), (), "2027-11-19"),
    ("Trồng mới 1.500 cây bóng mát", (), (), None),
    ("Nạo vét, khơi thông hệ thống", (), (), None),
    ("Chỉnh trang hệ thống dây cáp", (), (), None),
    ("Lắp đặt 30 camera giám sát", (), (), "2027-06-29"),
    ("Tuần tra, phát hiện, lập biên bản", (), (), None),
    ("Kiểm tra việc chấp hành pháp luật", (), (), "2027-09-30"),
    ("Xây dựng bản đồ số", (), (), "2027-08-30"),
    ("Tiếp nhận, xử lý phản ánh", (), (), None),
    ("Thí điểm thu gom rác thực phẩm", (), (), "2027-11-30"),
    ("Hỗ trợ các cơ sở dệt nhuộm", (), (), None),
    ("Là cơ quan thường trực", KT, (), None),
    ("Lập danh mục thiết bị", KT, (), "2027-03-14"),
    ("Hướng dẫn các khu phố đưa", VH, (), None),
    ("Chỉ đạo các trường học", VH, (), None),
    ("Bố trí lực lượng tuần tra", CA, ("Ban Chỉ huy Quân sự phường",), None),
    ("Kiểm tra vệ sinh nước sinh hoạt", YT, (), None),
    ("Hướng dẫn các phòng khám", YT, (), None),
    ("Phát động phong trào thi đua", MT, (), None),
    ("Vận động chức sắc, chức việc", MT, (), None),
    ("Duy trì ngày Chủ nhật xanh", KP, (), None),
    ("Báo cáo kết quả thực hiện", KP, (), None),
    ("Cải tạo trạm trung chuyển rác", KT, (*CA, "Khu phố 4"), "2027-08-31"),
    ("Xây 09 điểm tiếp nhận", KT, KP, "2027-04-30"),
    ('Ra mắt mô hình "Đổi rác lấy cây"', ("Hội Liên hiệp Phụ nữ phường",), ("Đoàn Thanh niên phường",), "2027-03-25"),
    ('Hội thi "Khu phố xanh"', VH, (), "2027-12-31"),
    ("Tổng kết và khen thưởng", ("Văn phòng HĐND và UBND phường",), KT, "2027-12-20"),
)
TAN_LUA_TARGETS = (
    ("Tỷ lệ hộ dân phân loại rác tại nguồn", 75, "41,5"),
    ("Tỷ lệ rác thải sinh hoạt được thu gom, xử lý", 100, "96"),
    ("Số điểm rác tự phát được xóa", 20, "12"),
    ("Số khu phố có mô hình đổi rác lấy quà", 9, "3"),
)

XKT, ND, AP = ("Phòng Kinh tế",), "Hội Nông dân xã", ("Ban nhân dân các ấp",)
XMT = ("Ủy ban Mặt trận Tổ quốc Việt Nam xã",)

HOA_BUNG: tuple[Expected, ...] = (
    ("Rà soát hộ nghèo, hộ cận nghèo", (), (), "2027-11-29"),
    ("Cập nhật cơ sở dữ liệu", (), (), "2027-03-31"),
    ("Lập danh sách để mỗi cơ quan", (), (), None),
    ("Nhân rộng mô hình nuôi bò", XKT, (ND, "Hội Liên hiệp Phụ nữ xã"), "2027-10-31"),
    ("Mở 05 lớp dạy nghề", (), (), "2027-09-14"),
    ("Tổ chức hai phiên giao dịch", VH, ("Đoàn Thanh niên xã",), "2027-09-30"),
    ("Hướng dẫn hộ nghèo lập phương án", (), ("Ngân hàng Chính sách xã hội",), None),
    ("Giao Phòng Kinh tế tổng kết mô hình", XKT, (), "2027-07-31"),
    ("Khảo sát, lập danh sách", (), (), "2027-03-31"),
    ("Bàn giao nhà ở cho các hộ", (), (), "2027-09-01"),
    ("Lắp đặt đường ống nước sạch", (), (), None),
    ("Vận động xây mới, sửa chữa", (), (), None),
    ("Cấp thẻ bảo hiểm y tế", (), (), None),
    ("Khám sức khỏe định kỳ", (), (), "2027-12-31"),
    ("Tặng 150 suất học bổng", (), (), None),
    ("Trợ giúp pháp lý lưu động", (), (), "2027-12-09"),
    ("Phát trên hệ thống truyền thanh", (), (), None),
    ("Tập huấn kỹ năng điều tra", (), (), "2027-04-19"),
    ("Tổ chức cho đại diện hộ nghèo", (ND,), XKT, "2027-08-31"),
    ("Đối thoại trực tiếp", (), (), None),
    ("Kiểm tra việc thực hiện chính sách", (), (), "2027-10-30"),
    ("Công khai số điện thoại", (), (), None),
    ("Đánh giá kết quả giảm nghèo", (), (), "2027-12-14"),
    ("Là cơ quan thường trực", VH, (), None),
    ("Tổng hợp, theo dõi", VH, (), None),
    ("Phân bổ, quản lý nguồn vốn", XKT, (), "2027-09-29"),
    ("Hướng dẫn kỹ thuật", XKT, (), None),
    ("Tổ chức khám, tư vấn", ("Trạm Y tế xã",), (), None),
    ("Rà soát, cấp căn cước", ("Công an xã",), VH, None),
    ("Vận động ủng hộ Quỹ", XMT, (), None),
    ("Tổ chức họp dân", AP, (), None),
    ("Báo cáo tình hình thiếu đói", AP, (), None),
    ("Khảo sát nhu cầu học nghề", VH, ("Các ấp", ND), "2027-02-28"),
    ("Ban hành quy chế cho vay", XKT, (), "2027-03-31"),
    ("Lễ phát động Tháng cao điểm", XMT, ("Các đoàn thể",), "2027-10-16"),
    ("Hội nghị tổng kết", ("Văn phòng HĐND và UBND xã",), VH, "2027-12-25"),
)
