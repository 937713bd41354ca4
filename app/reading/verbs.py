# ruff: noqa: E501 (a list of words)
"""Verbs with which an order begins, as an alternation for patterns: where one stands, a list of units has ended."""

VERBS = (
    r"thực hiện|triển khai|xây dựng(?! Đảng)|lắp đặt|rà soát|"
    r"thẩm định|thẩm tra|đề xuất|tham mưu|duy trì|thành lập|đẩy mạnh|"
    r"tuyên truyền|vận động|hướng dẫn|hỗ trợ|kiểm tra|theo dõi|"
    r"đôn đốc|tổng hợp|cập nhật|bảo đảm|đảm bảo|nâng cao|nâng cấp|"
    r"giám sát|thu thập|lập|ban hành|trình|bố trí|mở|phổ biến|kết nối|khảo sát|tăng cường|hoàn thiện|hoàn thành|"
    r"xử lý|giải quyết|tiếp nhận|số hóa|chuẩn hóa|đánh giá|(?<!việc )làm|"
    r"phát động|ký kết|huy động|khuyến khích|đào tạo|bồi dưỡng|"
    r"tập huấn|quản lý|thông báo|công khai|nghiên cứu|lồng ghép|trang bị|đầu tư|thúc đẩy|tạo|tiến hành|tích cực|"
    r"chủ động|kịp thời|chịu trách nhiệm|có trách nhiệm|chủ trì|phối hợp|báo cáo|căn cứ|quán triệt|tiếp tục|hằng|hàng|"
    r"thường xuyên|định kỳ|tập trung|phát triển|phát huy|chuẩn bị|đăng ký|sử dụng|tháo gỡ|phân công|ứng dụng|chia sẻ"
    r"|khám|tuần tra|thu gom|thu hồi|bàn giao|chăm sóc|trồng|sửa|"
    r"lấy ý kiến|gửi|đưa|dọn|mua|cử|nắm|xác minh|thống kê|niêm yết"
    r"|ngăn chặn|phòng chống|phòng, chống|phòng ngừa|phân loại|"
    r"phân bổ|thay|giới thiệu|ra quân|điều tra|truyền thông|soạn|"
    r"cải tạo|chỉnh trang|tháo dỡ|giải tỏa|bồi thường|cấp phát|chi trả|chấm điểm|bình xét|phát hiện|phát hành|phát tờ|treo|"
    r"tặng|thăm hỏi|thăm|chúc|tham dự|tham gia|gặp gỡ|đối thoại|kêu gọi|quyên góp|ủng hộ|giúp|đỡ đầu|thu hút|nộp|kê khai|"
    r"đối chiếu|cắm|phun|tiêm|lựa chọn|công bố|công nhận|đăng tải|viết|khắc phục|sơ tán|di dời|ứng phó|trực(?! thuộc| tiếp| tuyến)|cứu trợ|"
    r"cảnh báo|diễn tập|lấy mẫu|kiểm kê|kiểm soát|kiểm nghiệm|đấu tranh|triệt phá|vệ sinh|tổng kết|sơ kết|biểu dương|khen thưởng|"
    r"ưu tiên|tạo điều kiện|cam kết|cập nhập|lắp|sửa chữa|nạo vét|khơi thông|tu bổ|tôn tạo|bảo tồn|quy hoạch|đo đạc|cưỡng chế|xác định|"
    r"xác nhận|rút kinh nghiệm|đề nghị|yêu cầu|chấp hành|tuyển|đón|tiễn|bảo quản|dự trữ|dự toán|lưu trữ|giải ngân|nhân rộng|biên soạn|hòa giải"
)
# These also occur inside units' names, so they open orders but end no list of units.
OPENING = rf"{VERBS}|giao|cung cấp|khai thác|củng cố|kiện toàn|tổ chức|phân cấp|cải thiện|cải cách|giảm|tăng|đổi mới|nhận|in|họp|ra"
