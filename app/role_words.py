"""Words of the page's language for roles, seats in a committee, kinds of unit and browsers; filters of templates."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext, lazy_gettext

from app.models.roles import Role, Seat
from app.models.unit import UnitKind

ROLES = {
    Role.ADMINISTRATOR: (lazy_gettext("Quản trị"), lazy_gettext("Đơn vị, người dùng, lịch, mẫu văn bản; xem tất cả")),
    Role.SECRETARIAT: (lazy_gettext("Thư ký"), lazy_gettext("Nhập kế hoạch, xác nhận, tạo báo cáo")),
    Role.CHAIRPERSON: (lazy_gettext("Chủ tịch"), lazy_gettext("Xem tất cả, đôn đốc, xác nhận, quyết định gia hạn")),
    Role.DEPUTY: (lazy_gettext("Phó Chủ tịch"), lazy_gettext("Xem tất cả, đôn đốc, gia hạn việc mình phụ trách")),
    Role.DEPARTMENT_HEAD: (lazy_gettext("Trưởng đơn vị"), lazy_gettext("Sửa việc của đơn vị, xem tất cả")),
    Role.OFFICER: (lazy_gettext("Người thực hiện"), lazy_gettext("Cập nhật việc của đơn vị, xem tất cả")),
    Role.OBSERVER: (lazy_gettext("Người xem"), lazy_gettext("Xem tất cả, tải báo cáo")),
}
SEATS = {
    Seat.HEAD: lazy_gettext("Trưởng ban"),
    Seat.STANDING_DEPUTY: lazy_gettext("Phó Trưởng ban thường trực"),
    Seat.DEPUTY_HEAD: lazy_gettext("Phó Trưởng ban"),
    Seat.SECRETARY: lazy_gettext("Thư ký"),
    Seat.MEMBER: lazy_gettext("Thành viên"),
}
KINDS = {
    UnitKind.DEPARTMENT: lazy_gettext("Phòng, văn phòng của UBND"),
    UnitKind.CENTRE: lazy_gettext("Trung tâm"),
    UnitKind.POLICE: lazy_gettext("Công an"),
    UnitKind.MILITARY: lazy_gettext("Quân sự"),
    UnitKind.HEALTH: lazy_gettext("Y tế"),
    UnitKind.SCHOOL: lazy_gettext("Trường học"),
    UnitKind.UNION: lazy_gettext("Mặt trận, đoàn thể"),
    UnitKind.NEIGHBOURHOOD: lazy_gettext("Khu phố, tổ dân phố, thôn, ấp"),
    UnitKind.OTHER: lazy_gettext("Đơn vị khác"),
    UnitKind.COMMITTEE: lazy_gettext("Ban Chỉ đạo, tổ giúp việc"),
    UnitKind.GROUP: lazy_gettext("Nhóm đơn vị"),
    UnitKind.EXTERNAL: lazy_gettext("Cơ quan ngoài đơn vị"),
    UnitKind.ENTERPRISE: lazy_gettext("Doanh nghiệp"),
}
BROWSERS = (("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


def init_app(app: Flask) -> None:
    """Offer them to templates."""
    for words in (role_words, role_powers, kind_words, browser_words):
        app.add_template_filter(words)
    roles = [(role, words) for role, (words, _powers) in ROLES.items()]
    app.jinja_env.globals.update(roles_words=roles, seats_words=list(SEATS.items()), kinds_words=list(KINDS.items()))


def role_words(role: str) -> str:
    """A role or a seat in a committee in words: "Trưởng đơn vị"."""
    if role in set(Role):
        return str(ROLES[Role(role)][0])
    return str(SEATS[Seat(role)])


def role_powers(role: str) -> str:
    """What a role may do, in a line."""
    return str(ROLES[Role(role)][1])


def kind_words(kind: str) -> str:
    """A kind of unit in words."""
    return str(KINDS[UnitKind(kind)])


def browser_words(agent: str) -> str:
    """A browser and device from what it calls itself: "Chrome trên Windows"."""
    browser = next((name for mark, name in BROWSERS if mark in agent), gettext("Trình duyệt"))
    device = next((name for mark, name in DEVICES if mark in agent), gettext("máy tính"))
    return gettext("%(browser)s trên %(device)s", browser=browser, device=device)
