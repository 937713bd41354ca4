"""The commune's own report of a period in words: its name, its state, its sections, what changed."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app import formats
from app.models.briefing.words import NO_LEAD
from app.models.commune_report import CommuneReport, WholeState
from app.models.reporting.whole.periods import JOINED
from app.period_words import bare_period
from app.state_words import StateWords

SHAPES = {WholeState.DRAFT: "ok", WholeState.FROZEN: "hold", WholeState.ISSUED: "done"}


def spoken_period(key: str) -> str:
    """A period or a free range: "quý III/2026", "từ 01/7/2026 đến 31/8/2026"."""
    first, joined, last = key.partition(JOINED)
    if not joined:
        return bare_period(key)
    days = (formats.day(date.fromisoformat(one)) for one in (first, last))
    return _("từ %(first)s đến %(last)s", first=next(days), last=next(days))


def whole_title(report: CommuneReport) -> str:
    """What a report is called; a second one of the same period says so."""
    name = _("Báo cáo %(period)s", period=spoken_period(report.period_key))
    return _("%(name)s, bản %(n)s", name=name, n=report.number) if report.number > 1 else name


def whole_state(state: str) -> StateWords:
    """The state of a report with its shape."""
    names = {
        WholeState.DRAFT: _("Đang soạn"),
        WholeState.FROZEN: _("Đã chốt số liệu"),
        WholeState.ISSUED: _("Đã ban hành"),
    }
    return StateWords(SHAPES[WholeState(state)], names[WholeState(state)])


def section_names() -> dict[str, str]:
    """What the sections are called, as the paper numbers them."""
    return {
        "opening": _("Mở đầu"),
        "direction": _("I. Công tác chỉ đạo, điều hành"),
        "results": _("II.3. Kết quả nổi bật"),
        "limits": _("III.1. Tồn tại, hạn chế"),
        "causes": _("III.2. Nguyên nhân"),
        "coming": _("IV. Nhiệm vụ trọng tâm thời gian tới"),
        "proposals": _("V. Kiến nghị, đề xuất"),
    }


def section_hints() -> dict[str, str]:
    """What the paper adds to a section of itself."""
    return {
        "opening": _("Sau đoạn này, văn bản tự ghi kỳ báo cáo theo lịch và kỳ số liệu."),
        "direction": _("Danh sách văn bản, cuộc họp trong kỳ tự in sau đoạn này."),
        "results": _("Ghép từ báo cáo đã nhận của các đơn vị, có tên đơn vị."),
        "limits": _("Gợi ý từ nhiệm vụ quá hạn và khó khăn do đơn vị nêu."),
        "causes": _("Ghi rõ nguyên nhân khách quan, chủ quan."),
        "coming": _("Danh sách nhiệm vụ quá hạn chuyển sang, nhiệm vụ đến hạn kỳ tới tự in sau đoạn này."),
        "proposals": _("Ghi rõ kiến nghị với UBND tỉnh, với Đảng ủy, với các đơn vị."),
    }


def change_names() -> dict[str, str]:
    """What may have changed between two reports."""
    return {
        "new": _("Nhiệm vụ mới"),
        "done": _("Hoàn thành thêm"),
        "late": _("Quá hạn thêm"),
        "no_longer_late": _("Không còn quá hạn"),
        "reopened": _("Mở lại sau khi hoàn thành"),
        "gone": _("Không còn theo dõi"),
    }


def is_nobody(unit: str) -> bool:
    """Does a report's row stand for tasks that nobody leads yet?"""
    return unit == NO_LEAD
