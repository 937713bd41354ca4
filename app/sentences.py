"""Events as sentences: what happened, from what to what. Who and when stand beside; the note stands below."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app import formats
from app.meeting_sentences import meeting_sentences
from app.models.event import Event
from app.period_words import period_words
from app.rule_words import changed_words
from app.state_words import lane_words
from app.target_sentences import target_sentences


def who(event: Event) -> str:
    """Who did it: the person's position and in whose place they acted, or the system itself."""
    if event.actor is None:
        return _("Hệ thống")
    if event.on_behalf_of is None:
        return event.actor.title_line
    return _("%(person)s, thay %(other)s", person=event.actor.title_line, other=event.on_behalf_of.title_line)


def said(event: Event) -> str:
    """What happened, without who; a verb that nobody worded yet is shown as a change."""
    before, after = _shown(event.from_value), _shown(event.to_value)
    subject, _dot, act = event.verb.partition(".")
    if subject == "task" and act in (moves := _moves()):
        return moves[act]
    if act in ("ruling_set", "ruling_cleared"):
        return changed_words(event.verb, before, after) or _("Có thay đổi")
    others = {**_dates(before, after), **_periods(event), **target_sentences(event), **meeting_sentences(event)}
    return {**_work(before, after), **others}.get(event.verb) or _("Có thay đổi")


def _moves() -> dict[str, str]:
    return {
        "accepted": _("Tiếp nhận"),
        "put_back": _("Đưa lại về Chờ giao"),
        "reported": _("Báo cáo hoàn thành"),
        "report_withdrawn": _("Rút lại báo cáo"),
        "confirmed": _("Xác nhận hoàn thành"),
        "returned": _("Trả lại"),
        "reopened": _("Mở lại"),
        "cancelled": _("Hủy nhiệm vụ"),
        "paused": _("Tạm dừng"),
        "resumed": _("Tiếp tục thực hiện"),
        "product_waived": _("Xác nhận việc này không yêu cầu sản phẩm"),
        "published": _("Giao từ kế hoạch"),
        "revived": _("Giao lại từ kế hoạch công bố lại"),
        "comment_removed": _("Gỡ ý kiến của mình"),
        "pinned": _("Ghim lên đầu cột"),
        "unpinned": _("Bỏ ghim"),
        "urge_withdrawn": _("Rút lại đôn đốc"),
        "explanation_withdrawn": _("Rút lại yêu cầu giải trình"),
        "explanation_lapsed": _("Yêu cầu giải trình không còn hiệu lực: việc đã chuyển đơn vị khác hoặc đã hủy"),
        "extension_lapsed": _("Đề nghị gia hạn không còn cần quyết định"),
    }


def _work(before: str, after: str) -> dict[str, str]:
    return {
        "task.added": _("Thêm việc, giao %(unit)s", unit=after) if after else _("Thêm việc, chưa rõ chủ trì"),
        "task.lead_given": _changed(_("Giao chủ trì"), before, after),
        "task.handed_back": _("%(unit)s chuyển trả, đưa về khay Chưa rõ chủ trì", unit=before),
        "task.lead_taken": _("Bản mới không nêu %(unit)s chủ trì, đưa về khay Chưa rõ chủ trì", unit=before),
        "task.version_taken": _("Sửa theo bản mới của kế hoạch: %(what)s", what=_names(after)),
        "task.assigned": _changed(_("Người thực hiện"), before, after or _("chưa phân công")),
        "task.noted": _("Cập nhật tiến độ: %(percent)s%%", percent=after) if after else _("Cập nhật tiến độ"),
        "task.contributed": _("%(unit)s cập nhật phần việc phối hợp", unit=after),
        "task.commented": _("Ghi ý kiến, nhắc đến %(names)s", names=after) if after else _("Ghi ý kiến"),
        "task.answered": _("%(unit)s trả lời phần phối hợp", unit=after),
        "task.part_asked": _("Giao phần việc cho %(unit)s, hạn riêng %(day)s", unit=before, day=after)
        if after
        else _("Giao phần việc cho %(unit)s", unit=before),
        "task.part_acknowledged": _("%(unit)s đã xem phần việc phối hợp", unit=after),
        "task.leader_set": _changed(_("Lãnh đạo phụ trách"), before, after or _("chưa phân công")),
        "task.urged": _("Đôn đốc lần %(n)s", n=after),
        "task.series_ended": _("Kết thúc việc định kỳ"),
        "task.evidence_added": _("Thêm minh chứng: %(what)s", what=after),
        "task.evidence_removed": _("Bỏ minh chứng: %(what)s", what=before),
        "task.evidence_secret": _("Xóa tệp có dấu mật trong minh chứng: %(what)s", what=before),
        "task.edited": _("Sửa nội dung: %(text)s", text=after),
        "task.wait_begun": _("Chờ hướng dẫn của %(whom)s", whom=after),
        "task.wait_prolonged": _changed(_("Hẹn hỏi lại"), before, after),
        "task.wait_ended": _("Hết chờ: đã có văn bản, hướng dẫn"),
    }


def _periods(event: Event) -> dict[str, str]:
    """What names a period by its key, which is no day: `2026-W41`."""
    words = period_words(event.to_value)
    return {
        "task.recurred": _("Giao %(period)s, tiếp theo việc %(code)s", period=words, code=event.from_value or ""),
        "task.period_written": _("Cập nhật %(period)s", period=words),
        "task.period_reported": _("Báo cáo được nhận là kết quả %(period)s", period=words),
        "task.period_withdrawn": _("Báo cáo bị trả lại, không còn là kết quả %(period)s", period=words),
    }


def _dates(before: str, after: str) -> dict[str, str]:
    return {
        "task.extension_asked": _changed(_("Xin gia hạn"), before, after),
        "task.extension_granted": _changed(_("Đồng ý gia hạn"), before, after),
        "task.extension_withdrawn": _("Rút lại đề nghị gia hạn đến %(day)s", day=after),
        "task.explanation_asked": _("Yêu cầu giải trình, hạn %(day)s", day=after),
        "task.explained": _("Giải trình, đúng hạn %(day)s", day=before),
        "task.explained_late": _("Giải trình muộn, sau hạn %(day)s", day=before),
        "task.extension_refused": _("Không đồng ý gia hạn đến %(day)s", day=after),
        "task.due_corrected": _changed(_("Sửa hạn"), before or _("chưa có"), after or _("chưa có")),
    }


def _names(stored: str) -> str:
    """The changed parts of a task in words."""
    words = part_words()
    return ", ".join(str(words.get(name, name)) for name in stored.split(", "))


def part_words() -> dict[str, str]:
    """What the parts of a row are called that two versions of a plan are compared by."""
    return {
        "text": _("nội dung"),
        "lead": _("chủ trì"),
        "coordinators": _("phối hợp"),
        "deadline": _("thời hạn"),
        "product": _("sản phẩm"),
        "value": _("giá trị"),
        "period": _("kỳ"),
        "baseline": _("kết quả trước"),
    }


def _changed(what: str, before: str, after: str) -> str:
    return f"{what}: {before} → {after}" if before else f"{what}: {after}"


def _shown(value: str | None) -> str:
    """A stored value as a page shows it: days in our way, states by their lanes."""
    if value is None:
        return ""
    try:
        return formats.day(date.fromisoformat(value))
    except ValueError:
        return lane_words().get(value, value)
