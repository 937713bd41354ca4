"""A second version of the sample plan: lines changed, gone and new, one moved, numbers shifted."""

from tests.plans.sample import TEXT

LATER = (
    TEXT.replace(
        "2\tTỷ lệ cuộc họp dùng tài liệu điện tử\t60%\t80%", "2\tTỷ lệ cuộc họp dùng tài liệu điện tử\t60%\t90%"
    )
    .replace(
        "- Biên soạn sổ tay hướng dẫn luân chuyển hồ sơ bằng tranh vẽ cho tổ dân phố.",
        "- Biên soạn sổ tay, bảng treo hướng dẫn luân chuyển hồ sơ bằng tranh vẽ cho tổ dân phố.",
    )
    .replace("trước ngày 15/11/2026", "trước ngày 20/12/2026")
    .replace(
        "cho nhà văn hóa khu dân cư.\n+ Đơn vị chủ trì: Trạm Y tế phường.",
        "cho nhà văn hóa khu dân cư.\n+ Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.",
    )
    .replace("- Tổ chức cuộc thi viết thư tay cảm ơn người bỏ thói quen in ấn trong dịp lễ hội mùa thu.\n", "")
    .replace(
        "2. Nếp làm việc mới\n",
        "- Đặt thùng thu gom pin cũ ở cổng trụ sở.\n+ Đơn vị chủ trì: Phòng Văn hóa - Xã hội.\n"
        "+ Thời gian hoàn thành: Tháng 12/2026.\n\n2. Nếp làm việc mới\n",
    )
    .replace("1\tTỷ lệ văn bản đi được ký số\t91%\t≥ 95%\n", "")
    .replace("\n2\tTỷ lệ cuộc họp", "\n1\tTỷ lệ văn bản đi được ký số\t91%\t≥ 95%\n2\tTỷ lệ cuộc họp")
)
OTHER = """ỦY BAN NHÂN DÂN
PHƯỜNG MẪU

KẾ HOẠCH
Phòng, chống thiên tai năm 2026

II. NHIỆM VỤ

- Kiểm tra bờ kè, cống thoát nước trước mùa mưa bão.
+ Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị.

- Mua dự phòng bao cát, áo phao, đèn pin.
+ Đơn vị chủ trì: Văn phòng HĐND và UBND phường.
"""
NEXT_YEAR = TEXT.replace("2026", "2027").replace("năm 2025", "năm 2026")
