"""Notices in words: one short sentence for each rule, in the page's language."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _

from app.formats import day_short
from app.language import counted as _n
from app.models.notification import Notification
from app.models.task import Task
from app.reporting_notices import TARGETS_AND_REPORTS


def notice_words(row: Notification, task: Task | None = None) -> str:
    """What a notice says before the name of its task; the task tells whether its day falls on a day off."""
    if row.rule == "due_today" and task is not None and row.occasion == f"{task.due_on}-0":
        return _due_words(task)
    return _WORDS.get(row.rule, _news)(row)


def _news(_row: Notification) -> str:
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


def _number(row: Notification) -> int:
    """The number at the end of an occasion: working days before or after, or which urge."""
    digits = row.occasion.replace("+", "-").rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


_WORDS: dict[str, Callable[[Notification], str]] = {
    "due_before": lambda row: _n("Nhắc trước hạn %(n)s ngày làm việc", _number(row)),
    "due_today": lambda row: _("Nhắc vào ngày đến hạn"),
    "overdue": lambda row: _n("Nhắc quá hạn %(n)s ngày làm việc", _number(row)),
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
    "plan_withdrawn": lambda row: _("Kế hoạch đã được rút, các việc của kế hoạch bị hủy"),
    "extension_decided": lambda row: _("Đề nghị gia hạn đã được quyết định"),
    **TARGETS_AND_REPORTS,
}
