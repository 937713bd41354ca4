"""Forms about urging: ask for an explanation, explain."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form
from app.models.task import explaining

FORMS: dict[str, Form] = {
    "yeu-cau-giai-trinh": Form(
        "ask_explanation", _l("Yêu cầu giải trình"), _l("Gửi yêu cầu giải trình"),
        lambda task, values: explaining.ask(task, current_user, values["note"], values["explain_by"]),
        _l("Đã yêu cầu giải trình. Gửi đi sau 60 giây."),
        [
            Field("explain_by", _l("Hạn trả lời"), "date", codes=(*UNREADABLE, "explanation_day_passed"),
                  now=lambda task: explaining.usual_day(task.commune_id)),
            Field("note", _l("Nội dung cần giải trình"), codes=("explanation_waits", "unit_without_board"),
                  hint=_l("Để trống nếu chỉ cần nêu lý do chậm. Đơn vị nhận được nguyên văn.")),
        ],
        hint=_l("Tính là một lần đôn đốc. Trưởng đơn vị chủ trì phải trả lời; đơn vị phối hợp không phải giải trình."),
    ),
    "giai-trinh": Form(
        "explain", _l("Giải trình"), _l("Gửi giải trình"),
        lambda task, values: explaining.answer(task, current_user, values["text"]), _l("Đã gửi giải trình."),
        [Field("text", _l("Nội dung giải trình"), codes=("explanation_missing", "no_explanation_waits"),
               hint=_l("Lý do chậm, việc đang làm, ngày sẽ xong. Nội dung này được lưu trong lịch sử của việc."))],
    ),
}  # fmt: skip
