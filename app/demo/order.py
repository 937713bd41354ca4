"""One order of the sample plan, and the units that it may name."""

from __future__ import annotations

from dataclasses import dataclass

from app.demo.deadlines import Deadline

OFFICE = "Văn phòng HĐND và UBND"
CULTURE = "Phòng Văn hóa - Xã hội"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
ONE_STOP = "Trung tâm Phục vụ hành chính công"
POLICE = "Công an phường"
MILITARY = "Ban Chỉ huy Quân sự"
HEALTH = "Trạm Y tế"
SERVICES = "Trung tâm Dịch vụ sự nghiệp công"
FRONT = "Ủy ban MTTQ Việt Nam phường"
SCHOOL = "Trường THCS Minh Hòa"
QUARTER_1 = "Khu phố 1"
QUARTER_2 = "Khu phố 2"
EVERY_OFFICE = "Các phòng chuyên môn"


@dataclass(frozen=True)
class Order:
    """A task as the plan words it; `key` is how the story calls it."""

    key: str
    text: str
    leads: tuple[str, ...]
    helpers: tuple[str, ...]
    deadline: Deadline
    product: str | None = None


def order(
    key: str, text: str, leads: str | None, deadline: Deadline, *helpers: str, product: str | None = None
) -> Order:
    """An order; several leads are parted by a semicolon."""
    return Order(key, text, tuple(leads.split("; ")) if leads else (), helpers, deadline, product)
