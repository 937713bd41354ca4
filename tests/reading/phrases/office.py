"""The office's list of 76 rows, every phrase of every row, the spoilt spellings of the last one too."""

OFFICE = """
# 1
Quý III/2026 | quarter | 09-30 | high
# 2
Quý 3/2026 | quarter | 09-30 | high
Q3/2026 | quarter | 09-30 | high
quý 3 năm 2026 | quarter | 09-30 | high
QIII.2026 | quarter | 09-30 | high
# 3
Trong quý II | quarter | 06-30 | high
# 4
Quý IV | quarter | 12-31 | high
# 5
Đầu quý II/2026 | quarter | - | medium | suggest=04-30
# 6
Cuối quý II | quarter | 06-30 | medium
# 7
Quý I - Quý II/2026 | range | 06-30 | high | starts=01-01
Quý I-II | range | 06-30 | high | starts=01-01
# 8
Từ quý I đến quý III/2026 | range | 09-30 | high | starts=01-01
# 9
Quý II, IV | milestones | 12-31 | high | all=06-30 12-31
Quý II và Quý IV/2026 | milestones | 12-31 | high | all=06-30 12-31
# 10
Quý I, II, III, IV | recurring | - | high | recurrence=quarterly
Hằng quý | recurring | - | high | recurrence=quarterly
Hàng quý | recurring | - | high | recurrence=quarterly
mỗi quý | recurring | - | high | recurrence=quarterly
01 lần/quý | recurring | - | high | recurrence=quarterly
# 11
Định kỳ hằng quý (họp Ban Chỉ đạo) | recurring | - | high | recurrence=quarterly
Định kỳ hằng quý | recurring | - | high | recurrence=quarterly
# 12
Tháng 6/2026 | month | 06-30 | high
T6/2026 | month | 06-30 | high
tháng 06 năm 2026 | month | 06-30 | high
# 13
Trong tháng 6 | month | 06-30 | high
# 14
Đầu tháng 6 | date | - | medium | suggest=06-01
giữa tháng 6 | date | 06-15 | medium
cuối tháng 6 | date | 06-30 | medium
# 15
Tháng 3 - 5/2026 | range | 05-31 | high | starts=03-01
từ tháng 3 đến tháng 5 | range | 05-31 | high | starts=03-01
# 16
Tháng 3, 6, 9, 12 | milestones | 12-31 | high | all=03-31 06-30 09-30 12-31
# 17
Tuần 2 tháng 4/2026 | date | - | low | suggest=04-10
tuần đầu tháng 4 | date | - | low | suggest=04-03
# 18
6 tháng đầu năm | half | 06-30 | high
06 tháng đầu năm 2026 | half | 06-30 | high
# 19
6 tháng cuối năm | half | 12-31 | high
# 20
9 tháng | range | 09-30 | high | starts=01-01
9 tháng đầu năm | range | 09-30 | high | starts=01-01
# 21
Năm 2026 | year | 12-31 | high
trong năm 2026 | year | 12-31 | high
cả năm | year | 12-31 | high
# 22
Đến hết năm 2026 | year | 12-31 | high
hết năm 2026 | year | 12-31 | high
đến cuối năm 2026 | year | 12-31 | high
# 23
Cuối năm | date | 12-31 | medium
giữa năm | date | 06-30 | medium
đầu năm | date | - | medium | suggest=01-01
# 24
Giai đoạn 2025-2027 | range | 2027-12-31 | high | starts=2025-01-01; all=12-31
(2025-2027) | range | 2027-12-31 | high | starts=2025-01-01; all=12-31
# 25
Giai đoạn 2026 - 2030 | range | 2030-12-31 | high | starts=01-01; all=12-31
# 26
Đến năm 2030 | year | 2030-12-31 | high
Đến năm 2030, tầm nhìn 2035 | year | 2030-12-31 | high
Đến năm 2030, định hướng 2035 | year | 2030-12-31 | high
Đến năm 2030, định hướng đến năm 2035 | year | 2030-12-31 | high
# 27
Năm 2026 và những năm tiếp theo | ongoing | - | medium | suggest=12-31
năm 2026 và các năm tiếp theo | ongoing | - | medium | suggest=12-31
# 28
Năm 2025, 2026 | milestones | 12-31 | high | all=2025-12-31 12-31
# 29
Hoàn thành trước 30/6/2026 | date | 06-29 | high
xong trước ngày 30/6 | date | 06-29 | high
# 30
Trước ngày 15 hàng tháng | recurring | - | high | recurrence=monthly by day 15; last=14
trước ngày 15 hằng tháng | recurring | - | high | recurrence=monthly by day 15; last=14
# 31
Trước ngày 10 tháng 12 hàng năm | recurring | - | high | recurrence=yearly by day 10/12; last=9/12
trước 10/12 hằng năm | recurring | - | high | recurrence=yearly by day 10/12; last=9/12
# 32
Chậm nhất ngày 25 của tháng cuối quý | recurring | - | high | recurrence=quarterly by day 25; last=25
chậm nhất 25/6 | date | 06-25 | high
# 33
Chậm nhất trong tháng 9 | month | 09-30 | high
# 34
Đến ngày 31/10/2026 | date | 10-31 | high
đến hết ngày 31/10 | date | 10-31 | high
# 35
Ngày 15/9/2026 | date | 09-15 | high
vào ngày 15/9 | date | 09-15 | high
15.9.2026 | date | 09-15 | high
15-9-2026 | date | 09-15 | high
# 36
31/12 | date | 12-31 | high
31/12/26 | date | 12-31 | high
# 37
Từ ngày 01/10 đến 10/10/2026 | range | 10-10 | high | starts=10-01
# 38
Ngày 10/10 (Ngày Chuyển đổi số quốc gia) | date | - | medium | suggest=10-09
# 39
Dịp Tết | date | - | medium | suggest=02-13
trước Tết Nguyên đán | date | - | medium | suggest=02-13
# 40
Hàng năm | recurring | - | high | recurrence=yearly
hằng năm | recurring | - | high | recurrence=yearly
mỗi năm | recurring | - | high | recurrence=yearly
thường niên | recurring | - | high | recurrence=yearly
# 41
Hàng tháng, quý | recurring | - | high | recurrence=monthly + quarterly
# 42
Hàng tháng, 3 tháng, 6 tháng, năm | recurring | - | high | recurrence=monthly + quarterly + half-yearly + yearly
# 43
6 tháng, năm | recurring | - | high | recurrence=half-yearly + yearly
6 tháng và năm | recurring | - | high | recurrence=half-yearly + yearly
sơ kết 6 tháng, tổng kết năm | recurring | - | high | recurrence=half-yearly + yearly
# 44
Hàng tuần | recurring | - | high | recurrence=weekly
thứ Sáu hàng tuần | recurring | - | high | recurrence=weekly; weekday=friday
hằng ngày | recurring | - | high | recurrence=daily
# 45
Định kỳ | recurring | - | medium | recurrence=periodic (interval not stated)
thường kỳ | recurring | - | medium | recurrence=periodic (interval not stated)
# 46
Định kỳ, đột xuất theo quy định | recurring | - | medium | recurrence=periodic (interval not stated) + ad hoc
định kỳ hoặc đột xuất | recurring | - | medium | recurrence=periodic (interval not stated) + ad hoc
# 47
02 lần/năm | recurring | - | high | recurrence=2 per year
tối thiểu 02 lần/năm | recurring | - | high | recurrence=2 per year
# 48
Ít nhất 02 lớp tập huấn/năm | recurring | - | high | recurrence=2 per year
tối thiểu 01 - 02 lớp/năm | recurring | - | high | recurrence=1 per year
# 49
Mỗi quý ít nhất 01 cuộc | recurring | - | high | recurrence=4 per year
01 cuộc/quý | recurring | - | high | recurrence=4 per year
# 50
≥ 1%/năm | none | - | high
100%/năm | none | - | high
# 51
Thường xuyên | ongoing | - | high
thường xuyên, liên tục | ongoing | - | high
# 52
Thường xuyên trong năm | ongoing | - | medium | suggest=12-31
thực hiện trong năm | ongoing | - | medium | suggest=12-31
# 53
Liên tục | none | - | low | type_suggested=ongoing
duy trì | none | - | low | type_suggested=ongoing
tiếp tục thực hiện | none | - | low | type_suggested=ongoing
# 54
Theo hướng dẫn của Sở Nội vụ thành phố | external | - | medium | depends_on=hướng dẫn của Sở Nội vụ thành phố
theo hướng dẫn của thành phố | external | - | medium | depends_on=hướng dẫn của thành phố
theo hướng dẫn của tỉnh | external | - | medium | depends_on=hướng dẫn của tỉnh
# 55
(sau khi có hướng dẫn của tỉnh) | external | - | medium | depends_on=hướng dẫn của tỉnh
# 56
Theo kế hoạch/lộ trình của tỉnh | external | - | medium
theo lộ trình | external | - | medium
# 57
Theo quy định | none | - | low
theo chế độ | none | - | low
# 58
Theo thỏa thuận hợp tác | external | - | medium
# 59
Ngay sau khi Kế hoạch được ban hành | relative | - | medium | suggest=03-18
ngay sau khi có văn bản của Sở Xây dựng | relative | - | medium
# 60
Trong 10 ngày kể từ ngày ban hành | relative | 03-21 | medium | offset=10 days
trong vòng 10 ngày | relative | - | medium | offset=10 days
# 61
05 ngày làm việc kể từ ngày kết thúc cuộc họp | relative | - | medium | offset=5 working days
# 62
Trước khi tổ chức họp 03 ngày làm việc | relative | - | medium | offset=-3 working days
# 63
Sau 6 tháng | relative | - | medium | offset=6 months
sau 01 năm triển khai | relative | - | medium | offset=1 years
# 64
Trong vòng 24 tiếng | none | - | high
trong 24 giờ | none | - | high
# 65
Kịp thời | none | - | high
ngay | none | - | high
khẩn trương | none | - | high
sớm | none | - | high
trong thời gian sớm nhất | none | - | high
# 66
Đợt cao điểm 60 ngày đêm | none | - | high
Chiến dịch 90 ngày | none | - | high
# 67
Khi có phát sinh | external | - | medium
khi có yêu cầu | external | - | medium
đột xuất (nếu có) | external | - | medium
# 68
Hoàn thành trong năm 2025, chuyển tiếp sang 2026 | year | 12-31 | medium | carried_over=yes
# 69
Đã hoàn thành | none | - | low | status=da hoan thanh
Đang thực hiện | none | - | low | status=dang thuc hien
# 70
Theo tiến độ dự án | external | - | medium
theo tiến độ giải ngân | external | - | medium
# 71
Tháng 4-6, tháng 9-10 | milestones | 10-31 | high | all=06-30 10-31
# 72
Quý III-IV/2026 | range | 12-31 | high | starts=07-01
# 73
Trước kỳ họp HĐND giữa năm | external | - | medium
Trước kỳ họp HĐND cuối năm | external | - | medium
# 74
Nt | none | - | low | same_as_above=yes
-nt- | none | - | low | same_as_above=yes
〃 | none | - | low | same_as_above=yes
như trên | none | - | low | same_as_above=yes
# 75
(blank) | none | - | low | suggest=12-31
# 76
Quy III | quarter | 09-30 | high
Qúy III | quarter | 09-30 | high
Quí 3 | quarter | 09-30 | high
qúi 3 | quarter | 09-30 | high
Qúi 3 | quarter | 09-30 | high
Quý lll | quarter | 09-30 | high
Quý 111 | quarter | 09-30 | high
Quý llI | quarter | 09-30 | high
Quý IIl | quarter | 09-30 | high
Qúy ll/2O26 | quarter | 06-30 | high
thàng 6 | month | 06-30 | high
thang 6/2026 | month | 06-30 | high
Thg 6 | month | 06-30 | high
hàngtháng | recurring | - | high | recurrence=monthly
thường xuyển | ongoing | - | high
Thuờng xuyên | ongoing | - | high
30/6/20026 | date | - | low | suggest=06-30; impossible=yes
31/6/2026 | date | - | low | suggest=06-30; impossible=yes
30/02/2026 | date | - | low | suggest=02-28; impossible=yes
"""
