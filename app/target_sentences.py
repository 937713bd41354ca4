"""Events of targets and their readings as sentences."""

from __future__ import annotations

from decimal import Decimal

from flask_babel import gettext as _

from app.models.event import Event
from app.models.target import Target
from app.models.targets import changes
from app.period_words import bare_period
from app.target_words import goal_of_parts, rhythm_words
from app.whole_words import section_names


def target_sentences(event: Event) -> dict[str, str]:
    """What happened, by verb."""
    before, after = event.from_value or "", event.to_value or ""
    period = bare_period(event.note)
    return {
        "target.measured": _("Ghi số liệu %(period)s: %(value)s", period=period, value=after),
        "target.corrected": _("Sửa số liệu %(period)s: %(old)s → %(new)s", period=period, old=before, new=after),
        "target.corrected_plan": _("Sửa chỉ tiêu: %(what)s", what=_corrected(event)),
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


def standing_words(target: Target, names: list[str]) -> list[tuple[str, str]]:
    """Some fields of a target as they stand: what each is called, what it says."""
    side = changes.some(changes.kept(target), names)
    return [(_fields()[name][:1].upper() + _fields()[name][1:], words) for name, words in _said(side)]


def _corrected(event: Event) -> str:
    """What was corrected from what to what; older events name the fields only."""
    if event.verb != "target.corrected_plan":
        return ""
    before, after = changes.read(event.from_value), changes.read(event.to_value)
    if before is None or after is None:
        return ", ".join(_fields().get(name, name) for name in (event.note or "").split(", "))
    sides = zip(_said(before), _said(after), strict=True)
    return "; ".join(_one(name, old, new) for (name, old), (_name, new) in sides if old != new)


def _one(name: str, old: str, new: str) -> str:
    return _("%(field)s từ %(old)s thành %(new)s", field=_fields()[name], old=old, new=new)


def _said(side: changes.Kept) -> list[tuple[str, str]]:
    """The fields of one side in words, the plan's value as one."""
    said = [("value", _goal(side))] if "value" in side else []
    return said + [(name, _field(name, value)) for name, value in side.items() if name not in changes.GOAL]


def _goal(side: changes.Kept) -> str:
    value, unit = side["value"], side["measure_unit"]
    if value is None:
        return _("ghi bằng lời (%(unit)s)", unit=unit) if unit else _("ghi bằng lời")
    return goal_of_parts(side["comparator"], Decimal(value), unit)


def _field(name: str, value: str | None) -> str:
    if name == "rhythm":
        return rhythm_words().get(value or "", _("như quy định chung"))
    if name == "period":
        return value or _("chưa ghi")
    if name == changes.LEAD:
        return value or _("chưa rõ")
    return f"“{value}”" if value else _("chưa ghi")


def _fields() -> dict[str, str]:
    return {
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
