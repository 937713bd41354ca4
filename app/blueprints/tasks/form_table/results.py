"""Forms about a result: report it, return it, open a done task again."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app import clock
from app.blueprints.tasks.form_table import proofs
from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form, Values, reason
from app.models.task import Task, workflow


def _report(task: Task, values: Values) -> None:
    handed = proofs.handed(values)
    workflow.report(task, current_user, values["result"], typed_done_on=values["done_on"], handed=handed)


FORMS: dict[str, Form] = {
    "bao-cao": Form(
        "report", _l("Báo cáo hoàn thành"), _l("Gửi báo cáo hoàn thành"), _report, _l("Đã báo cáo hoàn thành."),
        [
            Field("result", _l("Kết quả, sản phẩm"), codes=("result_missing",),
                  hint=_l("Một đến ba câu. Nội dung này vào thẳng báo cáo của Ban Chỉ đạo.")),
            Field("document_number", _l("Số, ký hiệu văn bản kết quả"), "text",
                  _l("Ví dụ: 214/QĐ-UBND; để trống nếu không có.")),
            proofs.DOCUMENT_ON, proofs.FILES, proofs.LINK,
            Field("done_on", _l("Ngày hoàn thành"), "date", codes=(*UNREADABLE, "done_in_future"),
                  now=lambda _task: clock.today()),
        ],
        hint=_l("Sau khi gửi, việc chuyển sang Chờ xác nhận. Đúng hạn tính theo ngày gửi báo cáo được xác nhận."),
    ),
    "tra-lai": Form(
        "return", _l("Trả lại"), _l("Trả lại cho đơn vị"),
        lambda task, values: workflow.send_back(task, current_user, values["reason"]), _l("Đã trả lại."),
        [reason(_l("Lý do trả lại"), _l("Cần bổ sung gì; đơn vị nhận được nguyên văn."))],
    ),
    "mo-lai": Form(
        "reopen", _l("Mở lại việc đã hoàn thành"), _l("Mở lại việc"),
        lambda task, values: workflow.reopen(task, current_user, values["reason"]), _l("Đã mở lại việc."), [reason()],
    ),
}  # fmt: skip
