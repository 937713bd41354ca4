"""Forms about the due date: ask for a later one, refuse, correct what was misread."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form, Values, reason
from app.models.errors import Refused
from app.models.task import Task, extending, writing


def _ask(task: Task, values: Values) -> None:
    if values["wanted_on"] is None:
        raise Refused("wanted_missing")
    extending.ask(task, current_user, values["wanted_on"], values["reason"])


def _grant_other(task: Task, values: Values) -> None:
    if values["granted_on"] is None:
        raise Refused("day_missing")
    extending.decide(task, current_user, granted=True, answer=values["answer"], granted_on=values["granted_on"])


def _wanted(task: Task) -> date | None:
    row = extending.waiting(task)
    return row.wanted_on if row else None


FORMS: dict[str, Form] = {
    "gia-han": Form(
        "ask_extension", _l("Xin gia hạn"), _l("Gửi đề nghị gia hạn"), _ask, _l("Đã gửi đề nghị gia hạn."),
        [
            Field("wanted_on", _l("Xin gia hạn đến ngày"), "date",
                  codes=(*UNREADABLE, "wanted_missing", "extension_not_later")),
            reason(),
        ],
        hint=_l("Nên xin trước hạn ít nhất 3 ngày làm việc. Hạn cũ, số lần, số ngày quá hạn vẫn được ghi."),
    ),
    "khong-gia-han": Form(
        "decide_extension", _l("Không đồng ý gia hạn"), _l("Không đồng ý gia hạn"),
        lambda task, values: extending.decide(task, current_user, granted=False, answer=values["reason"]),
        _l("Đã trả lời: không đồng ý gia hạn."), [reason()],
    ),
    "gia-han-den": Form(
        "decide_extension", _l("Đồng ý gia hạn đến ngày khác"), _l("Đồng ý gia hạn"), _grant_other,
        _l("Đã đồng ý gia hạn."),
        [
            Field("granted_on", _l("Đồng ý đến ngày"), "date", now=_wanted,
                  codes=(*UNREADABLE, "day_missing", "extension_not_later", "no_extension_waits")),
            Field("answer", _l("Ý kiến"), "text", _l("Để trống nếu không có.")),
        ],
    ),
    "sua-han": Form(
        "correct_due", _l("Sửa hạn đọc sai"), _l("Lưu hạn"),
        lambda task, values: writing.correct_due(
            task, current_user, values["due_on"], values["words"], values["reason"]
        ),
        _l("Đã sửa hạn."),
        [
            Field("due_on", _l("Hạn đúng"), "date", _l("Để trống nếu văn bản không ghi hạn. Ví dụ 05/10/2026."),
                  codes=UNREADABLE, now=lambda task: task.due_on),
            Field("words", _l("Hạn ghi trong văn bản"), "text", now=lambda task: task.deadline_words),
            reason(hint=_l("Sửa hạn đọc sai không phải là gia hạn; hạn đã đọc và lý do đều được ghi.")),
        ],
    ),
}  # fmt: skip
