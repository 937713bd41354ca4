# ruff: noqa: E501 (a list: one sentence, one line)
"""Sentences of orders: the times that bound them (`>>`, several set apart by `||`), and traps that name no deadline."""

BOUND = """
Hoàn thành việc rà soát hộ nghèo trước ngày 15/6/2026. >> trước ngày 15/6/2026
Trước ngày 30/6/2026, ban hành quy chế quản lý chợ. >> Trước ngày 30/6/2026
Trong quý II/2026, tổ chức hội nghị đối thoại với doanh nghiệp. >> Trong quý II/2026
Quý III/2026: tổ chức hội thi nấu ăn. >> Quý III/2026
Tháng 9/2026, khai giảng các lớp xóa mù chữ. >> Tháng 9/2026
Xây dựng nhà văn hóa thôn, hoàn thành trong tháng 9 năm 2026. >> trong tháng 9 năm 2026
Sửa mái chợ, hoàn thành trong quý II/2026. >> trong quý II/2026
Gửi kết quả về UBND xã trước 16 giờ ngày 25/6/2026. >> trước 16 giờ ngày 25/6/2026
Gửi kết quả về UBND xã chậm nhất 16h30 ngày 25/6/2026. >> chậm nhất 16h30 ngày 25/6/2026
Từ nay đến hết năm 2026, mỗi thôn trồng một tuyến đường hoa. >> đến hết năm 2026
Từ tháng 4/2026 đến tháng 6/2026, tuyên truyền lưu động tại các chợ. >> Từ tháng 4/2026 đến tháng 6/2026
Trồng rừng phòng hộ từ ngày 15/3 đến ngày 30/4/2026. >> từ ngày 15/3 đến ngày 30/4/2026
Tổ chức ra quân từ ngày 01 tháng 10 đến ngày 10 tháng 10 năm 2026. >> từ ngày 01 tháng 10 đến ngày 10 tháng 10 năm 2026
Hằng quý, tổ chức giao ban với các thôn. >> Hằng quý
Ngày 25 hằng tháng, gửi số liệu về Văn phòng. >> Ngày 25 hằng tháng
Chậm nhất ngày 20 hằng tháng, đối chiếu sổ thu. >> Chậm nhất ngày 20 hằng tháng
Tổ chức 02 đợt ra quân vệ sinh môi trường (tháng 4 và tháng 10/2026). >> tháng 4 và tháng 10/2026
Ký cam kết với các hộ kinh doanh (trong tháng 5). >> trong tháng 5
Lắp đặt camera tại các ngã tư (quý III/2026). >> quý III/2026
Sơ kết trước ngày 20/6 và tổng kết trước ngày 10/12/2026. >> trước ngày 20/6 || trước ngày 10/12/2026
Giải ngân đến tháng 6/2026 đạt 50%, đến tháng 12/2026 đạt 100% kế hoạch. >> đến tháng 6/2026 || đến tháng 12/2026
Thành lập tổ hợp tác trong năm 2026. >> trong năm 2026
Mở 02 lớp dạy nghề, xong trước tháng 9. >> xong trước tháng 9
Trồng cây xanh trước ngày 19/5/2026; tổng kết trong tháng 11/2026. >> trước ngày 19/5/2026 || trong tháng 11/2026
Nghiệm thu công trình không muộn hơn ngày 30/11/2026. >> không muộn hơn ngày 30/11/2026
Bàn giao mặt bằng, thời hạn hoàn thành 30/6/2026. >> hoàn thành 30/6/2026
Rà soát hộ cận nghèo, hoàn thành chậm nhất vào ngày 31/10. >> chậm nhất vào ngày 31/10
Cuối quý II/2026, đánh giá kết quả bước đầu. >> Cuối quý II/2026
Đầu tháng 8, chuẩn bị cơ sở vật chất cho năm học mới. >> Đầu tháng 8
6 tháng đầu năm 2026, tập trung thu nợ. >> 6 tháng đầu năm 2026
Định kỳ hằng quý, họp tổ giúp việc. >> Định kỳ hằng quý
Thường xuyên nhắc nhở các hộ buôn bán. >> Thường xuyên
Tổ chức ít nhất 03 lớp dạy bơi/năm cho học sinh. >> ít nhất 03 lớp dạy bơi/năm
Kiểm tra định kỳ bình chữa cháy. >> định kỳ
Nối mạng trụ sở (sau khi có kế hoạch của tỉnh). >> sau khi có kế hoạch của tỉnh
Báo cáo kết quả trong vòng 05 ngày kể từ ngày kết thúc đợt kiểm tra. >> trong vòng 05 ngày kể từ ngày kết thúc đợt kiểm tra
Đến cuối năm 2026, hoàn thành bê tông hóa đường trục thôn. >> Đến cuối năm 2026
Cấp phát tờ rơi đến từng hộ; phấn đấu hoàn thành trước ngày 30 tháng 6 năm 2026. >> trước ngày 30 tháng 6 năm 2026
Hoàn thành trước Quý III/2026 việc sắp xếp trụ sở. >> trước Quý III/2026
Thu gom vỏ thuốc bảo vệ thực vật, xong trong quý I và quý III/2026. >> xong trong quý I và quý III/2026
Cập nhật sổ hộ khẩu (Công an xã chủ trì; thực hiện thường xuyên). >> thường xuyên
Đối chiếu dữ liệu (Phòng Kinh tế chủ trì, Trạm Y tế phối hợp; hằng quý). >> hằng quý
Vệ sinh kênh mương (định kỳ 3 tháng/lần; Hội Nông dân chủ trì). >> định kỳ 3 tháng/lần
Đưa tin trên loa xóm mỗi tuần 03 lần về phòng dịch. >> mỗi tuần 03 lần
Sinh hoạt câu lạc bộ, mỗi quý ít nhất 01 lần. >> mỗi quý ít nhất 01 lần
Xét nghiệm tối thiểu 15 mẫu nước/năm tại các giếng. >> tối thiểu 15 mẫu nước/năm
Quét dọn bãi biển vào tuần cuối hằng tháng, mời học sinh tham gia. >> vào tuần cuối hằng tháng
Kiểm tra thường xuyên các chốt trước ngày 10 hằng tháng. >> trước ngày 10 hằng tháng
Thường xuyên kiểm tra các chốt; báo cáo trước ngày 10 hằng tháng. >> Thường xuyên
Mở 03 chợ phiên vào các tháng 2, 5, 8. >> vào các tháng 2, 5, 8
Thi nấu ăn trong tháng 3, 5 lớp tập huấn cho phụ nữ. >> trong tháng 3
Gửi giấy mời trước ngày khai mạc 10 ngày. >> trước ngày khai mạc 10 ngày
Chạy việt dã toàn xã: ngày 26/3/2026. >> ngày 26/3/2026
Bí thư các chi đoàn: Thường xuyên nhắc đoàn viên đóng phí. >> Thường xuyên
Quyết toán trước ngày 20/6 và 20/12. >> trước ngày 20/6 và 20/12
Lập dự toán; định kỳ 6 tháng, năm báo cáo Đảng ủy trước ngày 10/6 và 10/12. >> định kỳ 6 tháng, năm báo cáo Đảng ủy trước ngày 10/6 và 10/12
Giúp xã theo dõi; định kỳ 6 tháng (trước ngày 08/6) và năm (trước ngày 08/12) báo cáo tỉnh. >> định kỳ 6 tháng (trước ngày 08/6) và năm (trước ngày 08/12)
Sửa kênh và định kỳ 6 tháng sơ kết, hoàn thành việc nạo vét trước ngày 30/6. >> trước ngày 30/6
Định kỳ 6 tháng kiểm kê kho vật tư. >> Định kỳ 6 tháng
Hằng quý (trước ngày 12 của tháng cuối quý) đối chiếu quỹ. >> Hằng quý (trước ngày 12 của tháng cuối quý)
Nộp số liệu trước ngày 12 của tháng cuối quý. >> trước ngày 12 của tháng cuối quý
Hằng năm, trước ngày 25/11 kiểm kê đất. >> Hằng năm, trước ngày 25/11
Mở cửa thư viện vào thứ Bảy hằng tuần. >> vào thứ Bảy hằng tuần
Rà soát hộ trước ngày 30/6, 2/3 số thôn làm mẫu. >> trước ngày 30/6
"""

