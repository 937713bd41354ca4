"""The past of the other units' tasks."""

from __future__ import annotations

from app.demo.script import Script


def tell(script: Script) -> None:
    """Note what happened to them."""
    _economy(script)
    _office(script)
    _one_stop(script)
    _police(script)
    _bodies(script)
    _grassroots(script)


def _economy(script: Script) -> None:
    task = script.task
    task("wifi").accepted(-100).noted(-15, "Đã lắp 3/5 điểm.", 55)
    task("land").accepted(-110).noted(-41, "Chờ bàn giao phần mềm.")
    task("invoices").accepted(-60).noted(-11, "Đã có 46/112 hộ đăng ký.", 40)
    task("market").accepted(-80).noted(-30, "Tiểu thương còn e ngại, đã mời ngân hàng tới.", 45).urged(-4, "chutich")
    task("products").accepted(-90).noted(-29, "Đã có 02 sản phẩm đủ hồ sơ.", 70).reported(-8, "Đã lên sàn 02 sản phẩm.")
    (
        task("desktops")
        .accepted(-115)
        .longer(-56, -22, "Chờ thẩm định giá.")
        .granted(-54, "phochutich")
        .reported(-27, "Đã thay 18 máy, nghiệm thu xong.", "21/BB-KTHTĐT")
        .confirmed(-25)
    )
    task("budget").accepted(-113)


def _office(script: Script) -> None:
    task = script.task
    task("signing").accepted(-117).reported(-110, "Đã cấp đủ 23 chứng thư số.", "12/BB-VP").confirmed(-108)
    (
        task("rules")
        .accepted(-100)
        .noted(-45, "Đã có dự thảo, đang lấy ý kiến các đơn vị.", 60)
        .urged(-25, "chutich", "Trình ký trong tuần.")
        .urged(-10, "chutich")
    )
    task("digest").accepted(-118)


def _one_stop(script: Script) -> None:
    task = script.task
    task("archive").accepted(-110).noted(-52, "Xong mốc một: 4.200 hồ sơ.", 50).noted(-14, "Đã số hóa 5.850 hồ sơ.", 70)
    task("survey").accepted(-112).noted(-58, "Đã khảo sát 214 người.")
    task("help_desk").accepted(-118).reported(-64, "Đã mở quầy số 5, có lịch trực.").confirmed(-63, True)
    (
        task("kiosk")
        .accepted(-90)
        .reported(-39, "Đã lắp máy.")
        .returned(-37, "Chưa có biên bản bàn giao.")
        .noted(-13, "Đang chạy thử, còn lỗi in phiếu.", 80)
    )
    task("catalogue").accepted(-118)


def _police(script: Script) -> None:
    task = script.task
    (
        task("residents")
        .accepted(-100)
        .reported(-49, "Đã đối chiếu 9.870 hồ sơ, sửa 312 sai lệch.", "34/BC-CAP")
        .confirmed(-47)
    )
    task("computers").accepted(-116).noted(-85, "Đã kiểm tra 30/64 máy.", 45).reported(
        -70, "Đã kiểm tra 64 máy.", "29/BC-CAP"
    ).confirmed(-68)
    task("incident").accepted(-100).noted(-22, "Đã có dự thảo phương án.", 35)
    task("cameras").accepted(-30).noted(-10, "Đã kết nối 9/20 camera.", 45)


def _bodies(script: Script) -> None:
    task = script.task
    task("militia").accepted(-50).reported(-3, "Đã nhập đủ dữ liệu, tập huấn xong.")
    task("health_book").accepted(-60).noted(-3, "Đã lập 1.105/1.290 sổ.", 85)
    task("school_report").accepted(-90).noted(-12, "Đã triển khai khối 6, 7.", 50)
    (
        task("report_film")
        .accepted(-110)
        .shown(-58, "https://anhai.example/phong-su")
        .reported(-58, "Phóng sự dài 12 phút đã phát.")
        .confirmed(-56)
    )
    task("screens").accepted(-60).noted(-9, "Màn hình về không đúng kích thước, phải đổi.", 30, obstacle=True)
    task("feedback").accepted(-100).noted(-33, "Đợt một thu 320 phiếu.", 50)
    task("watch").accepted(-109)


def _grassroots(script: Script) -> None:
    script.task("group_chat").accepted(-40).noted(-8, "Đã mời 140/186 hộ.", 75)
