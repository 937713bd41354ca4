"""Forms about work that rests: paused, cancelled, waiting for guidance, no longer waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form, reason
from app.models.task import Task, pausing, waits, workflow


def _waited(name: str) -> Callable[[Task], Any]:
    """A field of the wait that stands, to fill a form with."""
    return lambda task: getattr(waits.standing(task), name, None)


def _document(hint: Any) -> Field:
    return Field("document", _l("Số, ký hiệu văn bản"), "text", hint)


FORMS: dict[str, Form] = {
    "tam-dung": Form(
        "pause", _l("Tạm dừng nhiệm vụ"), _l("Tạm dừng nhiệm vụ"),
        lambda task, values: pausing.pause(task, current_user, values["reason"], values["document"]),
        _l("Đã tạm dừng nhiệm vụ."),
        [reason(hint=_l("Việc tạm dừng vẫn tính trong tổng số, ở mục riêng; không nhắc hạn cho đến khi tiếp tục.")),
         _document(_l("Văn bản cho phép tạm dừng; để trống nếu không có."))],
    ),
    "huy": Form(
        "cancel", _l("Hủy nhiệm vụ"), _l("Hủy nhiệm vụ"),
        lambda task, values: workflow.cancel(task, current_user, values["reason"], values["document"]),
        _l("Đã hủy nhiệm vụ."),
        [reason(hint=_l("Việc đã hủy không tính vào tổng số.")),
         _document(_l("Văn bản cho phép hủy; để trống nếu không có."))], final=True,
    ),
    "cho-huong-dan": Form(
        "wait", _l("Chờ văn bản, hướng dẫn"), _l("Lưu việc chờ"),
        lambda task, values: waits.begin(task, current_user, values["whom"], values["recheck_on"]),
        _l("Đã ghi việc chờ."),
        [
            Field("whom", _l("Đang chờ của cơ quan nào, văn bản gì"), "text", codes=("wait_whom_missing",),
                  hint=_l("Ví dụ: hướng dẫn của Sở Nội vụ."), now=_waited("for_whom")),
            Field("recheck_on", _l("Ngày hỏi lại"), "date", _l("Để trống thì hỏi lại sau 30 ngày."),
                  codes=(*UNREADABLE, "recheck_passed"), now=_waited("recheck_on")),
        ],
        hint=_l("Việc có hạn vẫn tính theo hạn; lý do chờ được ghi bên cạnh."),
    ),
    "het-cho": Form(
        "wait", _l("Đã có văn bản, hướng dẫn"), _l("Ghi đã có hướng dẫn"),
        lambda task, values: waits.end(task, current_user, values["words"], values["due_on"]),
        _l("Đã ghi nhận."),
        [
            Field("words", _l("Văn bản, nội dung nhận được"), codes=("trigger_missing", "nothing_waited_for"),
                  hint=_l("Số, ký hiệu, ngày của văn bản.")),
            Field("due_on", _l("Hạn hoàn thành theo văn bản"), "date",
                  _l("Chỉ ghi khi việc chưa có hạn; để trống nếu văn bản không nêu."),
                  codes=(*UNREADABLE, "dated_already")),
        ],
    ),
}  # fmt: skip
