"""The channels of reminders in words: what a service is called, how its address is written, how a message ended."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from app.carriers.services import SERVICES
from app.mail.smtp import AMBIGUOUS, SENT
from app.models import channels
from app.models.channels import Endpoint, endpoints, rules
from app.models.user import User


def page_of(person: User) -> dict[str, Any]:
    """What `account/channels.html` shows a person: endpoints, choices, what may be added, whether it is enough."""
    allowed = channels.Allowed(person.commune_id, [person.id])
    return {
        "endpoints": endpoints.of(person),
        "choice": endpoints.choice_of(person),
        "channel_rules": allowed.rules,
        "services": [(kind, service_words(kind)) for kind in allowed.rules["services"]],
        "samples": [(service_words(kind), sample(kind)) for kind in allowed.rules["services"]],
        "told_outside": len(allowed.of(person, scheduled=True).channels) > 1,
        "service_words": service_words,
        "test_words": test_words,
    }


def choices() -> list[tuple[str, str]]:
    """Every kind of endpoint that a commune may allow, with its name."""
    return [(kind, service_words(kind)) for kind in rules.KINDS]


def service_words(kind: str) -> str:
    """What people call a kind of endpoint."""
    return SERVICES[kind].name if kind in SERVICES else _("Phần mềm khác (webhook)")


def sample(kind: str) -> str:
    """How the address of a kind is written."""
    return _(SERVICES[kind].sample) if kind in SERVICES else _("https://máy-chủ/đường-dẫn")


def test_words(endpoint: Endpoint) -> str:
    """How the last test of an endpoint ended."""
    return outcome_words(endpoint.test_outcome or "", endpoint.test_words or "")


def outcome_words(outcome: str, words: str) -> str:
    """How a message to an endpoint ended, and what to do: outcome and words of an `Answer`."""
    if outcome == SENT:
        return _("Kênh đã nhận tin.")
    if outcome == AMBIGUOUS:
        return _("Quá thời gian chờ nên không rõ tin đã đến chưa; xem ở nơi nhận.")
    kind, _blank, code = words.partition(" ")
    if kind == "http" and code.isdigit():
        return _answered(int(code))
    if "SSL" in words:
        return _("Chứng thư bảo mật (https) của máy nhận không hợp lệ.")
    return _reasons().get(words) or _("Không kết nối được với máy nhận; kiểm tra địa chỉ rồi thử lại.")


def _answered(status: int) -> str:
    if status < 400:
        return _("Máy nhận chuyển sang địa chỉ khác (mã %(n)s); ghi thẳng địa chỉ đích.", n=status)
    words = {
        401: _("Máy nhận từ chối (mã 401): khóa hoặc mã truy cập không đúng."),
        403: _("Máy nhận từ chối (mã 403): chưa được phép gửi đến đây."),
        404: _("Máy nhận không có địa chỉ này (mã 404)."),
        410: _("Máy nhận báo địa chỉ này đã bỏ (mã 410)."),
        429: _("Máy nhận đang nhận quá nhiều tin (mã 429); thử lại sau."),
    }
    return words.get(status) or _("Máy nhận báo lỗi (mã %(n)s); thử lại sau.", n=status)


def _reasons() -> dict[str, str]:
    return {
        "no host": _("Không tìm thấy máy chủ của địa chỉ này; kiểm tra tên miền."),
        "not public": _("Địa chỉ dẫn vào mạng nội bộ hoặc mạng dành riêng nên hệ thống không gọi."),
        "bad address": _("Địa chỉ không đúng dạng; bỏ kênh này rồi thêm lại."),
        "library": _("Dịch vụ không nhận tin: kiểm tra mã bot, mã hội thoại; người nhận phải nhắn cho bot trước."),
    }
