"""What else happens to the plan's tasks in a year: most end by December, some late, some wait for others."""

from __future__ import annotations

from sqlalchemy import select

from app.database import db
from app.demo import order
from app.demo.script import Script
from app.models.planning import tray
from app.models.task import Task, workflow


def tell(script: Script) -> None:
    """Note what happened to them."""
    _led_by_nobody(script)
    _reported_before(script)
    _culture(script)
    _economy(script)
    _others(script)
    _grassroots(script)


def _led_by_nobody(script: Script) -> None:
    """The secretary finds a unit for what the plan left open or gave to all."""
    units, secretary = script.place.units, script.person("thuky")
    for key, unit in {"broadcasts": order.SERVICES, "procedures": order.OFFICE, "assistant": order.ONE_STOP}.items():
        script.at(-110, 10, lambda key=key, unit=unit: tray.give([script.tasks[key]], secretary, units[unit]))
    duty = next(task for text, task in script.tasks.items() if text.startswith("Các đơn vị báo cáo"))
    script.at(-110, 11, lambda: tray.give([duty], secretary, units[order.CULTURE]))
    script.task("procedures").accepted(-100).noted(-20, "Đã công khai quy trình của 02 đơn vị.", 60)
    script.task("procedures").reported(-3, "Đã công khai đủ quy trình nội bộ.", "93/QĐ-UBND").confirmed(-2)
    script.at(5, 10, lambda: _by_hand(script, "Chuẩn bị báo cáo chuyên đề trình Ban Thường vụ", "97/BC-VP"))
    script.at(22, 10, lambda: _by_hand(script, "Rà soát mặt bằng đặt trạm phát sóng mới", "38/BC-KTHTĐT"))


def _by_hand(script: Script, text: str, number: str) -> None:
    """A task that a leader gave by hand is reported and confirmed."""
    task = db.session.scalars(select(Task).where(Task.commune_id == script.place.commune.id, Task.text == text)).one()
    workflow.report(task, script.place.head_of(task.lead_unit_id), "Đã hoàn thành.", document_number=number)
    workflow.confirm(task, script.confirmer(task))


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
    task("survey").reported(-57, "Đã khảo sát 214 người, hài lòng 94,9%.", "22/BC-PVHCC").confirmed(-55)
    task("archive").reported(-13, "Xong mốc một: 5.850 hồ sơ.", "33/BC-PVHCC").confirmed(-11)
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
    task("feedback").reported(-30, "Đợt một thu 320 phiếu, đã tổng hợp.", "11/BC-MTTQ").confirmed(-28)


def _grassroots(script: Script) -> None:
    script.task("group_chat").reported(6, "Nhóm có 186/186 hộ.", "05/BC-KP1").confirmed(8)
    script.task("elderly").accepted(2).reported(10, "Đã giúp 74 người cài đặt.", "06/BC-KP2").confirmed(12)
