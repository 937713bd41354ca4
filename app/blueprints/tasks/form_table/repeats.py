"""The form that ends a recurring duty."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import Form, reason
from app.models.task import series

FORMS: dict[str, Form] = {
    "ket-thuc-dinh-ky": Form(
        "end_series", _l("Kết thúc việc định kỳ"), _l("Kết thúc việc định kỳ"),
        lambda task, values: series.end(task, current_user, values["reason"]), _l("Đã kết thúc việc định kỳ."),
        [reason(hint=_l("Không giao thêm kỳ nào. Kỳ đang làm vẫn giữ nguyên hạn; nếu không làm nữa thì hủy riêng."))],
        final=True,
    ),
}  # fmt: skip