TRAPS = """
Cắt nước khu vực vỡ ống khi có yêu cầu; sửa đường ống.
Cân đối nguồn vốn (chi đầu tư, thường xuyên).
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.
Thực hiện Nghị quyết số 12-NQ/TU ngày 20/10/2026 của Thành ủy.
Triển khai Kế hoạch số 02-KH/BCĐTW, ngày 19/6/2026 của Ban Chỉ đạo Trung ương.
Triển khai Công văn số 123/UBND-VX ngày 30 tháng 6 năm 2026 của UBND tỉnh.
Thực hiện Quyết định ngày 15/5/2026 của UBND tỉnh về cây xanh.
Thực hiện theo Thông báo kết luận số 45/TB-UBND ngày 02 tháng 3 năm 2026.
Thực hiện “Chương trình hành động trong năm 2026” của tỉnh.
Phát động phong trào "Xong trước 30/6/2026" trong toàn xã.
Phát động phong trào ‘Hoàn thành trước ngày 30/6/2026’ trong toàn xã.
Thực hiện Đề án phát triển cây xanh giai đoạn 2026-2030.
Thực hiện Chiến lược phát triển thanh niên giai đoạn 2021-2030.
Lồng ghép với Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025.
Hưởng ứng Chiến dịch 90 ngày làm sạch kênh.
Tham gia đợt cao điểm 60 ngày đêm làm sạch dữ liệu.
Tổ chức các hoạt động hưởng ứng Tháng Thanh niên.
Hưởng ứng Tháng hành động vì trẻ em năm 2026.
Hưởng ứng Ngày Chuyển đổi số quốc gia 10/10.
Tổ chức hoạt động nhân Ngày Chuyển đổi số quốc gia (10/10).
Treo cờ nhân kỷ niệm Quốc khánh (02/9/2026).
Tuyên truyền số điện thoại đường dây nóng 0251.382.2117 hoạt động 24/7.
Bộ phận tiếp nhận mở cửa từ 7 giờ 30 phút đến 17 giờ các ngày làm việc.
Bố trí 1.250 triệu đồng trong dự toán ngân sách năm 2026.
Phấn đấu tăng thu ngân sách 10%/năm.
Giảm 5% số vụ tai nạn mỗi năm so với năm 2025.
Thực hiện phương châm "3 không", 5 rõ trong giải quyết công việc.
Áp dụng khoản 2 Điều 5 Luật Cư trú khi tiếp nhận hồ sơ.
Áp dụng điểm a khoản 3 Điều 12 Nghị định số 61/2018/NĐ-CP.
Tiếp cận thành tựu của Cách mạng công nghiệp 4.0.
Cài đặt phần mềm phiên bản 2.1 cho máy trạm.
Chuẩn bị tuyển sinh năm học 2026-2027.
Phối hợp tổ chức ôn tập trong năm học 2026-2027.
Khắc phục tồn tại theo kết luận kiểm tra quý I/2026.
Khắc phục kết quả kiểm tra trong năm 2024.
Khắc phục các hạn chế nêu trong báo cáo tháng 3/2026.
Phát huy kết quả đạt được trong 6 tháng đầu năm.
Xử lý dứt điểm các hồ sơ phát sinh trong quý II.
Tính đến hết quý I/2026 đã có 20 hộ đăng ký, tiếp tục vận động các hộ còn lại.
Lập danh sách công dân đủ 18 tuổi tính đến ngày 23/5/2026.
Rà soát văn bản ban hành trước ngày 01/3/2026 của các xã cũ.
Thu hồi giấy phép hết hạn trước ngày 31/12/2026.
Tuyên truyền Luật có hiệu lực từ ngày 01/7/2026.
Hỗ trợ nhà ở xây dựng trước ngày 01/7/2014.
Mở rộng đường hoa; định kỳ đánh giá kết quả.
Bố trí nguồn kinh phí hàng năm để chăm sóc cây.
Sửa chữa sự cố trong vòng 24 tiếng.
Dạy học 2 buổi/ngày, 5 ngày/tuần.
Thu phí vệ sinh 30.000 đồng/hộ/tháng.
Học tập Nghị quyết Đại hội nhiệm kỳ 2025 - 2030.
Thực hiện tiêu chí số 15 về y tế theo Mẫu số 02/2026.
Gắn với kế hoạch phát triển kinh tế - xã hội 5 năm 2026-2030.
Phối hợp chuẩn bị kỳ họp Hội đồng nhân dân giữa năm 2026.
Bảo đảm hồ sơ được giải quyết trước hạn và đúng hạn.
Ưu tiên các hộ đăng ký thoát nghèo năm 2026.
Phát huy truyền thống 80 năm Ngày thành lập ngành (28/8/1945 - 28/8/2025).
"""
