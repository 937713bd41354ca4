"""Forms about the parts of coordinating units."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app import typed
from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form, Values
from app.models import reach
from app.models.errors import Refused
from app.models.task import Task, leading, parts
from app.models.unit import Unit


def _ask_part(task: Task, values: Values) -> None:
    if not typed.number(values["part"]):
        raise Refused("part_missing")
    unit = reach.find(current_user, Unit, typed.number(values["part"]) or 0)
    parts.ask(task, current_user, unit, values["duty"], values["part_due_on"])


def _answer(task: Task, values: Values) -> None:
    own = parts.own(task, current_user)
    if not own:
        raise Refused("not_coordinating", unit=current_user.title_line)
    leading.answer(task, current_user, own[0].unit, values["text"])


FORMS: dict[str, Form] = {
    "phan-viec": Form(
        "ask_part", _l("Giao phần việc phối hợp"), _l("Giao phần việc"), _ask_part, _l("Đã giao phần việc phối hợp."),
        [
            Field("part", _l("Đơn vị phối hợp"), "part", codes=("part_missing", "not_coordinating")),
            Field("duty", _l("Phần việc"), codes=("duty_missing",),
                  hint=_l("Đơn vị nhận được nguyên văn và trả lời ở trang của việc này.")),
            Field("part_due_on", _l("Hạn riêng"), "date", _l("Không sau hạn của việc; để trống nếu không đặt."),
                  codes=(*UNREADABLE, "part_after_task")),
        ],
    ),
    "tra-loi": Form(
        "answer", _l("Trả lời phần phối hợp"), _l("Gửi trả lời"), _answer, _l("Đã gửi trả lời."),
        [Field("text", _l("Nội dung trả lời"), codes=("answer_missing",))],
    ),
}  # fmt: skip
