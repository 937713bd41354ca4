"""Words of this place: kinds of deadline, intervals, comparators, what keeps a row from being clear."""

from __future__ import annotations

from flask_babel import lazy_gettext

from app.blueprints.plans import blueprint
from app.state_words import recurrence_words

DEADLINE_TYPES = {
    "date": lazy_gettext("Một ngày"),
    "month": lazy_gettext("Tháng"),
    "quarter": lazy_gettext("Quý"),
    "half": lazy_gettext("Sáu tháng"),
    "year": lazy_gettext("Cả năm"),
    "range": lazy_gettext("Từ ngày đến ngày"),
    "milestones": lazy_gettext("Nhiều mốc"),
    "recurring": lazy_gettext("Định kỳ"),
    "ongoing": lazy_gettext("Thường xuyên"),
    "external": lazy_gettext("Chờ hướng dẫn"),
    "relative": lazy_gettext("Tính từ một việc khác"),
    "none": lazy_gettext("Không ghi"),
}
INTERVALS = {
    "weekly": lazy_gettext("hằng tuần"),
    "monthly": lazy_gettext("hằng tháng"),
    "quarterly": lazy_gettext("hằng quý"),
    "half-yearly": lazy_gettext("sáu tháng một lần"),
    "yearly": lazy_gettext("hằng năm"),
    "periodic (interval not stated)": lazy_gettext("định kỳ, chưa rõ kỳ"),
}


@blueprint.app_template_filter()
def recurrence(stored: str | None, last_days: str | None = None, of_next: bool = False) -> str:
    """A rhythm in words: "hằng tháng, trước ngày 15"."""
    return recurrence_words(stored, last_days, of_next) or str(INTERVALS.get(stored or "", stored or ""))


DOUBTS = {
    "changed": (
        lazy_gettext("Bản mới sửa dòng này."),
        lazy_gettext("Hai bản ở trang So sánh hai bản; công bố thì việc đã có được sửa theo."),
    ),
    "recurrence_unknown": (
        lazy_gettext("Chưa rõ kỳ báo cáo."),
        lazy_gettext("Ghi lại thời hạn, ví dụ: trước ngày 15 hằng tháng."),
    ),
    "duplicate": (lazy_gettext("Có thể trùng."), lazy_gettext("Gộp thì giữ cả hai đoạn trích.")),
    "due_impossible": (
        lazy_gettext("Ngày không có trong lịch."),
        lazy_gettext("Ghi lại ngày đúng hoặc chọn loại thời hạn."),
    ),
    "due_past": (
        lazy_gettext("Hạn đã qua."),
        lazy_gettext("Nếu công bố với hạn này, việc sẽ hiện ngay là quá hạn."),
    ),
    "due_suggested": (
        lazy_gettext("Thời hạn chưa rõ."),
        lazy_gettext("Văn bản không ghi một ngày; cần xác nhận."),
    ),
    "due_unsure": (
        lazy_gettext("Thời hạn đọc từ lời văn, cần xác nhận."),
        lazy_gettext("Đối chiếu với câu ghi trong văn bản."),
    ),
    "due_differs": (
        lazy_gettext("Các dòng gộp ghi thời hạn khác nhau."),
        lazy_gettext("Chọn một thời hạn."),
    ),
    "lead_collective": (
        lazy_gettext("Chủ trì là tên gọi chung."),
        lazy_gettext("Chọn một đơn vị, hoặc để ở khay Chưa rõ chủ trì."),
    ),
    "lead_outside": (
        lazy_gettext("Chủ trì không có bảng việc."),
        lazy_gettext("Chọn một đơn vị của xã, phường, hoặc để ở khay Chưa rõ chủ trì."),
    ),
    "lead_unknown": (
        lazy_gettext("Đơn vị chủ trì chưa có trong danh mục."),
        lazy_gettext("Chọn đơn vị đã có; nếu để nguyên, đơn vị này được thêm khi công bố."),
    ),
    "several_leads": (
        lazy_gettext("Văn bản ghi nhiều đơn vị chủ trì."),
        lazy_gettext("Đơn vị đầu chủ trì, các đơn vị sau phối hợp."),
    ),
    "value_missing": (lazy_gettext("Chưa đọc được giá trị."), lazy_gettext("Ghi giá trị của chỉ tiêu.")),
}
GROUPS = {
    "unclear": (lazy_gettext("Cần xem lại"), "alert"),
    "clear": (lazy_gettext("Đã rõ"), "check"),
    "published": (lazy_gettext("Đã công bố"), "board"),
    "dropped": (lazy_gettext("Không lấy"), "x"),
}
FILTERS = {
    "thieu-chu-tri": ("no_lead", lazy_gettext("Thiếu chủ trì")),
    "thieu-thoi-han": ("no_due", lazy_gettext("Thiếu thời hạn")),
    "can-xac-nhan": ("due_to_confirm", lazy_gettext("Thời hạn cần xác nhận")),
    "da-qua-han": ("due_past", lazy_gettext("Hạn đã qua")),
    "nhieu-chu-tri": ("several_leads", lazy_gettext("Nhiều chủ trì")),
    "don-vi-moi": ("unit_unknown", lazy_gettext("Đơn vị chưa có trong danh mục")),
    "co-the-trung": ("duplicate", lazy_gettext("Có thể trùng")),
    "dinh-huong": ("slogan", lazy_gettext("Định hướng")),
}
VERBS = {
    "save": lazy_gettext("Đã sửa"),
    "clear": lazy_gettext("Đã rõ"),
    "drop": lazy_gettext("Không lấy"),
    "restore": lazy_gettext("Lấy lại"),
    "merge": lazy_gettext("Đã gộp"),
    "apart": lazy_gettext("Không trùng"),
    "split": lazy_gettext("Đã tách"),
    "set": lazy_gettext("Đã đặt"),
    "set_lead": lazy_gettext("Đặt chủ trì"),
    "set_due": lazy_gettext("Đặt thời hạn"),
    "take_lead": lazy_gettext("Lấy gợi ý chủ trì"),
    "take_due": lazy_gettext("Lấy gợi ý thời hạn"),
    "as_task": lazy_gettext("Chuyển thành nhiệm vụ"),
    "as_target": lazy_gettext("Chuyển thành chỉ tiêu"),
    "as_reporting": lazy_gettext("Chuyển thành chế độ báo cáo"),
    "undo": lazy_gettext("Hoàn tác"),
}
STATES = {
    "draft": lazy_gettext("Dự thảo"),
    "published": lazy_gettext("Đã công bố"),
    "withdrawn": lazy_gettext("Đã rút"),
}
STEPS = {
    "opening": lazy_gettext("Đang mở tệp"),
    "reading": lazy_gettext("Đang đọc nhiệm vụ, chỉ tiêu"),
    "proposing": lazy_gettext("Đang ghi dự thảo"),
}
