"""Notices in words: one short sentence for each rule, in the page's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from flask_babel import gettext as _

from app.formats import day_short
from app.language import counted as _n
from app.models.task import Task
from app.period_words import bare_period, period_words
from app.reporting_notices import TARGETS_AND_REPORTS


class Said(Protocol):
    """What is put into words: a notification, or what a letter tells."""

    @property
    def rule(self) -> str: ...
    @property
    def occasion(self) -> str: ...


def notice_words(row: Said, task: Task | None = None) -> str:
    """What a notice says before the name of its task; the task tells whether its day falls on a day off."""
    if row.rule in ("due_today", "reporting_today") and task is not None and row.occasion == f"{task.due_on}-0":
        return _due_words(task)
    return _WORDS.get(row.rule, _news)(row)


def _news(_row: Said) -> str:
    return _("Có thông báo mới")


def _due_words(task: Task) -> str:
    """The reminder of the day due, which leaves on the working day before where that day isn't worked."""
    if task.due_on is None or task.due_on == task.remind_by_on:
        return _("Nhắc vào ngày đến hạn")
    due = day_short(task.due_on)
    if task.due_effective_on in (None, task.due_on):
        return _("Nhắc trước ngày nghỉ, hạn %(day)s rơi vào ngày nghỉ và không lùi", day=due)
    last = day_short(task.due_effective_on)
    return _("Nhắc trước ngày nghỉ, hạn %(day)s rơi vào ngày nghỉ, tính đến hết %(last)s", day=due, last=last)


def _number(row: Said) -> int:
    """The number at the end of an occasion: working days before or after, or which urge."""
    digits = row.occasion.partition(".")[0].replace("+", "-").rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _day(row: Said) -> str:
    """The day that an occasion is."""
    return day_short(date.fromisoformat(row.occasion))


def _part_due(row: Said) -> str:
    left = _number(row)
    return _n("Phần việc phối hợp còn %(n)s ngày làm việc", left) if left else _("Phần việc phối hợp đến hạn hôm nay")


def _update_missing(row: Said) -> str:
    return _("Chưa cập nhật kết quả %(period)s", period=period_words(row.occasion.partition("+")[0]))


def owed_period(row: Said) -> str:
    """The period that a reminder of what a unit owes speaks of: `2026-12-16-3.2026` → `2026`."""
    return row.occasion.partition(".")[2]


def _report_owed(row: Said) -> str:
    left, period = _number(row), bare_period(owed_period(row))
    if not left:
        return _("Hôm nay là hạn gửi báo cáo %(period)s", period=period)
    return _n("Nhắc gửi báo cáo %(period)s, còn %(n)s ngày làm việc", left, period=period)


def _report_late(row: Said) -> str:
    period = bare_period(owed_period(row))
    return _n("Chậm gửi báo cáo %(period)s %(n)s ngày làm việc", _number(row), period=period)


_WORDS: dict[str, Callable[[Said], str]] = {
    "due_before": lambda row: _n("Nhắc trước hạn %(n)s ngày làm việc", _number(row)),
    "due_today": lambda row: _("Nhắc vào ngày đến hạn"),
    "overdue": lambda row: _n("Nhắc quá hạn %(n)s ngày làm việc", _number(row)),
    "reporting_due": lambda row: _n("Nhắc báo cáo, còn %(n)s ngày làm việc", _number(row)),
    "reporting_today": lambda row: _("Nhắc báo cáo vào ngày đến hạn"),
    "escalated_office": lambda row: _n("Quá hạn từ %(n)s ngày làm việc, báo lãnh đạo phụ trách", _number(row)),
    "escalated_chair": lambda row: _n("Quá hạn từ %(n)s ngày làm việc, báo Chủ tịch", _number(row)),
    "agenda": lambda row: _n("Quá hạn từ %(n)s ngày làm việc, đưa vào chương trình cuộc họp tới", _number(row)),
    "confirm_waits": lambda row: _n("Chờ xác nhận %(n)s ngày làm việc", _number(row)),
    "extension_waits": lambda row: _n("Đề nghị gia hạn chờ quyết định %(n)s ngày làm việc", _number(row)),
    "explanation_late": lambda row: _n("Quá hạn giải trình %(n)s ngày làm việc", _number(row)),
    "update_missing": _update_missing,
    "recheck": lambda row: _("Đến ngày hỏi lại văn bản, hướng dẫn đang chờ"),
    "part_due": _part_due,
    "part_overdue": lambda row: _n("Phần việc phối hợp quá hạn %(n)s ngày làm việc", _number(row)),
    "report_owed": _report_owed,
    "report_late": _report_late,
    "report_escalated": _report_late,
    "reading_missing": lambda row: _("Chưa có số liệu chỉ tiêu %(period)s", period=bare_period(owed_period(row))),
    "urge": lambda row: _("Đôn đốc lần %(n)s", n=_number(row)),
    "explanation": lambda row: _("Yêu cầu giải trình, kèm đôn đốc lần %(n)s", n=_number(row)),
    "explained": lambda row: _("Đơn vị đã giải trình"),
    "explanation_withdrawn": lambda row: _("Yêu cầu giải trình được rút lại"),
    "assigned": lambda row: _("Việc mới giao"),
    "reported": lambda row: _("Báo cáo hoàn thành, chờ xác nhận"),
    "confirmed": lambda row: _("Đã xác nhận hoàn thành"),
    "mentioned": lambda row: _("Được nhắc đến trong ý kiến"),
    "commented": lambda row: _("Ý kiến trao đổi mới"),
    "returned": lambda row: _("Báo cáo hoàn thành bị trả lại"),
    "reopened": lambda row: _("Việc đã hoàn thành được mở lại"),
    "handed_back": lambda row: _("Đơn vị chuyển trả việc, cần giao lại chủ trì"),
    "paused": lambda row: _("Việc được tạm dừng"),
    "resumed": lambda row: _("Việc tiếp tục thực hiện"),
    "wait_ended": lambda row: _("Đã có văn bản, hướng dẫn mà việc đang chờ"),
    "part_asked": lambda row: _("Phần việc phối hợp mới giao"),
    "contributed": lambda row: _("Đơn vị phối hợp cập nhật phần việc"),
    "answered": lambda row: _("Đơn vị phối hợp đã trả lời"),
    "extension": lambda row: _("Đề nghị gia hạn chờ quyết định"),
    "endpoint_gone": lambda row: _("Nơi nhận tin đã đóng nên hệ thống tắt kênh này"),
    "weekly": lambda row: _("Tổng hợp %(period)s", period=period_words(row.occasion)),
    "calendar_missing": lambda row: _("Lịch nghỉ năm %(year)s chưa đủ các ngày nghỉ lễ, Tết", year=row.occasion[:4]),
    "absence": lambda row: _("Được ghi làm thay người vắng từ ngày %(day)s", day=_day(row)),
    "absence_noted": lambda row: _("Đã ghi ngày vắng từ ngày %(day)s", day=_day(row)),
    "absence_ended": lambda row: _("Lần vắng mặt từ ngày %(day)s đã kết thúc", day=_day(row)),
    "plan_withdrawn": lambda row: _("Kế hoạch đã được rút, các việc của kế hoạch bị hủy"),
    "extension_decided": lambda row: _("Đề nghị gia hạn đã được quyết định"),
    "meeting_invited": lambda row: _("Giấy mời họp"),
    "meeting_moved": lambda row: _("Cuộc họp đổi thời gian hoặc địa điểm"),
    "meeting_cancelled": lambda row: _("Cuộc họp đã hủy"),
    **TARGETS_AND_REPORTS,
}
