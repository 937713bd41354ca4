# ruff: noqa: E501 (a list: one value, one line)
"""Values of targets: `words | comparator | value | unit | more`; `-` stands for none, `more` for what else is read."""

CELLS = """
100% | = | 100 | %
≥ 80% | >= | 80 | %
>= 80 % | >= | 80 | %
≥80% | >= | 80 | %
Tối thiểu 95% | >= | 95 | %
từ 80% trở lên | >= | 80 | %
Từ 80% | >= | 80 | %
trên 70% | > | 70 | %
Đạt 100% | = | 100 | %
≥ 0,8 | >= | 0.8 | -
≥ 2% GRDP | >= | 2 | %
50% (2025-2027) | = | 50 | %
94,11% | = | 94.11 | %
94.11% | = | 94.11 | %
100% nộp thuế điện tử, hóa đơn điện tử | = | 100 | %
01 nhóm Zalo/Tổ dân phố | = | 1 | nhóm Zalo/Tổ dân phố
22/22 | = | 22 | -
10/10 thôn | = | 10 | thôn
15/22 khu phố | = | 15 | khu phố
2/3 | - | - | -
2/3 số hộ | - | - | -
rút ngắn tối thiểu 20% | >= | 20 | % | direction=decrease
Không để xảy ra sự cố | - | - | - | zero=yes
Không phát sinh | - | - | - | zero=yes
Không có | - | - | - | zero=yes
Hoàn thành | - | - | -
Đạt chuẩn | - | - | -
Đạt và vượt | - | - | -
Đạt và vượt 100% | >= | 100 | %
70-80% | >= | 70 | % | most=80
70% - 80% | >= | 70 | % | most=80
từ 80% đến 85% | >= | 80 | % | most=85
dưới 5% | < | 5 | %
không quá 02% | <= | 2 | %
Không cao hơn 3% | <= | 3 | %
Không vượt quá 1,5‰ | <= | 1.5 | ‰
Không thấp hơn 90% | >= | 90 | %
Lớn hơn hoặc bằng 85% | >= | 85 | %
Nhỏ hơn hoặc bằng 5% | <= | 5 | %
≤ 5% | <= | 5 | %
5% trở xuống | <= | 5 | %
>90% | > | 90 | %
< 1,2% | < | 1.2 | %
giảm còn dưới 2% | < | 2 | % | direction=decrease
Giảm 10% | = | 10 | % | direction=decrease
Tăng 10% so với năm 2025 | = | 10 | % | direction=increase; baseline=so với năm 2025
Tăng từ 5% trở lên | >= | 5 | % | direction=increase
Tăng từ 65% lên 70% | = | 70 | % | direction=increase; baseline=65%
Trên 95 điểm | > | 95 | điểm
Trong nhóm 10 | <= | 10 | -
Top 5 | <= | 5 | -
1.250 cây | = | 1250 | cây
3.000.000 đồng | = | 3000000 | đồng
68,5 triệu đồng/người/năm | = | 68.5 | triệu đồng/người/năm
1.250,5 tỷ đồng | = | 1250.5 | tỷ đồng
ít nhất 01 mô hình | >= | 1 | mô hình
03 lớp | = | 3 | lớp
≥ 02 lớp/năm | >= | 2 | lớp/năm
(blank) | - | - | -
"""

