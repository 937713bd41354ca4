"""The Vietnamese of papers: terms of the count, rates, time states. Papers are always Vietnamese."""

from __future__ import annotations

from datetime import date

from app.marking import N_
from app.models.task.reasons import Reason
from app.models.task.table import TaskState
from app.models.task.timing import Time, TimeState

TERM_WORDS: dict[str, tuple[str, str, str]] = {
    "done_on_time": (N_("Hoàn thành đúng hạn"), N_("Hoàn thành"), N_("đúng hạn")),
    "done_late": (N_("Hoàn thành quá hạn"), N_("Hoàn thành"), N_("quá hạn")),
    "done_undated": (N_("Hoàn thành, không hạn"), N_("Hoàn thành"), N_("không hạn")),
    "reported_on_time": (N_("Chờ xác nhận, trong hạn"), N_("Chờ xác nhận"), N_("trong hạn")),
    "reported_late": (N_("Chờ xác nhận, quá hạn"), N_("Chờ xác nhận"), N_("quá hạn")),
    "reported_undated": (N_("Chờ xác nhận, không hạn"), N_("Chờ xác nhận"), N_("không hạn")),
    "in_time": (N_("Đang thực hiện trong hạn"), N_("Chưa hoàn thành"), N_("trong hạn")),
    "late": (N_("Quá hạn chưa hoàn thành"), N_("Chưa hoàn thành"), N_("quá hạn")),
    "undated": (N_("Chưa có thời hạn"), "", ""),
    "ongoing": (N_("Thường xuyên"), "", ""),
    "waiting": (N_("Chờ hướng dẫn"), "", ""),
    "paused": (N_("Tạm dừng"), "", ""),
}
STATE_WORDS: dict[str, str] = {
    TaskState.UNACCEPTED: "Chờ giao",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.REPORTED: "Chờ xác nhận",
    TaskState.DONE: "Hoàn thành",
    TaskState.PAUSED: "Tạm dừng",
    TaskState.CANCELLED: "Đã hủy",
}
NO_LEAD = N_("Chưa rõ chủ trì")
PLAIN = {
    Time.TODAY: "Đến hạn hôm nay",
    Time.ONGOING: "Thường xuyên",
    Time.WAITING: "Chờ hướng dẫn",
    Time.UNDATED: "Chưa có thời hạn",
    Time.PAUSED: "Tạm dừng",
    Time.CANCELLED: "Đã hủy",
    Time.UNKNOWN: "Tình trạng không rõ",
}


def state_words(state: TimeState) -> str:
    """A time state as a paper says it: "Quá hạn 12 ngày", "Hoàn thành đúng hạn"."""
    if state.kind == Time.LATE:
        return f"Quá hạn {state.days} ngày"
    if state.kind in (Time.SOON, Time.IN_TIME):
        return f"Trong hạn, còn {state.days} ngày"
    if state.kind in (Time.DONE, Time.REPORTED):
        return _judged("Hoàn thành" if state.kind == Time.DONE else "Chờ xác nhận", state)
    return PLAIN[state.kind]


def cause_words(reason: Reason) -> str:
    """A stated cause as a paper says it; a wait and a pause by their names, other words as they were written."""
    before = {"wait": "Chờ hướng dẫn: ", "paused": "Từng tạm dừng: "}.get(reason.kind, "")
    return f"{before}{reason.text}"


def day_words(day: date) -> str:
    """A day in a sentence: 05/10/2026."""
    return day.strftime("%d/%m/%Y")


def _judged(word: str, state: TimeState) -> str:
    if state.on_time is None:
        return f"{word}, không hạn"
    return f"{word} đúng hạn" if state.on_time else f"{word} quá hạn {state.days} ngày"
