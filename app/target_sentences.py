"""Events of targets and their readings as sentences."""

from __future__ import annotations

from flask_babel import gettext as _

from app.models.event import Event
from app.period_words import bare_period
from app.whole_words import section_names


def target_sentences(event: Event) -> dict[str, str]:
    """What happened, by verb."""
    before, after = event.from_value or "", event.to_value or ""
    period = bare_period(event.note)
    return {
        "target.measured": _("Ghi số liệu %(period)s: %(value)s", period=period, value=after),
        "target.corrected": _("Sửa số liệu %(period)s: %(old)s → %(new)s", period=period, old=before, new=after),
        "target.corrected_plan": _("Sửa chỉ tiêu: %(what)s", what=_parts(event.note)),
        "target.reading_secret": _("Xóa tệp có dấu mật kèm số liệu %(period)s: %(what)s", period=period, what=before),
        "target.withdrawn": _("Rút chỉ tiêu"),
        "target.version_taken": _("Sửa theo bản mới của kế hoạch"),
        "target.lead_given": _("Giao chủ trì: %(unit)s", unit=after),
        "target.linked": _("Gắn việc %(code)s", code=after),
        "target.unlinked": _("Bỏ gắn việc %(code)s", code=before),
        "unit_report.sent": _("Gửi báo cáo %(period)s", period=bare_period(after)),
        "unit_report.accepted": _("Nhận báo cáo %(period)s", period=bare_period(after)),
        "unit_report.returned": _("Trả lại báo cáo %(period)s", period=bare_period(after)),
        "unit_report.asked": _("Đề nghị gửi báo cáo %(period)s", period=bare_period(after)),
        "commune_report.begun": _("Lập báo cáo"),
        "commune_report.written": _("Soạn mục %(section)s", section=section_names().get(after, after)),
        "commune_report.frozen": _("Chốt số liệu"),
        "commune_report.issued": _("Ghi số văn bản %(number)s", number=after),
        "target.asked": _("Đề nghị gửi số liệu %(period)s", period=bare_period(after)),
    }


def _parts(stored: str | None) -> str:
    words = {
        "text": _("nội dung"),
        "comparator": _("cách so sánh"),
        "value": _("số của kế hoạch"),
        "value_words": _("giá trị ghi trong văn bản"),
        "measure_unit": _("đơn vị tính"),
        "baseline_words": _("kết quả trước"),
        "period": _("thời gian"),
        "rhythm": _("kỳ ghi số liệu"),
        "lead_unit_id": _("đơn vị chủ trì"),
    }
    return ", ".join(words.get(name, name) for name in (stored or "").split(", "))
