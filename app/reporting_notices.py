"""Notices on targets and on reports of a period, which are about no task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from flask_babel import gettext as _

from app.period_words import bare_period


class Occasioned(Protocol):
    """What is told: its occasion begins with a period."""

    @property
    def occasion(self) -> str: ...


def _period(row: Occasioned) -> str:
    """The period that an occasion names: `2026-Q3+2026-10-06`, `2026-Q3+returned-1`."""
    return bare_period(row.occasion.partition("+")[0])


TARGETS_AND_REPORTS: dict[str, Callable[[Occasioned], str]] = {
    "reading_asked": lambda row: _("Đề nghị gửi số liệu chỉ tiêu %(period)s", period=_period(row)),
    "unit_report_asked": lambda row: _("Đề nghị gửi báo cáo %(period)s", period=_period(row)),
    "unit_report_sent": lambda row: _("Đơn vị đã gửi báo cáo %(period)s", period=_period(row)),
    "unit_report_returned": lambda row: _("Báo cáo %(period)s bị trả lại", period=_period(row)),
    "unit_report_accepted": lambda row: _("Báo cáo %(period)s đã được nhận", period=_period(row)),
}
