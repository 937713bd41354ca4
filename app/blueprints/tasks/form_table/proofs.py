"""The questions for what shows a result (files, link, document), and the forms that add it or do without."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.blueprints.tasks.form_table.form import UNREADABLE, Field, Form, Values
from app.models.task import evidence, workflow
from app.models.task.handed import Handed

OF_FILES = (
    "evidence_missing", "evidence_too_many", "evidence_closed", "file_empty", "file_too_large", "file_unreadable",
    "file_named_secret", "file_secret", "quota_full",
)  # fmt: skip
ACCEPT = ".pdf,.docx,.xlsx,.txt,.md,.jpg,.jpeg,.png"
FILES = Field(
    "files", _l("Tệp minh chứng"), "files", codes=OF_FILES, accept=ACCEPT,
    hint=_l("PDF, Word (.docx), Excel (.xlsx), văn bản (.txt), ảnh (.jpg, .png); mỗi tệp đến 20 MB. Không tải văn bản "
            "mật."),
)  # fmt: skip
LINK = Field("link", _l("Liên kết"), "text", _l("Địa chỉ bắt đầu bằng https:// hoặc http://."), codes=("link_wrong",))
DOCUMENT_ON = Field(
    "document_on", _l("Ngày văn bản"), "date", codes=(*UNREADABLE, "document_in_future", "document_number_missing")
)


def handed(values: Values) -> Handed:
    """What was handed in with a form that asks these questions."""
    return Handed(values["files"], values["link"], values["document_number"], values["document_on"])


FORMS: dict[str, Form] = {
    "minh-chung": Form(
        "evidence", _l("Thêm minh chứng"), _l("Thêm minh chứng"),
        lambda task, values: evidence.add(task, current_user, handed(values)), _l("Đã thêm minh chứng."),
        [
            FILES, LINK,
            Field("document_number", _l("Số, ký hiệu văn bản"), "text", _l("Ví dụ: 214/QĐ-UBND.")),
            DOCUMENT_ON,
        ],
        hint=_l("Chọn tệp, ghi liên kết hoặc số văn bản; có thể cả ba."),
    ),
    "xac-nhan": Form(
        "confirm", _l("Xác nhận hoàn thành"), _l("Xác nhận hoàn thành"),
        lambda task, values: workflow.confirm(task, current_user, without_product=bool(values["without_product"])),
        _l("Đã xác nhận hoàn thành."),
        [Field("without_product", _l("Việc này không yêu cầu sản phẩm"), "check", codes=("product_missing",),
               hint=_l("Ghi vào lịch sử của việc, kèm chức vụ người xác nhận."))],
        hint=_l("Báo cáo không ghi số văn bản, việc chưa có minh chứng nào. Nếu cần sản phẩm, trả lại để đơn vị "
                "bổ sung."),
    ),
}  # fmt: skip
