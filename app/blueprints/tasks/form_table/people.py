"""Forms about who: lead unit, assignee, leader in charge."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app import typed
from app.blueprints.tasks.form_table.form import Field, Form, Values, reason
from app.models import reach
from app.models.errors import Refused
from app.models.task import Task, leading
from app.models.unit import Unit
from app.models.user import User


def _give_lead(task: Task, values: Values) -> None:
    if not typed.number(values["unit"]):
        raise Refused("unit_missing")
    leading.give_lead(task, current_user, reach.find(current_user, Unit, typed.number(values["unit"]) or 0))


def _assign(task: Task, values: Values) -> None:
    person_id = typed.number(values["person"])
    leading.assign(task, current_user, reach.find(current_user, User, person_id) if person_id else None)


def _put_in_charge(task: Task, values: Values) -> None:
    leader_id = typed.number(values["leader"])
    leading.put_in_charge(task, current_user, reach.find(current_user, User, leader_id) if leader_id else None)


FORMS: dict[str, Form] = {
    "chu-tri": Form(
        "give_lead", _l("Giao đơn vị chủ trì"), _l("Giao chủ trì"), _give_lead, _l("Đã giao đơn vị chủ trì."),
        [Field("unit", _l("Đơn vị chủ trì"), "unit", codes=("unit_missing", "unit_without_board"),
               hint=_l("Việc nằm ở cột Chờ giao của đơn vị được chọn, chờ tiếp nhận."),
               now=lambda task: task.lead_unit_id)],
    ),
    "chuyen-tra": Form(
        "hand_back", _l("Chuyển trả việc"), _l("Chuyển trả Thư ký"),
        lambda task, values: leading.hand_back(task, current_user, values["reason"]), _l("Đã chuyển trả Thư ký."),
        [reason(_l("Lý do chuyển trả"),
                _l("Vì sao không thuộc đơn vị, đơn vị nào nên chủ trì; Thư ký nhận nguyên văn."))],
    ),
    "nguoi-thuc-hien": Form(
        "assign", _l("Giao người thực hiện"), _l("Giao người thực hiện"), _assign, _l("Đã giao người thực hiện."),
        [Field("person", _l("Người thực hiện"), "person", codes=("assignee_elsewhere",),
               now=lambda task: task.assignee_id)],
    ),
    "lanh-dao": Form(
        "put_in_charge", _l("Phân công lãnh đạo phụ trách"), _l("Lưu phân công"), _put_in_charge,
        _l("Đã phân công lãnh đạo phụ trách."),
        [Field("leader", _l("Lãnh đạo phụ trách"), "leader", codes=("not_a_leader",),
               hint=_l("Lãnh đạo phụ trách và Chủ tịch quyết định đề nghị gia hạn của việc này."),
               now=lambda task: task.leader_id)],
    ),
}  # fmt: skip
