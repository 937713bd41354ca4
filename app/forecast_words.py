"""A forecast in words: what comes next, from which day it counts, why a rule is silent, how what was told has fared."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from app import formats
from app.day_words import weekday_within
from app.models.notification import Notification
from app.models.rules.forecast import Forecast
from app.models.rules.occasions import Occasion
from app.models.task import Task
from app.notice_words import notice_words
from app.period_words import period_words
from app.rule_words import WORDS


class _Said(NamedTuple):
    rule: str
    occasion: str


def occasion_words(occasion: Occasion, task: Task | None = None) -> str:
    """What an occasion will say before the name of its task or unit."""
    return notice_words(_Said(occasion.rule, occasion.key), task)


def anchor_words(one: Forecast) -> str:
    """The day from which a rule counts: `hạn 10/10/2026, rơi vào ngày nghỉ nên tính 09/10/2026`."""
    words = WORDS[one.rule.key]
    if one.anchor is None:
        return str(words.anchor)
    day, meant = formats.day(one.anchor.on), one.anchor.word
    if not meant[:4].isdigit() or len(meant) != 10:
        return _("%(anchor)s %(day)s (%(period)s)", anchor=words.anchor, day=day, period=period_words(meant))
    if meant == one.anchor.on.isoformat():
        return f"{words.anchor} {day}"
    return _("%(anchor)s rơi vào ngày nghỉ nên tính %(day)s", anchor=words.anchor, day=day)


def silent_words(code: str | None) -> str:
    """Why a rule says nothing of a task."""
    return {
        "off": _("Đã đặt không nhắc"),
        "not_open": _("Chỉ nhắc khi việc đang mở; việc đã báo cáo, tạm dừng hoặc kết thúc thì thôi"),
        "no_date": _("Việc không có thời hạn"),
        "passed": _("Đã qua hạn; từ nay nhắc theo lịch quá hạn"),
        "no_report": _("Việc không có báo cáo hoàn thành nào chờ xác nhận"),
        "no_request": _("Không có đề nghị gia hạn nào chờ quyết định"),
        "no_explanation": _("Không có yêu cầu giải trình nào đang chờ"),
        "no_wait": _("Việc không chờ văn bản, hướng dẫn nào"),
        "not_ongoing": _("Chỉ nhắc việc thường xuyên"),
        "no_part": _("Không có phần việc phối hợp nào có hạn riêng đang chờ trả lời"),
        "not_reporting": _("Chỉ nhắc chế độ báo cáo"),
        "reporting": _("Chế độ báo cáo có lịch nhắc riêng"),
    }.get(code or "") or _("Hiện không có gì để nhắc")


def fate_words(row: Notification) -> str:
    """How one person was told on one channel: which, and whether it arrived, was seen, failed."""
    if row.channel == "in_app":
        return _in_app(row)
    channel = _("thư") if row.channel == "email" else _("tin nhắn")
    return f"{channel}: {_sent(row)}"


def _in_app(row: Notification) -> str:
    if row.state == "skipped":
        return _("trong hệ thống: đã rút lại")
    if row.read_at:
        return _("trong hệ thống: đã xem %(at)s", at=formats.moment(row.read_at))
    return _("trong hệ thống: chưa xem")


def _sent(row: Notification) -> str:
    message = row.message
    if row.state == "sent":
        return _("đã gửi %(at)s", at=formats.moment(message.sent_at)) if message and message.sent_at else _("đã gửi")
    if row.state == "pending":
        at = formats.moment(message.next_try_at) if message else ""
        return _("chờ gửi từ %(at)s", at=at) if at else _("chờ gửi")
    if row.state == "failed":
        return _("không gửi được")
    return _("không rõ đã đến chưa") if row.state == "unknown" else _skipped(row.reason or "")


def _skipped(reason: str) -> str:
    known = {
        "no address": _("không gửi vì người nhận chưa có địa chỉ"),
        "no mail server": _("không gửi vì chưa có máy chủ thư"),
        "superseded": _("không gửi vì đã có mốc mới hơn hoặc không còn cần"),
        "not theirs": _("không gửi vì việc không còn của người này"),
        "closed": _("không gửi vì việc đã báo cáo hoặc kết thúc"),
        "moved": _("không gửi vì hạn hoặc chủ trì đã đổi"),
    }
    return known.get(reason) or _("không gửi vì không còn cần")


def whole_day(one: Forecast) -> str:
    """The day of the next reminder, `thứ Sáu 09/10/2026`; empty where none comes."""
    return f"{weekday_within(one.next_on)} {formats.day(one.next_on)}" if one.next_on else ""
