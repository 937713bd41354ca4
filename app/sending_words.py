"""How sending stands, in words: kinds of messages and jobs, why a try came to nothing and the way out of it."""

from __future__ import annotations

from flask_babel import gettext as _

from app import words
from app.channel_words import outcome_words
from app.language import counted as _n
from app.models.channels import EMAIL
from app.models.job_run import JobRun
from app.models.notification import Message, Notification
from app.models.sending import retrying
from app.models.sending.jobs import JobRow
from app.models.sending.lists import Row
from app.models.sending.night import Difference
from app.notice_words import notice_words
from app.undelivered_words import letter_words, trouble_words

LETTER_OF_NOBODY = "write_paper"


def message_kinds() -> dict[str, str]:
    """What the lists of messages are called."""
    return {
        "waiting": _("Chờ gửi"),
        "retrying": _("Đang gửi lại"),
        "sending": _("Đang gửi"),
        "failed": _("Gửi không được"),
        "unknown": _("Không rõ đã đến"),
        "settled": _("Đã xử lý"),
        "sent": _("Đã gửi"),
        "skipped": _("Không cần gửi"),
    }


def job_kinds() -> dict[str, str]:
    """What the lists of background jobs are called."""
    return {
        "waiting": _("Chờ chạy"),
        "running": _("Đang chạy"),
        "failed": _("Không chạy được"),
        "done": _("Đã xong"),
    }


def what_words(row: Row) -> str:
    """What a message tells, without the tasks' names: a day's letter says of how many things."""
    if row.message.scheduled and row.things and row.message.channel == EMAIL:
        return _n("Thư nhắc việc trong ngày, %(n)s nội dung", row.things)
    return letter_words(row.message)


def why_words(message: Message) -> str:
    """Why a message stands where it stands; empty where its list says it all."""
    if message.state in ("failed", "unknown"):
        return trouble_words(message)
    if message.state == "skipped":
        return _skipped().get(message.reason or "", message.reason or "")
    return ""


def _skipped() -> dict[str, str]:
    return {
        "empty": _("Mọi nội dung trong thư không còn cần nhắc."),
        "no mail server": _("Lúc đó chưa đặt máy chủ thư; thông báo vẫn hiện trong hệ thống."),
        "channel off": _("Người nhận đã tắt hoặc bỏ kênh này; thông báo vẫn hiện trong hệ thống."),
        "bad address": _("Địa chỉ của kênh không đúng dạng; người nhận sửa ở trang Tài khoản."),
        "no address": _("Người nhận không có địa chỉ thư, hoặc tài khoản đã khóa."),
    }


def reply_words(row: Row) -> str:
    """What the answer to a message's last try means; a mail server's own words stand beside."""
    if row.attempt is None:
        return ""
    reply = row.attempt.reply
    if row.message.channel != EMAIL:
        return outcome_words(row.attempt.outcome, reply)
    way_out = set_up_words(reply)
    own = _("Máy chủ trả lời: %(words)s", words=reply)
    return f"{way_out} {own}" if way_out else own


def set_up_words(reply: str) -> str:
    """What is wrong with the mail set-up by an answer, with the way out; empty where the set-up isn't to blame."""
    stage, _sep, said = reply.partition(": ")
    if stage == "connect":
        return next((text for name, text in _connecting() if name in said), "") or _(
            "Không kết nối được với máy chủ thư. Kiểm tra tên máy chủ, cổng và mục Bảo mật."
        )
    return {
        "sign in": _("Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu hộp thư. Nhập lại cả hai rồi gửi thư thử."),
        "sender": _("Máy chủ thư không nhận địa chỉ người gửi. Sửa địa chỉ người gửi, thường trùng với hộp thư."),
    }.get(stage, "")


def _connecting() -> list[tuple[str, str]]:
    """What stands in the name of an error while connecting, and what it means."""
    return [
        ("gaierror", _("Không tìm thấy máy chủ thư theo tên đã nhập. Kiểm tra tên máy chủ.")),
        ("Refused", _("Máy chủ thư không mở cổng này. Kiểm tra cổng: 587 với STARTTLS, 465 với SSL/TLS.")),
        ("Timeout", _("Máy chủ thư không trả lời. Kiểm tra tên máy chủ, cổng; tường lửa có thể đang chặn.")),
        ("SSL", _("Không mã hóa được kết nối với máy chủ thư. Kiểm tra cổng và mục Bảo mật.")),
    ]


def job_words(row: JobRow) -> str:
    """What a background job does."""
    if row.run.kind == LETTER_OF_NOBODY and not row.name:
        return _("Soạn công văn đôn đốc")
    return {
        "read_plan": _("Đọc kế hoạch"),
        "write_paper": _("Soạn báo cáo phục vụ họp"),
        "look_at_evidence": _("Xem lại tệp minh chứng"),
        "take_readings": _("Đọc tệp số liệu chỉ tiêu"),
    }.get(row.run.kind, row.run.kind)


def failure_words(run: JobRun) -> str:
    """Why a job failed; empty for one that hasn't."""
    refusal = retrying.refusal_of(run)
    return words.sentence(refusal) if refusal else ""


def queue_words(name: str) -> str:
    """What a queue is for."""
    return {"mail": _("Gửi thư, tin nhắn"), "papers": _("Đọc kế hoạch, soạn văn bản")}.get(name, name)


def difference_words(one: Difference) -> str:
    """What doesn't agree between what ought to have been told and what was."""
    return {
        "missing": _("Thiếu thông báo"),
        "not_shown": _("Thông báo chưa hiện trong hệ thống"),
        "unexpected": _("Thông báo không theo quy tắc nào"),
        "doubled": _("Thông báo hai lần cho một dịp"),
        "wrongly_pending": _("Thư còn chờ gửi dù đã có lần nhắc mới hơn"),
        "no_message": _("Nội dung chờ gửi không nằm trong thư nào"),
        "stuck": _("Thư quá một ngày chưa kết thúc"),
    }.get(one.kept["kind"], one.kept["kind"])


def occasion_words(one: Difference) -> str:
    """Which reminder a difference is about: as its notice would say, with the occasion that an operator looks for."""
    rule, occasion = one.kept.get("rule", ""), one.kept.get("occasion", "")
    if not rule:
        return _("số %(id)s trong bảng thư", id=one.kept.get("message_id", ""))
    words_ = notice_words(Notification(rule=rule, occasion=occasion))
    return _("%(words)s, mã %(key)s", words=words_, key=occasion)
