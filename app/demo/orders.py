"""All orders of the sample plan: of its parts III and IV, and of Tổ chức thực hiện."""

from __future__ import annotations

from app.demo.deadlines import BLANK, ONGOING, Laid, recurring
from app.demo.order import CULTURE, ECONOMY, FRONT, OFFICE, ONE_STOP, POLICE, Order, order
from app.demo.orders_inline import inline
from app.demo.orders_tabled import tabled

__all__ = ["Order", "by_unit", "every", "inline", "tabled"]


def by_unit() -> list[tuple[str, list[Order]]]:
    """The headings of part VII and the order under each: the heading's unit leads."""
    return [
        (OFFICE, [order(
            "digest", "Hằng tháng tổng hợp tiến độ của các đơn vị, trình lãnh đạo cho ý kiến.",
            OFFICE, recurring("Hằng tháng", "monthly"),
        )]),
        (CULTURE, [order(
            "standing", "Hướng dẫn các đơn vị triển khai Kế hoạch, làm đầu mối liên hệ với cơ quan cấp trên.",
            CULTURE, BLANK,
        )]),
        (ECONOMY, [order(
            "budget", "Cân đối, tham mưu nguồn kinh phí cho các nhiệm vụ của Kế hoạch.",
            ECONOMY, BLANK,
        )]),
        (ONE_STOP, [order(
            "catalogue", "Thường xuyên rà soát, niêm yết thủ tục hành chính đã thay đổi.",
            ONE_STOP, ONGOING,
        )]),
        (POLICE, [order(
            "fraud", "Thông tin kịp thời về thủ đoạn lừa đảo mới cho người dân.",
            POLICE, BLANK,
        )]),
        (f"Đề nghị {FRONT}", [order(
            "watch", "Giám sát việc hỗ trợ người dân dùng dịch vụ công, kiến nghị điều chỉnh.",
            FRONT, BLANK,
        )]),
    ]  # fmt: skip


def every(laid: Laid) -> list[Order]:
    """All tasks of the plan in its order."""
    grouped = [order for _heading, orders in inline(laid) for order in orders]
    return [*grouped, *tabled(laid), *(order for _unit, orders in by_unit() for order in orders)]
