"""Reports of a period in words."""

from __future__ import annotations

from flask_babel import gettext as _

from app import formats
from app.language import counted as _n
from app.models.reporting.lists import MISSING, Owed
from app.models.reporting.windows import HALF_YEARLY, MONTHLY, NINE_MONTHLY, QUARTERLY, YEARLY
from app.models.unit_report import ReportState
from app.state_words import StateWords

SHAPES = {
    MISSING: "none",
    ReportState.DRAFT: "ok",
    ReportState.SENT: "wait",
    ReportState.RETURNED: "soon",
    ReportState.ACCEPTED: "done",
}


def state_names() -> dict[str, str]:
    """What the states of a report are called."""
    return {
        MISSING: _("Chưa gửi"),
        ReportState.DRAFT: _("Đang soạn"),
        ReportState.SENT: _("Chờ nhận"),
        ReportState.RETURNED: _("Bị trả lại"),
        ReportState.ACCEPTED: _("Đã nhận"),
    }


def report_state(row: Owed) -> StateWords:
    """The state of a unit's report; late where it hasn't arrived in time."""
    name = state_names()[row.state]
    if row.has_arrived or not row.days_late:
        return StateWords(SHAPES[row.state], name)
    return StateWords("late", _n("%(state)s, quá hạn %(n)s ngày", row.days_late, state=name))


def arrived_words(row: Owed) -> str:
    """When a report came, and how late."""
    if row.report is None or row.report.sent_at is None:
        return ""
    day = formats.moment(row.report.sent_at)
    return _n("%(day)s, muộn %(n)s ngày", row.days_late, day=day) if row.days_late and row.has_arrived else day


def kind_names() -> dict[str, str]:
    """What the kinds of reports are called."""
    return {
        MONTHLY: _("Báo cáo tháng"),
        QUARTERLY: _("Báo cáo quý"),
        HALF_YEARLY: _("Báo cáo 6 tháng"),
        NINE_MONTHLY: _("Báo cáo 9 tháng"),
        YEARLY: _("Báo cáo năm"),
    }
