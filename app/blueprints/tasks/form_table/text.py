"""The form that changes the words of a task."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import Field, Form
from app.models.task import writing

FORMS: dict[str, Form] = {
    "sua": Form(
        "edit", _l("Sửa nội dung việc"), _l("Lưu nội dung"),
        lambda task, values: writing.edit(
            task, current_user, text=values["text"], short_text=values["short_text"], product=values["product"]
        ),
        _l("Đã lưu nội dung."),
        [
            Field("text", _l("Nội dung việc"), codes=("text_missing",), now=lambda task: task.text,
                  hint=_l("Lời văn trong kế hoạch vẫn được giữ ở mục Trích văn bản giao việc.")),
            Field("short_text", _l("Tên ngắn trên thẻ"), "text", now=lambda task: task.short_text),
            Field("product", _l("Sản phẩm"), "text", now=lambda task: task.product),
        ],
    ),
}  # fmt: skip