SENTENCES = """
Tối thiểu 95% hộ dân có nước sạch. | >= | 95 | % | text=Tối thiểu 95%
Phấn đấu đạt từ 80% trở lên hộ dân. | >= | 80 | % | text=Phấn đấu đạt từ 80% trở lên
100% hộ dân tham gia tối thiểu 02 lần/năm. | = | 100 | % | text=100%
Tối thiểu 01 - 02 lớp/năm; | >= | 1 | lớp/năm | most=2; text=Tối thiểu 01 - 02 lớp/năm
12/12 khu phố có tổ tự quản. | = | 12 | khu phố | text=12/12 khu phố
Phấn đấu 10/10 thôn có nhà văn hóa. | = | 10 | thôn
Không để xảy ra cháy lớn. | - | - | - | zero=yes; text=Không để xảy ra
100% hồ sơ đúng hạn, 80% hồ sơ nộp trực tuyến. | = | 100 | % | more=80
100% hồ sơ đúng hạn; tối thiểu 60% thanh toán trực tuyến. | = | 100 | % | more=60
Tỷ lệ hộ nghèo giảm còn dưới 2%. | < | 2 | % | direction=decrease
Thu ngân sách tăng 10% so với năm 2025. | = | 10 | % | direction=increase; baseline=so với năm 2025
Nâng tỷ lệ hộ dùng nước sạch từ 92% lên 95%. | = | 95 | % | direction=increase; baseline=92%
Giảm tỷ lệ hộ cận nghèo từ 3,5% xuống còn 2,8%. | = | 2.8 | % | direction=decrease; baseline=3,5%
Tỷ lệ hộ dùng nước sạch (năm 2025 đạt 92%) đạt 95%. | = | 95 | % | baseline=năm 2025 đạt 92%
Tỷ lệ che phủ rừng đạt 70-80%. | >= | 70 | % | most=80
Tỷ lệ che phủ rừng đạt từ 70% đến 80%. | >= | 70 | % | most=80
Chỉ số cải cách hành chính đạt trên 95 điểm. | > | 95 | điểm
Chỉ số cải cách hành chính xếp trong nhóm 10 xã dẫn đầu tỉnh. | <= | 10 | -
Xây dựng ít nhất 01 mô hình dân vận khéo. | >= | 1 | mô hình
Mỗi tổ dân phố có 01 nhóm Zalo/tổ dân phố. | = | 1 | nhóm Zalo/tổ dân phố
Thu nhập bình quân đạt 68,5 triệu đồng/người/năm. | = | 68.5 | triệu đồng/người/năm
Trồng mới 1.250 cây xanh. | = | 1250 | cây
Rút ngắn thời gian xử lý hồ sơ tối thiểu 20% so với quy định. | >= | 20 | % | direction=decrease; baseline=so với quy định
Trên 90% hộ gia đình đạt danh hiệu văn hóa. | > | 90 | %
Không quá 5% hồ sơ trễ hạn. | <= | 5 | %
Giữ gìn đường phố sạch đẹp trong năm 2026. | none
Cán bộ làm việc 5 ngày trong tuần. | none
"""

# Counts of any noun behind a sign; earlier years' figures beside the aim; ages and other numbers that are no value.
COUNTS = """
Hướng dẫn kỹ năng bơi cho tối thiểu 80 cháu từ 6 đến 12 tuổi. | >= | 80 | cháu
Mỗi ấp lập ít nhất 01 “Tổ cứu hộ đường thủy” và 01 trạm gác. | >= | 1 | Tổ cứu hộ đường thủy
Số ca sốt xuất huyết dưới 40 ca/100.000 dân. | < | 40 | ca/100.000 dân
Thời gian trả kết quả không quá 07 ngày. | <= | 7 | ngày
Kết nạp từ 12 đảng viên mới trở lên, nữ chiếm trên 40%. | >= | 12 | đảng viên | more=40
Vận động quỹ đạt từ 150 triệu đồng trở lên. | >= | 150 | triệu đồng
Xóa 09 nhà dột nát. | = | 9 | nhà
Sửa chữa 14 căn nhà cho hộ khó khăn. | = | 14 | căn
Giới thiệu việc làm cho 120 thanh niên. | = | 120 | thanh niên
Đạt 17 tiêu chí nông thôn mới. | = | 17 | tiêu chí
Số hộ có ít nhất 01 thùng rác đạt 85%. | = | 85 | %
Giảm tỷ lệ tảo hôn từ 6,4% xuống còn dưới 3%. | < | 3 | % | direction=decrease; baseline=6,4%
So với năm 2025 (71%), tỷ lệ hộ phân loại rác đạt 80% trở lên. | >= | 80 | % | baseline=So với năm 2025 (71%)
Tỷ lệ hộ nghèo năm 2025 là 5%, năm 2026 còn 3%. | = | 3 | %
Kết quả năm 2025 đạt 61%; phấn đấu năm 2026 đạt 70%. | = | 70 | %
Năm 2025 toàn xã tiết kiệm 340 triệu đồng, tăng 5% so với năm 2024. | none
Kết quả năm 2025: 88% hộ có hố xí hợp vệ sinh. | none
Trẻ em dưới 16 tuổi được khám sức khỏe. | none
Công dân từ 14 tuổi trở lên làm thẻ căn cước. | none
Hộ có từ 3 thế hệ trở lên được tuyên dương. | none
Bảo đảm 4 tại chỗ, phủ sóng 5G. | none
Thực hiện Quyết định số 12/QĐ-UBND. | none
"""
