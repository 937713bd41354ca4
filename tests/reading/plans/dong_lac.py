# ruff: noqa: E501 (a plan: one paragraph, one line)
"""The plan of an invented commune against natural disasters: its words as data, with what each should read as."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Task:
    """A task's text as printed, and what a careful secretary would note of it."""

    text: str
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str | None = None
    subs: tuple[str, ...] = ()
    product: str | None = None
    kind: str = "task"
    section: str = field(default="", compare=False)


VP, KT, CA, QS, YT, VH = (
    "Văn phòng HĐND và UBND xã", "Phòng Kinh tế", "Công an xã", "Ban Chỉ huy Quân sự xã", "Trạm Y tế xã",
    "Phòng Văn hóa - Xã hội",
)  # fmt: skip

BASES = (
    "Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013 và Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều ngày 17 tháng 6 năm 2020;",
    "Căn cứ Kế hoạch số 41/KH-UBND ngày 12 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh về phòng, chống thiên tai và tìm kiếm cứu nạn trên địa bàn tỉnh năm 2027;",
    "Xét tình hình thực tế của địa phương trong mùa mưa bão năm 2026, khi ba thôn ven sông bị ngập sâu từ hai đến bốn ngày và nhiều đoạn bờ bao bị sạt lở, Ủy ban nhân dân xã ban hành Kế hoạch phòng, chống thiên tai và tìm kiếm cứu nạn năm 2027 như sau:",
)
AIMS = (
    "Chủ động phòng ngừa, ứng phó kịp thời, khắc phục khẩn trương và có hiệu quả, giảm đến mức thấp nhất thiệt hại về người và tài sản của Nhà nước và Nhân dân khi có thiên tai xảy ra trên địa bàn.",
    "Nâng cao trách nhiệm của người đứng đầu các cơ quan, đơn vị, các thôn; lấy phòng ngừa là chính, thực hiện đúng phương châm bốn tại chỗ, bảo đảm an toàn cho người già, trẻ em, người khuyết tật.",
    "Các nhiệm vụ được phân công rõ người, rõ việc, rõ thời gian, gắn với dự toán ngân sách và lực lượng thực có của từng thôn, tránh hình thức.",
)
TARGETS = (
    ("100% thôn có phương án sơ tán dân được phê duyệt.", ">=", 100, "%"),
    ("Trên 95% hộ dân vùng trũng được tập huấn kỹ năng ứng phó.", ">", 95, "%"),
    ("Tối thiểu 03 cuộc diễn tập cấp xã và cấp thôn.", ">=", 3, None),
)
THEMES: tuple[tuple[str, tuple[Task, ...]], ...] = (
    ("Công tác chỉ đạo, điều hành", (
        Task("Kiện toàn Ban Chỉ huy Phòng thủ dân sự xã, phân công từng thành viên phụ trách địa bàn các thôn và ban hành quy chế hoạt động, hoàn thành trước ngày 15/3/2027.", due="2027-03-14"),
        Task("Rà soát, bổ sung phương án ứng phó với bão mạnh, lũ lớn, sạt lở đất theo từng cấp độ rủi ro thiên tai, sát với địa hình của từng thôn, xong trong tháng 4 năm 2027.", due="2027-04-30"),
        Task("Tổ chức trực ban 24/24 giờ từ khi có tin áp thấp nhiệt đới gần bờ; sổ trực ghi đầy đủ diễn biến, mệnh lệnh và kết quả xử lý."),
        Task("Giao Văn phòng HĐND và UBND xã lập danh bạ điện thoại của lực lượng xung kích, chủ phương tiện, chủ kho bãi và niêm yết tại nhà văn hóa các thôn chậm nhất ngày 30/4/2027.", leads=(VP,), due="2027-04-30"),
        Task("Tổng kết công tác phòng, chống thiên tai năm 2027, biểu dương tập thể, cá nhân có thành tích và rút kinh nghiệm những việc làm chưa tốt, hoàn thành trước ngày 20/12/2027.", due="2027-12-19"),
    )),
    ("Công tác phòng ngừa", (
        Task("Kiểm tra, đánh giá hiện trạng bờ bao, cống dưới đê, hồ chứa nhỏ trước mùa mưa bão; đề xuất sửa chữa những đoạn xung yếu và cắm biển cảnh báo, hoàn thành trong quý II/2027.", due="2027-06-30"),
        Task("Nạo vét, khơi thông dòng chảy tại:", subs=("Kênh Mương Cát đoạn qua thôn Thượng và thôn Trung;", "Các cống thoát nước của khu dân cư, gồm:", "Cống chợ Đồng Lác;", "Cống trường tiểu học;", "Rãnh dọc đường liên thôn Trung - Hạ.")),
        Task("Phát quang, cắt tỉa cành cây dọc các tuyến đường trục xã và quanh trường học, trạm y tế, trụ sở cơ quan để hạn chế đổ gãy, xong trước ngày 31/5/2027.", due="2027-05-30"),
        Task("Vận động Nhân dân chằng chống nhà cửa, dự trữ lương thực, nước uống, thuốc men đủ dùng ít nhất bảy ngày ở những nơi dễ bị chia cắt."),
        Task("Mua sắm, bổ sung áo phao, phao tròn, dây cứu hộ, máy phát điện, máy bơm theo danh mục được phê duyệt; kiểm kê và bảo dưỡng vật tư hiện có trong tháng 5/2027.", due="2027-05-31"),
    )),
    ("Công tác ứng phó", (
        Task("Thông báo kịp thời đến từng hộ dân khi có lệnh sơ tán qua loa truyền thanh, tin nhắn, mạng xã hội và trực tiếp tại hộ đối với người già neo đơn, người khuyết tật."),
        Task("Sơ tán dân ra khỏi vùng nguy hiểm theo phương án đã được phê duyệt, bố trí chỗ ở tạm, ăn uống, vệ sinh và bảo vệ tài sản của các hộ đã sơ tán."),
        Task("Huy động lực lượng xung kích, phương tiện của Nhân dân tham gia hộ đê, cứu nạn, cứu hộ khi có lệnh của Ban Chỉ huy Phòng thủ dân sự xã."),
        Task("Giao Công an xã chủ trì, phối hợp với Ban Chỉ huy Quân sự xã cắm chốt, hướng dẫn giao thông tại các ngầm tràn, đoạn đường ngập và kiên quyết không cho người, phương tiện đi qua khi chưa bảo đảm an toàn.", leads=(CA,), partners=(QS,)),
    )),
    ("Công tác khắc phục hậu quả", (
        Task("Thống kê, đánh giá thiệt hại sau mỗi đợt thiên tai và báo cáo Ủy ban nhân dân tỉnh theo đúng biểu mẫu quy định."),
        Task("Hỗ trợ lương thực, chỗ ở, sửa chữa nhà cửa cho hộ bị thiệt hại nặng; ưu tiên hộ nghèo, hộ có người thuộc diện chính sách."),
        Task("Vệ sinh môi trường, khử khuẩn nguồn nước, phòng dịch bệnh cho người và vật nuôi ngay sau khi nước rút."),
        Task("Khôi phục sản xuất nông nghiệp, cung ứng giống cây trồng, vật nuôi cho các hộ bị mất trắng."),
    )),
    ("Thông tin, tuyên truyền", (
        Task("Phát trên hệ thống truyền thanh xã các bản tin dự báo, cảnh báo thiên tai và kỹ năng ứng phó, mỗi tuần ít nhất hai buổi trong mùa mưa bão."),
        Task("Đưa nội dung phòng, chống đuối nước, kỹ năng an toàn khi có dông lốc, sét vào sinh hoạt hè của thanh thiếu niên, xong trước ngày 31/8/2027.", due="2027-08-30"),
        Task("In và cấp phát 1.200 tờ rơi về dấu hiệu sạt lở đất và đường sơ tán của từng thôn trong quý II năm 2027.", due="2027-06-30"),
    )),
)  # fmt: skip
INSERTED = Task(
    "Lắp đặt 06 biển báo mực nước tại các ngầm tràn và vị trí thường xuyên ngập, hoàn thành trước ngày 10/6/2027.",
    due="2027-06-09",
)
DELETED = "Mua 02 xuồng máy mới cho đội xung kích từ nguồn vốn vay của ngân hàng trong quý I năm 2027."
UNITS: tuple[tuple[str, tuple[Task, ...]], ...] = (
    (VP, (
        Task("Tham mưu Ủy ban nhân dân xã ban hành các văn bản chỉ đạo, điều hành; theo dõi, đôn đốc, tổng hợp kết quả thực hiện Kế hoạch của các cơ quan, đơn vị và các thôn.", leads=(VP,)),
        Task("Bảo đảm thông tin liên lạc, xe ô tô, hậu cần phục vụ lãnh đạo xã đi kiểm tra hiện trường khi có thiên tai.", leads=(VP,)),
    )),
    (KT, (
        Task("Lập dự toán kinh phí mua sắm vật tư, sửa chữa công trình phòng, chống thiên tai, trình Ủy ban nhân dân xã trước ngày 28/02/2027.", leads=(KT,), due="2027-02-27"),
        Task("Hướng dẫn lịch thời vụ, cơ cấu giống để thu hoạch lúa vụ hai trước mùa lũ; kiểm tra việc tích nước, xả nước của các hồ chứa nhỏ.", leads=(KT,)),
    )),
    (CA, (
        Task("Xây dựng phương án bảo đảm an ninh trật tự, phòng ngừa trộm cắp tài sản tại nơi sơ tán; phối hợp với Trạm Y tế xã chăm sóc người bị nạn.", leads=(CA,), partners=(YT,)),
        Task("Quản lý chặt chẽ bến đò ngang, phương tiện thủy; đình chỉ hoạt động khi có gió mạnh từ cấp 6 trở lên.", leads=(CA,)),
    )),
    (QS, (
        Task("Huấn luyện kỹ năng cứu hộ, cứu nạn cho 45 dân quân và lực lượng xung kích các thôn, hoàn thành trong tháng 4 năm 2027.", leads=(QS,), due="2027-04-30"),
        Task("Duy trì lực lượng dân quân cơ động sẵn sàng xuất phát trong vòng 30 phút khi có lệnh.", leads=(QS,)),
    )),
    (YT, (
        Task("Chuẩn bị cơ số thuốc, hóa chất khử khuẩn, túi sơ cứu cho từng thôn; tập huấn sơ cứu ban đầu cho lực lượng xung kích.", leads=(YT,)),
    )),
    (VH, (
        Task("Rà soát danh sách người già neo đơn, người khuyết tật, phụ nữ mang thai, trẻ em ở vùng trũng để ưu tiên sơ tán, gửi Ủy ban nhân dân xã trước ngày 15/5/2027.", leads=(VH,), due="2027-05-14"),
        Task("Tiếp nhận, quản lý và phân phối hàng cứu trợ công khai, đúng đối tượng, không để trùng lặp hoặc bỏ sót.", leads=(VH,)),
    )),
)  # fmt: skip
GROUPS = ("Công trình", "Lực lượng, vật tư")
ROWS: tuple[tuple[str, tuple[Task, ...]], ...] = (
    (GROUPS[0], (
        Task("Gia cố 320 m bờ bao thôn Hạ", (KT,), ("Thôn Hạ", CA), "2027-05-31", product="Biên bản nghiệm thu"),
        Task("Sửa cửa cống Mương Cát", (KT,), (), "2027-04-30", product="Cống vận hành được"),
        Task("Cắm 12 cọc theo dõi sạt lở ven sông", (QS,), (KT,), "2027-03-31", product="Bản đồ vị trí cọc"),
    )),
    (GROUPS[1], (
        Task("Kiện toàn 05 đội xung kích thôn", (QS,), ("Các thôn", "Đoàn Thanh niên xã"), "2027-02-28", product="Quyết định"),
        Task("Diễn tập sơ tán dân thôn Trung", (QS,), (CA, YT), "2027-06-14", product="Báo cáo kết quả"),
        Task("Kiểm kê, bảo dưỡng máy phát điện, máy bơm", (VP,), (), "2027-05-31", product="Biên bản kiểm kê"),
    )),
)  # fmt: skip
TIMES = {
    "Gia cố 320 m bờ bao thôn Hạ": "Tháng 5/2027",
    "Sửa cửa cống Mương Cát": "30/4/2027",
    "Cắm 12 cọc theo dõi sạt lở ven sông": "Quý I",
    "Kiện toàn 05 đội xung kích thôn": "Tháng 2/2027",
    "Diễn tập sơ tán dân thôn Trung": "Trước ngày 15/6/2027",
    "Kiểm kê, bảo dưỡng máy phát điện, máy bơm": "Tháng 5/2027",
}


def tasks() -> list[Task]:
    """All tasks that the printed plan orders, in its order."""
    from dataclasses import replace

    found = [replace(task, section=title) for title, items in THEMES for task in items]
    found.insert(10, replace(INSERTED, section="Công tác phòng ngừa"))
    found += [replace(task, kind="responsibility", section=title) for title, items in UNITS for task in items]
    return found + [replace(task, section=group) for group, items in ROWS for task in items]
