"""Notices in words: one short sentence for each rule, in the page's language."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _

from app.language import counted as _n
from app.models.notification import Notification


def notice_words(row: Notification) -> str:
    """What a notice says before the name of its task."""
    return _WORDS.get(row.rule, _news)(row)


def _news(_row: Notification) -> str:
    return _("Có thông báo mới")


def _number(row: Notification) -> int:
    """The number at the end of an occasion: working days before or after, or which urge."""
    digits = row.occasion.replace("+", "-").rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


_WORDS: dict[str, Callable[[Notification], str]] = {
    "due_before": lambda row: _n("Nhắc trước hạn %(n)s ngày làm việc", _number(row)),
    "due_today": lambda row: _("Nhắc vào ngày đến hạn"),
    "overdue": lambda row: _n("Nhắc quá hạn %(n)s ngày làm việc", _number(row)),
    "urge": lambda row: _("Đôn đốc lần %(n)s", n=_number(row)),
    "assigned": lambda row: _("Việc mới giao"),
    "reported": lambda row: _("Báo cáo hoàn thành, chờ xác nhận"),
    "confirmed": lambda row: _("Đã xác nhận hoàn thành"),
    "returned": lambda row: _("Báo cáo hoàn thành bị trả lại"),
    "reopened": lambda row: _("Việc đã hoàn thành được mở lại"),
    "extension": lambda row: _("Đề nghị gia hạn chờ quyết định"),
    "plan_withdrawn": lambda row: _("Kế hoạch đã được rút, các việc của kế hoạch bị hủy"),
    "extension_decided": lambda row: _("Đề nghị gia hạn đã được quyết định"),
}
