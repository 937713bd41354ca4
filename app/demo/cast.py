"""Who and what the invented commune has, as data: units, people, what they are appointed to."""

from __future__ import annotations

from typing import NamedTuple

from app.demo import order
from app.models.roles import Role, Seat


class UnitOf(NamedTuple):
    """A unit: its name as plans print it, the short one of cards, its kind."""

    name: str
    short_name: str
    kind: str


class Person(NamedTuple):
    """A person: login, name, position, role, unit (None: the whole commune), seat in the steering committee."""

    login: str
    name: str
    position: str
    role: Role
    unit: str | None = None
    seat: Seat | None = Seat.MEMBER


UNITS = (
    UnitOf(order.OFFICE, "Văn phòng", "department"),
    UnitOf(order.CULTURE, "Phòng VH-XH", "department"),
    UnitOf(order.ECONOMY, "Phòng KT-HT&ĐT", "department"),
    UnitOf(order.ONE_STOP, "TT PVHCC", "centre"),
    UnitOf(order.POLICE, "Công an", "police"),
    UnitOf(order.MILITARY, "BCH Quân sự", "military"),
    UnitOf(order.HEALTH, "Trạm Y tế", "health"),
    UnitOf(order.SERVICES, "TT DVSNC", "centre"),
    UnitOf(order.FRONT, "UBMTTQ", "union"),
    UnitOf(order.SCHOOL, "THCS Minh Hòa", "school"),
    UnitOf(order.QUARTER_1, "Khu phố 1", "neighbourhood"),
    UnitOf(order.QUARTER_2, "Khu phố 2", "neighbourhood"),
    UnitOf(order.EVERY_OFFICE, "các phòng", "group"),
)
OFFICES = (order.OFFICE, order.CULTURE, order.ECONOMY)

ADMINISTRATOR = Person("quantri", "Lê Hoàng Nam", "Quản trị hệ thống", Role.ADMINISTRATOR, seat=None)
SIGNING_IN = (
    Person("thuky", "Nguyễn Mai Anh", "Thư ký Ban Chỉ đạo", Role.SECRETARIAT, order.OFFICE, Seat.SECRETARY),
    Person("chutich", "Trần Quang Minh", "Chủ tịch UBND phường", Role.CHAIRPERSON, seat=Seat.HEAD),
    Person("phochutich", "Phạm Thu Hà", "Phó Chủ tịch UBND phường", Role.DEPUTY, seat=Seat.STANDING_DEPUTY),
    Person("vhxh", "Đỗ Văn Lâm", "Trưởng phòng Văn hóa - Xã hội", Role.DEPARTMENT_HEAD, order.CULTURE),
    Person("kinhte", "Vũ Đình Phúc", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị", Role.DEPARTMENT_HEAD, order.ECONOMY),
    Person("chuyenvien", "Hoàng Minh Châu", "Chuyên viên Phòng Văn hóa - Xã hội", Role.OFFICER, order.CULTURE, None),
    Person("giamsat", "Bùi Thanh Sơn", "Thường trực HĐND phường", Role.OBSERVER, seat=None),
    ADMINISTRATOR,
)
IN_CHARGE = {
    **dict.fromkeys(
        (order.CULTURE, order.ECONOMY, order.HEALTH, order.SCHOOL, order.SERVICES, order.ONE_STOP), "phochutich"
    ),
    **dict.fromkeys((order.OFFICE, order.POLICE, order.MILITARY), "chutich"),
}
OTHER_HEADS = (
    Person("vanphong", "Ngô Thị Thanh", "Chánh Văn phòng", Role.DEPARTMENT_HEAD, order.OFFICE),
    Person(
        "motcua", "Dương Quốc Việt", "Giám đốc Trung tâm Phục vụ hành chính công", Role.DEPARTMENT_HEAD, order.ONE_STOP
    ),
    Person("congan", "Phan Đức Thắng", "Trưởng Công an phường", Role.DEPARTMENT_HEAD, order.POLICE, Seat.DEPUTY_HEAD),
    Person("quansu", "Tạ Hữu Toàn", "Chỉ huy trưởng Ban Chỉ huy Quân sự", Role.DEPARTMENT_HEAD, order.MILITARY),
    Person("tramyte", "Lý Thu Trang", "Trạm trưởng Trạm Y tế", Role.DEPARTMENT_HEAD, order.HEALTH),
    Person("dichvu", "Hồ Anh Tuấn", f"Giám đốc {order.SERVICES}", Role.DEPARTMENT_HEAD, order.SERVICES),
    Person("mattran", "Đặng Thị Hòa", "Chủ tịch UBMTTQ phường", Role.DEPARTMENT_HEAD, order.FRONT),
    Person("truonghoc", "Võ Thị Lan", "Hiệu trưởng Trường THCS Minh Hòa", Role.DEPARTMENT_HEAD, order.SCHOOL),
    Person("khupho1", "Trịnh Văn Bình", "Trưởng khu phố 1", Role.DEPARTMENT_HEAD, order.QUARTER_1),
    Person("khupho2", "Mai Văn Định", "Trưởng khu phố 2", Role.DEPARTMENT_HEAD, order.QUARTER_2),
)
