# ruff: noqa: E501 (a list: one phrase, one line)
"""Phrases beyond the office's list, as communes write them in a time column or behind `Thời gian:`."""

FURTHER = """
# days
Trước 30/6 | date | 06-29 | high
trước ngày 30 tháng 6 năm 2026 | date | 06-29 | high
Xong trước ngày 30 tháng 6 | date | 06-29 | high
ngày 30-6-2026 | date | 06-30 | high
30.6.26 | date | 06-30 | high
30/06/26 | date | 06-30 | high
ngày 01 tháng 7 | date | 07-01 | high
Ngày 1 tháng 7 năm 2026 | date | 07-01 | high
Hạn cuối: 30/6/2026 | date | 06-30 | high
Hạn chót 15/8/2026 | date | 08-15 | high
Không quá ngày 30/6/2026 | date | 06-30 | high
Không muộn hơn ngày 30/6 | date | 06-30 | high
Muộn nhất là ngày 20/11/2026 | date | 11-20 | high
Chậm nhất đến hết ngày 05/7/2026 | date | 07-05 | high
Hoàn thành chậm nhất vào 31/5/2026 | date | 05-31 | high
Phấn đấu hoàn thành trước ngày 19/8/2026 | date | 08-18 | high
trước ngày 01/3/2026 | date | 02-28 | high
trước ngày 01/01/2027 | date | 12-31 | high
Trước ngày 15/01 năm sau | date | 2027-01-14 | high
Đến 15h00 ngày 20/3/2026 | date | 03-20 | high | time=15:00
Trước 17 giờ ngày 30/6/2026 | date | 06-30 | high | time=17:00
trước 10h30 ngày 05/6 | date | 06-05 | high | time=10:30
8 giờ 00 phút, ngày 15/5/2026 | date | 05-15 | high | time=8:00
Từ nay đến 31/12/2026 | date | 12-31 | high
Từ nay đến ngày 30/11 | date | 11-30 | high
Ngày 12/4/2026 (Chủ nhật) | date | 04-12 | high
Thứ Sáu, ngày 15/5/2026 | date | 05-15 | high
Hoàn thành 100% trước 30/6/2026 | date | 06-29 | high
Quý II/2026 (trước 15/6) | date | 06-14 | high
Tháng 6/2026 (trước ngày 20/6) | date | 06-19 | high
Tháng 6 (trước ngày 20) | date | 06-19 | high
Hoàn thành trong Quý I, chậm nhất 31/3/2026 | date | 03-31 | high
Thường xuyên, hoàn thành trước 30/11/2026 | date | 11-29 | high
30/6/2026 (Quý II) | date | 06-30 | high
29/02/2026 | date | - | low | suggest=02-28; impossible=yes
trước ngày 31/9 | date | - | low | suggest=09-30; impossible=yes
15/13/2026 | none | - | low
Trước 30/6/2026 hoặc khi có yêu cầu | date | 06-29 | medium
# several days
30/6/2026 và 30/11/2026 | milestones | 11-30 | high | all=06-30 11-30
30/6, 30/11/2026 | milestones | 11-30 | high | all=06-30 11-30
20/6; 20/9; 20/12 | milestones | 12-20 | high | all=06-20 09-20 12-20
Trước 30/6 và 30/11/2026 | milestones | 11-29 | high | all=06-29 11-29
Trước ngày 15/6 và trước ngày 15/12 | milestones | 12-14 | high | all=06-14 12-14
Lần 1: trước 30/6; lần 2: trước 15/12 | milestones | 12-14 | high | all=06-29 12-14
Trước ngày 30/6/2026 (đợt 1), trước ngày 30/11/2026 (đợt 2) | milestones | 11-29 | high | all=06-29 11-29
Đợt 1: tháng 4; đợt 2: tháng 10 | milestones | 10-31 | high | all=04-30 10-31
02 đợt (tháng 4 và tháng 10) | milestones | 10-31 | high | all=04-30 10-31
Giai đoạn 1: quý II/2026; giai đoạn 2: quý IV/2026 | milestones | 12-31 | high | all=06-30 12-31
Hoàn thành Quý II; báo cáo Quý IV | milestones | 12-31 | high | all=06-30 12-31
đến tháng 6/2026 đạt 50%, đến tháng 12/2026 đạt 100% | milestones | 12-31 | high | all=06-30 12-31
Quý I: 25%; Quý II: 50%; Quý III: 75%; Quý IV: 100% | milestones | 12-31 | high | all=03-31 06-30 09-30 12-31
Năm 2026: 50%, năm 2027: 100% | milestones | 2027-12-31 | high | all=12-31 2027-12-31
Tháng 4, 5/2026 | milestones | 05-31 | high | all=04-30 05-31
Tháng 3/2026 và tháng 9/2026 | milestones | 09-30 | high | all=03-31 09-30
Tháng 3, tháng 9 | milestones | 09-30 | high | all=03-31 09-30
trong quý I và quý II năm 2026 | milestones | 06-30 | high | all=03-31 06-30
Quý II, III, IV/2026 | milestones | 12-31 | high | all=06-30 09-30 12-31
Quý III, IV/2026 | milestones | 12-31 | high | all=09-30 12-31
6 tháng đầu năm và 6 tháng cuối năm | milestones | 12-31 | high | all=06-30 12-31
Năm 2026: tháng 3, tháng 9 | milestones | 09-30 | high | all=03-31 09-30
Xây dựng trong quý II, hoàn thành trong năm 2026 | milestones | 12-31 | high | all=06-30 12-31
Đợt 1 tháng 3-4, đợt 2 tháng 9-10 | milestones | 10-31 | high | all=04-30 10-31
# quarters
Q.II | quarter | 06-30 | high
Q.II/2026 | quarter | 06-30 | high
QII/2026 | quarter | 06-30 | high
Q2 | quarter | 06-30 | high
Quý II-2026 | quarter | 06-30 | high
Quý 2.2026 | quarter | 06-30 | high
Quý II, năm 2026 | quarter | 06-30 | high
Quý II của năm 2026 | quarter | 06-30 | high
QUÝ III NĂM 2026 | quarter | 09-30 | high
Hết quý 3 | quarter | 09-30 | high
đến hết quý III/2026 | quarter | 09-30 | high
Chậm nhất trong quý III | quarter | 09-30 | high
Quý IV/2025 | quarter | 2025-12-31 | high
Quý I/2027 | quarter | 2027-03-31 | high
Đạt 80% vào quý III | quarter | 09-30 | high
Quý I/2026 và duy trì thường xuyên | quarter | 03-31 | high | continues=yes
Quý I/2026, thường xuyên | quarter | 03-31 | high | continues=yes
Giữa quý III/2026 | quarter | - | medium | suggest=08-31
đến cuối quý II | quarter | 06-30 | medium
Trước quý III/2026 | date | 06-30 | high
Trước quý II | date | 03-31 | high
quý 2-3 | range | 09-30 | high | starts=04-01
Quý II/2026 - Quý III/2026 | range | 09-30 | high | starts=04-01
Quý II/2026 đến quý IV/2026 | range | 12-31 | high | starts=04-01
Quý IV/2025 - Quý I/2026 | range | 03-31 | high | starts=2025-10-01
Quý IV/2026 đến quý I/2027 | range | 2027-03-31 | high | starts=10-01
Từ quý II/2026, hoàn thành quý IV/2026 | range | 12-31 | high | starts=04-01
Từ quý II/2026 | range | - | low | starts=04-01
Từ quý II/2026 trở đi | range | - | low | starts=04-01
Quý II hoặc quý III/2026 | range | 09-30 | medium | starts=04-01
# months
Xong trong tháng 6 | month | 06-30 | high
T6 | month | 06-30 | high
T.6/2026 | month | 06-30 | high
6/2026 | month | 06-30 | high
06/2026 | month | 06-30 | high
Hoàn thành trong tháng 06/2026 | month | 06-30 | high
Tháng 02 | month | 02-28 | high
Tháng 2/2028 | month | 2028-02-29 | high
đến hết tháng 10 | month | 10-31 | high
Ngay trong tháng 3 | month | 03-31 | high
Chậm nhất tháng 9/2026 | month | 09-30 | high
Tháng 3 (Tháng Thanh niên) | month | 03-31 | high
Trước tháng 7/2026 | date | 06-30 | high
Trước 6/2026 | date | 05-31 | high
Đầu tháng 01/2027 | date | - | medium | suggest=2027-01-01
Cuối tháng 12/2026 | date | 12-31 | medium
Trung tuần tháng 6 | date | - | medium | suggest=06-20
Tuần cuối tháng 11/2026 | date | - | low | suggest=11-27
Tháng 5 - tháng 6 | range | 06-30 | high | starts=05-01
tháng 5/2026 đến hết tháng 10/2026 | range | 10-31 | high | starts=05-01
Tháng 11/2025 - 02/2026 | range | 02-28 | high | starts=2025-11-01
Từ tháng 11 đến tháng 02/2027 | range | 2027-02-28 | high | starts=11-01
05/2026 - 09/2026 | range | 09-30 | high | starts=05-01
Tháng 5-9/2026 | range | 09-30 | high | starts=05-01
Từ tháng 4/2026 | range | - | low | starts=04-01
# ranges of days
01/6 - 30/6/2026 | range | 06-30 | high | starts=06-01
15/3-15/4/2026 | range | 04-15 | high | starts=03-15
Từ 01/3/2026 - 30/4/2026 | range | 04-30 | high | starts=03-01
Từ ngày 15/12/2026 đến ngày 15/01/2027 | range | 2027-01-15 | high | starts=12-15
Từ ngày 15/12 đến 15/01/2027 | range | 2027-01-15 | high | starts=12-15
từ ngày 01 tháng 10 đến ngày 10 tháng 10 năm 2026 | range | 10-10 | high | starts=10-01
Từ ngày 01 đến ngày 30/6/2026 | range | 06-30 | high | starts=06-01
Ngày 15-20/6/2026 | range | 06-20 | high | starts=06-15
Từ ngày 01/7/2026 | range | - | low | starts=07-01
Bắt đầu từ 01/7/2026 | range | - | low | starts=07-01
Sau ngày 30/6/2026 | range | - | low | starts=07-01
# years and halves
Cả năm 2026 | year | 12-31 | high
Trong năm | year | 12-31 | high
Hoàn thành trong năm | year | 12-31 | high
Năm nay | year | 12-31 | high
2026 | year | 12-31 | high
Trước năm 2027 | date | 12-31 | high
trước cuối năm 2026 | year | 12-31 | medium
Năm 2026 - 2027 | range | 2027-12-31 | high | starts=01-01; all=12-31
Từ năm 2026 đến năm 2028 | range | 2028-12-31 | high | starts=01-01; all=12-31
2026-2030 | range | 2030-12-31 | high | starts=01-01; all=12-31
Đến 2030 | year | 2030-12-31 | high
Đến cuối năm | date | 12-31 | medium
Từ nay đến cuối năm | date | 12-31 | medium
Từ nay đến hết năm 2026 | year | 12-31 | high
Trong 6 tháng đầu năm 2026 | half | 06-30 | high
nửa đầu năm 2026 | half | 06-30 | high
Nửa cuối năm | half | 12-31 | high
3 tháng đầu năm | range | 03-31 | high | starts=01-01
Năm học 2026-2027 | range | - | low | suggest=2027-05-31
# recurring
Cuối mỗi quý | recurring | - | high | recurrence=quarterly
Theo quý | recurring | - | high | recurrence=quarterly
Từng quý | recurring | - | high | recurrence=quarterly
Cuối mỗi tháng | recurring | - | high | recurrence=monthly
Hằng tháng | recurring | - | high | recurrence=monthly
Ngày 25 hằng tháng | recurring | - | high | recurrence=monthly by day 25; last=25
Trước ngày 25 của tháng | recurring | - | high | recurrence=monthly by day 25; last=24
Ngày 15 và ngày 30 hằng tháng | recurring | - | high | recurrence=monthly by day 15 + monthly by day 30; last=15 + 30
Hằng tháng (trước ngày 20) | recurring | - | high | recurrence=monthly by day 20; last=19
Hằng tháng, chậm nhất ngày 20 | recurring | - | high | recurrence=monthly by day 20; last=20
Trước 17h00 ngày 20 hằng tháng | recurring | - | high | recurrence=monthly by day 20; last=20; time=17:00
chậm nhất ngày 05 tháng sau | recurring | - | high | recurrence=monthly by day 5; last=5; of=next
Trước ngày 05 của tháng tiếp theo | recurring | - | high | recurrence=monthly by day 5; last=4; of=next
trước ngày 10 tháng đầu quý sau | recurring | - | high | recurrence=quarterly by day 10; last=9; of=next
trước ngày 20 tháng cuối quý | recurring | - | high | recurrence=quarterly by day 20; last=19
Ngày 20 của tháng cuối mỗi quý | recurring | - | high | recurrence=quarterly by day 20; last=20
Hằng quý, trước ngày 20 tháng cuối quý | recurring | - | high | recurrence=quarterly by day 20; last=19
Hàng năm (trước 30/11) | recurring | - | high | recurrence=yearly by day 30/11; last=29/11
Hằng năm, trước ngày 30 tháng 11 | recurring | - | high | recurrence=yearly by day 30/11; last=29/11
Chậm nhất 30/11 hằng năm | recurring | - | high | recurrence=yearly by day 30/11; last=30/11
Trước ngày 01/12 hằng năm | recurring | - | high | recurrence=yearly by day 1/12; last=30/11
Tháng 02 hàng năm | recurring | - | high | recurrence=yearly by day 28/2; last=28/2
Quý IV hằng năm | recurring | - | high | recurrence=yearly by day 31/12; last=31/12
Hằng năm, trong quý I | recurring | - | high | recurrence=yearly by day 31/3; last=31/3
Tháng 6 và tháng 12 hằng năm | recurring | - | high | recurrence=yearly by day 30/6 + yearly by day 31/12; last=30/6 + 31/12
Thứ Sáu hằng tuần | recurring | - | high | recurrence=weekly; weekday=friday
Chiều thứ 5 hằng tuần | recurring | - | high | recurrence=weekly; weekday=thursday
Thứ Hai hàng tuần | recurring | - | high | recurrence=weekly; weekday=monday
Mỗi tuần 01 lần | recurring | - | high | recurrence=weekly
01 tuần/lần | recurring | - | high | recurrence=weekly
1 lần/tuần | recurring | - | high | recurrence=weekly
Tối thiểu 01 lần/tháng | recurring | - | high | recurrence=monthly
Mỗi tháng một lần | recurring | - | high | recurrence=monthly
1 tháng/lần | recurring | - | high | recurrence=monthly
2 tháng/lần | recurring | - | high | recurrence=6 per year
3 tháng/lần | recurring | - | high | recurrence=quarterly
3 tháng một lần | recurring | - | high | recurrence=quarterly
Mỗi quý 01 lần | recurring | - | high | recurrence=quarterly
6 tháng/lần | recurring | - | high | recurrence=half-yearly
06 tháng/01 lần | recurring | - | high | recurrence=half-yearly
Sáu tháng một lần | recurring | - | high | recurrence=half-yearly
Định kỳ 6 tháng | recurring | - | high | recurrence=half-yearly
1 năm/lần | recurring | - | high | recurrence=yearly
Mỗi năm 02 lần | recurring | - | high | recurrence=2 per year
02 lần trong năm | recurring | - | high | recurrence=2 per year
02 lần/tháng | recurring | - | high | recurrence=24 per year
Hai lần/năm | recurring | - | high | recurrence=2 per year
04 kỳ/năm | recurring | - | high | recurrence=4 per year
Ít nhất 03 buổi/tháng | recurring | - | high | recurrence=36 per year
Định kỳ ngày 20 hằng tháng | recurring | - | high | recurrence=monthly by day 20; last=20
Định kỳ tháng, quý, năm | recurring | - | high | recurrence=monthly + quarterly + yearly
Tháng, quý, năm | recurring | - | high | recurrence=monthly + quarterly + yearly
Quý, 6 tháng, 9 tháng, năm | recurring | - | high | recurrence=quarterly + half-yearly + nine-monthly + yearly
Báo cáo 6 tháng, năm và đột xuất | recurring | - | high | recurrence=half-yearly + yearly + ad hoc
Hằng quý, bắt đầu từ quý II/2026 | recurring | - | high | recurrence=quarterly; starts=04-01
Hằng tháng, từ tháng 4/2026 | recurring | - | high | recurrence=monthly; starts=04-01
Hằng quý trong năm 2026 | recurring | - | high | recurrence=quarterly
Thường xuyên hằng tháng | recurring | - | high | recurrence=monthly
Hằng ngày, hằng tuần | recurring | - | high | recurrence=daily + weekly
# continuous
Thường xuyên, báo cáo hằng quý | ongoing | - | high | reports=quarterly
Thường xuyên; báo cáo trước ngày 15 hằng tháng | ongoing | - | high | reports=monthly by day 15; last=14
Thường xuyên, trong năm 2026 | ongoing | - | medium | suggest=12-31
Năm 2026 (thường xuyên) | ongoing | - | medium | suggest=12-31
Thường xuyên đến hết năm 2026 | ongoing | - | medium | suggest=12-31
Thường xuyên, cao điểm tháng 10 | ongoing | - | medium
Thường xuyên từ quý II/2026 | ongoing | - | medium | starts=04-01
Triển khai thường xuyên | ongoing | - | high
TX | ongoing | - | medium
Quanh năm | ongoing | - | medium | suggest=12-31
Năm 2026 và các năm tiếp theo | ongoing | - | medium | suggest=12-31
Từ năm 2026 trở đi | ongoing | - | medium | suggest=12-31
# waits
Theo yêu cầu của cấp trên | external | - | medium | depends_on=yêu cầu của cấp trên
Sau khi tỉnh ban hành kế hoạch | external | - | medium | depends_on=tỉnh ban hành kế hoạch
Theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 | external | - | medium
Theo kế hoạch của Đảng ủy năm 2026 | external | - | medium
Theo chỉ đạo của Chủ tịch UBND xã | external | - | medium
Theo lịch của thành phố | external | - | medium
Theo mùa vụ | external | - | medium
Theo tình hình thực tế | external | - | medium
Khi được phân bổ kinh phí | external | - | medium
Sau khi được phê duyệt | external | - | medium
Trước khai giảng | external | - | medium
Trước khai giảng năm học 2026-2027 | external | - | medium
Trước mùa mưa bão | external | - | medium
Trước Đại hội Mặt trận xã | external | - | medium
Sau Tết Nguyên đán | external | - | medium
Sau Đại hội | external | - | medium
Đột xuất | external | - | medium
Khi có chỉ đạo, khi cần thiết | external | - | medium
Chờ hướng dẫn của Sở Y tế | external | - | medium
# events
trước Tết Nguyên đán Bính Ngọ | date | - | medium | suggest=02-13
Trước Tết Đinh Mùi 2027 | date | - | medium | suggest=2027-02-03
Trước Tết Dương lịch 2027 | date | - | medium | suggest=12-31
Dịp 30/4 - 01/5 | date | - | medium | suggest=04-29
Nhân dịp Quốc khánh 2/9 | date | - | medium | suggest=08-28
Ngày Chuyển đổi số quốc gia 10/10 | date | - | medium | suggest=10-09
20/11 (Ngày Nhà giáo Việt Nam) | date | - | medium | suggest=11-19
# from an event
chậm nhất 05 ngày sau khi kết thúc hội nghị | relative | - | medium | offset=5 days
15 ngày sau khi có hướng dẫn | relative | - | medium | offset=15 days
Sau khi có hướng dẫn 15 ngày | relative | - | medium | offset=15 days
Trong thời hạn 07 ngày làm việc, kể từ ngày nhận đủ hồ sơ | relative | - | medium | offset=7 working days
Trong 10 ngày kể từ ngày ban hành Nghị quyết của HĐND tỉnh | relative | - | medium | offset=10 days
10 ngày làm việc kể từ ngày ban hành Kế hoạch này | relative | 03-25 | medium | offset=10 working days
Trong vòng 01 tháng kể từ ngày Kế hoạch được ban hành | relative | 04-11 | medium | offset=1 months
Không quá 03 ngày làm việc | relative | - | medium | offset=3 working days
Trước hội nghị 03 ngày | relative | - | medium | offset=-3 days
Sau hội nghị 05 ngày | relative | - | medium | offset=5 days
Ngay sau hội nghị | relative | - | medium
# no time at all
Ngay, kịp thời | none | - | high
Trong ngày | none | - | high
Trong giờ hành chính | none | - | high
24/7 | none | - | high
24/24 giờ | none | - | high
Trong vòng 02 giờ | none | - | high
Không xác định | none | - | low
Chưa xác định | none | - | low
Theo Điều 5 | external | - | medium
x | none | - | low
Trong tháng | none | - | low
Tháng Thanh niên | none | - | low
Giai đoạn 2 | none | - | low
Phường Tân An | none | - | low
"""
