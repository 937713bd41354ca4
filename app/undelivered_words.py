"""Letters that didn't arrive, in words: which letter, what happened, what to do."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from app.channel_words import outcome_words
from app.mail.smtp import AMBIGUOUS, LATER
from app.models import channels, undelivered
from app.models.delivery import NOT_WRITTEN
from app.models.notification import Message
from app.models.user import User


def shown_to(person: User) -> dict[str, Any]:
    """What `parts/undelivered.html` needs to show a person the letters they see to."""
    return {
        "undelivered": undelivered.shown_to(person),
        "letter_words": letter_words,
        "trouble_words": trouble_words,
    }


def letter_words(message: Message) -> str:
    """Which letter it was, or which message to an endpoint."""
    if message.channel != channels.EMAIL:
        day = _("Tin nhắc việc trong ngày, qua kênh riêng của người nhận")
        return day if message.scheduled else _("Tin báo về một việc, qua kênh riêng của người nhận")
    if message.scheduled:
        return _("Thư nhắc việc trong ngày")
    return _("Thư báo về một việc") if message.slot.startswith("task-") else _("Thư thông báo")


def trouble_words(message: Message) -> str:
    """What happened to the letter and the way out; a mail server's own words stay as they are."""
    reason = message.reason or ""
    if message.channel != channels.EMAIL:
        outcome = AMBIGUOUS if message.state == "unknown" else LATER
        return _("%(words)s Người nhận xem lại kênh ở trang Tài khoản.", words=outcome_words(outcome, reason))
    if message.state == "unknown":
        return _("Mất kết nối khi đang gửi nên không rõ thư đã đến chưa. Hỏi lại người nhận.")
    if reason.startswith(NOT_WRITTEN):
        return _("Hệ thống không soạn được thư sau nhiều lần thử. Báo cho người nhận và người vận hành hệ thống.")
    if reason == "bad address":
        return _("Địa chỉ thư không đúng. Sửa địa chỉ của người nhận.")
    return _("Máy chủ thư không nhận: %(words)s. Kiểm tra địa chỉ người nhận và máy chủ thư.", words=reason)
