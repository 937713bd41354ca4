"""The past of the tasks of Phòng Văn hóa - Xã hội: some in each lane, some late, some waiting."""

from __future__ import annotations

from app.demo import order
from app.demo.script import Script


def tell(script: Script) -> None:
    """Note what happened to them."""
    _done(script)
    _reported(script)
    _under_way(script)
    _in_trouble(script)


def _done(script: Script) -> None:
    task = script.task
    task("steering").accepted(-117).reported(-112, "Đã ban hành quyết định kiện toàn.", "57/QĐ-UBND").confirmed(-111)
    (
        task("training")
        .accepted(-116)
        .noted(-95, "Đã chốt nội dung với giảng viên, dự kiến 02 buổi.", 40)
        .reported(-74, "Đã tổ chức 02 buổi, 61 người dự.")
        .returned(-73, "Bổ sung danh sách người dự của hai khu phố.")
        .reported(-71, "Đã bổ sung danh sách 61 người dự, có chữ ký.", "63/BC-VHXH")
        .confirmed(-69)
    )
    (
        task("self_check")
        .accepted(-115)
        .reported(-84, "Bộ câu hỏi gồm 24 câu, đã dùng thử.", "51/BC-VHXH")
        .confirmed(-82)
    )
    (
        task("website")
        .accepted(-105)
        .noted(-50, "Giao diện mới đã xong, đang chuyển bài cũ.", 80)
        .shown(-26, "https://anhai.example/trang-moi")
        .reported(-25, "Trang mới đã chạy chính thức, bài cũ chuyển đủ.")
        .confirmed(-24)
    )
    (
        task("handbook")
        .accepted(-110)
        .reported(-62, "Đã in 500 cuốn, phát tại hai khu phố.", "60/BB-VHXH")
        .confirmed(-60)
    )


def _reported(script: Script) -> None:
    task = script.task
    task("family").accepted(-80).noted(-31, "Đã vận động 412/530 hộ.", 75).reported(-5, "Đã vận động 530/530 hộ.")
    task("pocket_guide").accepted(-70).noted(-28, "Bản thảo chờ nhà trường góp ý.", 60).reported(
        -6, "Đã phát 800 cuốn."
    )
    task("summer").accepted(-60).reported(-2, "Đã họp tổng kết, có báo cáo kèm theo.", "88/BC-VHXH")


def _under_way(script: Script) -> None:
    task = script.task
    task("classes").accepted(-114).noted(-64, "Đã mở lớp thứ nhất, 38 người học.", 50)
    task("backup").accepted(-116)
    task("index").accepted(-30).given(-29, "chuyenvien").answered(-6, order.OFFICE, "Đã gửi số liệu văn bản.").noted(
        -3, "Còn thiếu số liệu của một đơn vị.", 70
    )
    task("heritage").accepted(-40).given(-39, "chuyenvien").noted(-9, "Đã chụp, mô tả 14/40 hiện vật.", 35)
    task("library").accepted(-28).given(-28, "chuyenvien").noted(-4, "Đã có máy, đang nạp sách.", 60)
    task("digital_week").accepted(-20).noted(-6, "Đã có kịch bản, các khu phố đăng ký 09 mô hình.", 30)
    task("standing").accepted(-116)


def _in_trouble(script: Script) -> None:
    (
        script.task("network")
        .accepted(-110)
        .given(-109, "chuyenvien")
        .noted(-60, "Đã khảo sát xong, chọn được nhà cung cấp.", 40)
        .noted(
            -18,
            "Đã làm việc với nhà cung cấp, thiết bị chưa về đủ.",
            60,
            difficulty="Nhà cung cấp chậm giao thiết bị.",
            proposal="UBND phường có văn bản đôn đốc nhà cung cấp.",
        )
        .asked(-17, "chutich", "@Phạm Thu Hà làm việc với nhà cung cấp trong tuần này.", "phochutich")
        .longer(-12, 10, "Thiết bị về chậm, nhà cung cấp cam kết lắp xong trong tuần đầu nhận hàng.")
        .urged(-5, "chutich", "Báo cáo rõ ngày thiết bị về.")
    )
    script.task("hotline").accepted(-50).noted(-20, "Dự thảo quy trình đang lấy ý kiến.", 50).urged(-1, "thuky")
