"""A forecast in words: why a rule is silent, from which day it counts, how what was told has fared."""

from __future__ import annotations

from flask_babel import gettext as _

CHANNELS = {"in_app": 0, "email": 1}


def silent_words(code: str) -> str:
    """Why a rule says nothing of a task."""
    return {
        "off": _("Đã đặt không nhắc."),
        "not_open": _("Chỉ nhắc khi việc đang mở; việc đã báo cáo, tạm dừng hoặc đã kết thúc thì thôi."),
        "no_date": _("Việc chưa có thời hạn."),
        "no_report": _("Việc chưa báo cáo hoàn thành, hoặc đã được xác nhận, trả lại."),
        "no_request": _("Không có đề nghị gia hạn nào chờ quyết định."),
        "no_explanation": _("Không có yêu cầu giải trình nào đang chờ."),
        "no_wait": _("Việc không chờ văn bản, hướng dẫn nào."),
        "not_ongoing": _("Chỉ nhắc việc thường xuyên; việc này có thời hạn."),
        "ongoing": _("Việc thường xuyên không có hạn nên không nhắc theo hạn."),
        "written": _("Kỳ vừa qua đã ghi kết quả."),
        "no_part": _("Không có phần việc phối hợp nào có hạn riêng đang chờ trả lời."),
        "not_reporting": _("Chỉ nhắc chế độ báo cáo; việc này là nhiệm vụ."),
        "reporting": _("Chế độ báo cáo có lịch nhắc riêng."),
        "ended": _("Đã nhắc hết các mốc, không còn lần nào nữa."),
    }.get(code) or _("Hiện không có gì để nhắc.")
