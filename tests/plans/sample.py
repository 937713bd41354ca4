"""A small plan of our own words, with one row of every kind that a secretary has to look at."""

TEXT = """ỦY BAN NHÂN DÂN
PHƯỜNG MẪU

Số: 12/KH-UBND

Phường Mẫu, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Làm việc không giấy phường Mẫu năm 2026

Căn cứ Kế hoạch số 77/KH-UBND ngày 20/12/2025 của Ủy ban nhân dân tỉnh; phường xây dựng Kế hoạch như sau:

I. MỤC TIÊU

1. Chỉ tiêu cụ thể

Stt\tTên chỉ tiêu\tKết quả năm 2025\tNăm 2026
1\tTỷ lệ văn bản đi được ký số\t91%\t≥ 95%
2\tTỷ lệ cuộc họp dùng tài liệu điện tử\t60%\t80%

II. NHIỆM VỤ

1. Văn phòng không giấy

- Lắp đặt tủ đựng thiết bị đọc tài liệu tại phòng họp tầng hai.
+ Đơn vị chủ trì: Văn phòng HĐND và UBND phường.
+ Đơn vị phối hợp: các cơ quan, đơn vị liên quan.
+ Thời gian hoàn thành: Quý IV/2026.

- Biên soạn sổ tay hướng dẫn luân chuyển hồ sơ bằng tranh vẽ cho tổ dân phố.
+ Đơn vị chủ trì: Phòng Văn hóa - Xã hội phường.
+ Thời gian hoàn thành: trước ngày 15/11/2026.

- Mở quầy đổi giấy vụn lấy cây xanh ở sân trụ sở.
+ Đơn vị chủ trì: các phòng chuyên môn.
+ Thời gian hoàn thành: Tháng 12/2026.

- Kiểm kê máy in, máy quét còn dùng được của từng bộ phận.
+ Đơn vị chủ trì: Trung tâm Phục vụ hành chính công; Phòng Kinh tế, Hạ tầng và Đô thị.
+ Thời gian hoàn thành: Quý I/2026.

- Trang bị bảng điện tử cho nhà văn hóa khu dân cư.
+ Đơn vị chủ trì: Trạm Y tế phường.
+ Thời gian hoàn thành: theo hướng dẫn của Sở Văn hóa và Thể thao.

- Tổ chức cuộc thi viết thư tay cảm ơn người bỏ thói quen in ấn trong dịp lễ hội mùa thu.

2. Nếp làm việc mới

- Chấm điểm thi đua tiết kiệm giấy cho các bộ phận.
+ Đơn vị chủ trì: Văn phòng HĐND và UBND phường.
+ Thời gian hoàn thành: Hằng tháng.
"""

AGAIN = TEXT.replace("mùa thu.", "mùa xuân.")
STAMPED = "MẬT\n\n" + TEXT
NAME = "Kế hoạch không giấy.txt"
