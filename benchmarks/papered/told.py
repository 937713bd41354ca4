"""What people write in the year's reports, and the readings that the demo leaves owed."""

from __future__ import annotations

from app.demo import measured, order
from app.models.reporting.blanks import BLANK
from app.models.reporting.windows import HALF_YEARLY, NINE_MONTHLY, QUARTERLY, YEARLY, Window
from app.models.reporting.writing import Words
from app.models.targets.readings import Typed

KEYS = {  # the periods reported of, with the number that the clerk gives
    "-02": "04", "-Q1": "08", "-04": "12", "-05": "15", "-H1": "21", "-07": "25", "-08": "29", "-Q3": "34",
    "-9M": "35", "-10": "39", "-11": "43", "": "48",
}  # fmt: skip
HANDED_UP = "-Q3"
VALUES = {
    **measured.VALUES,
    "Tỷ lệ người từ 14 tuổi có tài khoản định danh mức 2": ("84,6", "86,8", "88,1", "90,4"),
    "Tỷ lệ hộ kinh doanh nhận thanh toán không tiền mặt": ("48", "53,5", "58", "61,5"),
    "Tỷ lệ doanh nghiệp nhỏ và vừa dùng nền tảng số": ("39", "42,5", "44", "46,5"),
    "Tỷ lệ người dân có sổ sức khỏe điện tử": ("54", "58,6", "63,9", "66,2"),
    "Tổ công nghệ số cộng đồng hoạt động nền nếp": (
        *[Typed("01/02 tổ", judged="missed", source=measured.SOURCE)] * 2,
        *[Typed("02/02 tổ", judged="met", source=measured.SOURCE)] * 2,
    ),
}
WRITTEN = {
    (QUARTERLY, order.CULTURE): Words(
        "Đã kiện toàn Ban Chỉ đạo và tổ giúp việc; tập huấn kỹ năng số cho cán bộ, công chức.",
        "Một số người không chuyên trách ở khu phố chưa quen dùng phần mềm.",
    ),
    (QUARTERLY, order.OFFICE): Words("Cấp đủ chứng thư số; toàn bộ văn bản đi trong kỳ được ký số."),
    (HALF_YEARLY, order.CULTURE): Words(
        "Mở lớp kỹ năng số tại các khu phố, người học đều nộp được hồ sơ tại nhà.",
        "Máy tính ở hai nhà văn hóa khu phố đã cũ, đường truyền chậm vào buổi tối.",
        "Đề nghị UBND phường bố trí kinh phí thay máy tính cho hai nhà văn hóa khu phố.",
    ),
    (HALF_YEARLY, order.ONE_STOP): Words(
        "Quầy hỗ trợ công dân hoạt động đều, tiếp nhận bình quân 46 lượt mỗi ngày.",
        "Một máy quét không kịp số hóa hồ sơ tồn.",
        "Đề nghị bố trí thêm người số hóa trong quý III.",
    ),
    (NINE_MONTHLY, order.CULTURE): Words(
        "Trang thông tin điện tử mới đã chạy chính thức; cẩm nang dịch vụ công phát đến người cao tuổi.",
        "Thiết bị mạng về chậm, ảnh hưởng việc nâng cấp đường truyền tại trụ sở.",
        "Đề nghị UBND phường có văn bản đôn đốc nhà cung cấp.",
    ),
    (NINE_MONTHLY, order.POLICE): Words(
        "Đã đối chiếu 9.870 hồ sơ dân cư, sửa 312 sai lệch; kiểm tra 64 máy tính công vụ."
    ),
    (YEARLY, order.CULTURE): Words(
        "Hoàn thành phần lớn nhiệm vụ được giao; tuần lễ chuyển đổi số thu hút 640 lượt người.",
        "Cụm loa ở khu phố 2 chưa lắp được do vướng hành lang lưới điện.",
        "Đề nghị chuyển việc lắp cụm loa sang kế hoạch năm sau.",
    ),
    (YEARLY, order.ECONOMY): Words("Phủ internet miễn phí 5/5 điểm; chợ trung tâm có 86 điểm nhận thanh toán."),
}
CAUSES = (
    "Nguyên nhân khách quan: thiết bị về chậm; một số việc phụ thuộc hướng dẫn, bàn giao phần mềm của cấp trên.\n"
    "Nguyên nhân chủ quan: có đơn vị chưa chủ động phối hợp, cập nhật tiến độ còn chậm."
)
MOST = 6  # lines of the suggested words that a head leaves standing


def words(window: Window, unit: str, begun: Words) -> Words:
    """What a head sends: own words where the unit wrote some, the first suggested lines, the causes filled in."""
    own = WRITTEN.get((window.kind, unit), Words())
    lines = begun.results.splitlines()[: MOST // 2 if own.results else MOST]
    results = "\n".join([*([own.results] if own.results else []), *lines]) or "Đã thực hiện theo kế hoạch."
    late = begun.difficulties.replace(BLANK, measured.REASON)
    return Words(results, "\n".join(filter(None, [own.difficulties, late])), own.proposals)


def sections(window: Window, suggested: dict[str, str]) -> dict[str, str]:
    """The sections that the secretary words herself: the causes, where something is overdue."""
    if not suggested["causes"]:
        return {}
    stated = [line for line in suggested["causes"].splitlines() if line.startswith("- ")]
    return {"causes": "\n".join([CAUSES, *stated])}
