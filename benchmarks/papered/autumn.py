"""The plan's tasks from October on: most are ended, some late, some wait for others till the year is over."""

from __future__ import annotations

from app.demo.script import Script


def tell(script: Script) -> None:
    """Note what happened to them."""
    _reported_before(script)
    _culture(script)
    _economy(script)
    _others(script)
    _grassroots(script)


def _reported_before(script: Script) -> None:
    script.task("summer").confirmed(2)
    for key in ("family", "pocket_guide", "products", "militia"):
        script.task(key).confirmed(3, without_product=True)


def _culture(script: Script) -> None:
    task = script.task
    task("network").granted(1, "chutich").reported(9, "Đã thay thiết bị mạng, đo kiểm đạt yêu cầu.", "104/BB-VHXH")
    task("network").confirmed(11)
    task("hotline").reported(5, "Quy trình tiếp nhận phản ánh đã ban hành, có đầu mối trực.", "95/QĐ-UBND").confirmed(7)
    task("index").reported(3, "Đã cập nhật đủ 42 chỉ số lên hệ thống của tỉnh.", "98/BC-VHXH").confirmed(4)
    task("library").reported(4, "Tủ sách số đã chạy ở hai khu phố, 320 đầu sách.", "101/BB-VHXH").confirmed(6)
    task("digital_week").noted(18, "Đã trưng bày 09 mô hình, 640 lượt người dự.", 80)
    task("digital_week").reported(23, "Tuần lễ đã kết thúc, có báo cáo tổng kết.", "112/BC-VHXH").confirmed(25)
    task("heritage").noted(15, "Đã chụp, mô tả 33/40 hiện vật.", 80).reported(
        25, "Đủ 40 hiện vật.", "116/BC-VHXH"
    ).confirmed(27)
    task("volunteers").accepted(10).noted(30, "Đã thống nhất danh sách tổ viên ở hai khu phố.", 60)
    task("volunteers").reported(44, "Đã kiện toàn 02 tổ, 18 tổ viên.", "121/QĐ-UBND").confirmed(46)
    task("speakers").accepted(6).noted(
        34, "Chưa thống nhất được vị trí đặt cụm loa ở khu phố 2.", 40,
        difficulty="Vị trí dự kiến vướng hành lang lưới điện.",
        proposal="UBND phường làm việc với điện lực để chuyển vị trí.",
    )  # fmt: skip
    task("speakers").urged(47, "phochutich", "Chốt vị trí trong tuần.")


def _economy(script: Script) -> None:
    task = script.task
    task("wifi").longer(1, 24, "Hai điểm còn lại chờ thi công đường cáp.").granted(5, "phochutich")
    task("wifi").reported(23, "Đã lắp đủ 5/5 điểm.", "37/BB-KTHTĐT").confirmed(24)
    task("invoices").noted(16, "Đã có 103/112 hộ đăng ký.", 90).reported(26, "Đủ 112 hộ.", "39/BC-KTHTĐT").confirmed(28)
    task("market").reported(14, "Chợ có 86 điểm nhận thanh toán.").returned(15, "Chưa có danh sách tiểu thương.")
    task("market").reported(20, "Đã bổ sung danh sách 86 tiểu thương.", "36/BC-KTHTĐT").confirmed(22)
    task("map").accepted(2).noted(12, "Đã nhập 41 điểm phục vụ.", 70).reported(
        19, "Bản đồ đã công khai.", "35/BC-KTHTĐT"
    ).confirmed(21)


def _others(script: Script) -> None:
    task = script.task
    task("rules").reported(3, "Quy chế đã ban hành.", "96/QĐ-UBND").confirmed(4)
    task("archive").reported(33, "Đã số hóa 8.400 hồ sơ, hết số tồn tại kho.", "44/BC-PVHCC").confirmed(36)
    task("kiosk").reported(8, "Máy đã chạy ổn định, có biên bản bàn giao.", "40/BB-PVHCC").confirmed(10)
    task("incident").noted(40, "Phương án đã duyệt, chuẩn bị diễn tập.", 70)
    task("incident").reported(66, "Đã diễn tập, 37 người dự.", "61/BC-CAP").confirmed(68)
    task("cameras").longer(14, 40, "Hai tuyến đường đang sửa, chưa kéo được cáp.").granted(16, "chutich")
    task("cameras").noted(36, "Đã kết nối 17/20 camera.", 85)
    task("cameras").reported(45, "Đã kết nối 20/20 camera.", "58/BB-CAP").confirmed(47)
    task("health_book").reported(1, "Đã lập 1.290/1.290 sổ.", "18/BC-TYT").confirmed(3)
    task("school_report").noted(30, "Đã triển khai khối 8.", 80)
    task("school_report").reported(64, "100% phụ huynh dùng sổ liên lạc điện tử.", "52/BC-THCS").confirmed(66)
    task("screens").noted(22, "Màn hình đúng kích thước đã về.", 70).reported(
        29, "Đã lắp 04 màn hình.", "27/BB-DVSNC"
    ).confirmed(31)
    task("feedback").reported(39, "Đợt hai thu 410 phiếu, đã tổng hợp.", "15/BC-MTTQ").confirmed(41)


def _grassroots(script: Script) -> None:
    script.task("group_chat").reported(6, "Nhóm có 186/186 hộ.", "05/BC-KP1").confirmed(8)
    script.task("elderly").accepted(2).reported(10, "Đã giúp 74 người cài đặt.", "06/BC-KP2").confirmed(12)
