"""Events of meetings as sentences: the call, the agenda, the invitation, the minutes, what was concluded."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from app import formats
from app.models.event import Event


def meeting_sentences(event: Event) -> dict[str, str]:
    """What happened, by verb."""
    before, after = _shown(event.from_value), _shown(event.to_value)
    return {**_held(before, after), **_agenda(before, after), **_minutes(before, after)}


def attendance_words() -> dict[str, str]:
    """Whether somebody came, in words."""
    return {
        "present": _("Có mặt"),
        "excused": _("Vắng có lý do"),
        "absent": _("Vắng"),
        "unknown": _("Chưa điểm danh"),
    }


def _held(before: str, after: str) -> dict[str, str]:
    moved = _("Đổi ngày họp: %(old)s → %(new)s", old=before, new=after)
    return {
        "meeting.called": _("Ghi cuộc họp ngày %(day)s", day=after),
        "meeting.changed": moved if before != after else _("Sửa giờ, địa điểm hoặc chủ trì"),
        "meeting.cancelled": _("Hủy cuộc họp ngày %(day)s", day=before),
        "meeting.members_invited": _("Thêm %(n)s thành viên vào thành phần", n=after),
        "meeting.guest_invited": _("Thêm vào thành phần: %(name)s", name=after),
        "meeting.guest_removed": _("Bỏ khỏi thành phần: %(name)s", name=before),
        "meeting.invitation_edited": _("Sửa yêu cầu, đầu mối liên hệ của giấy mời"),
        "meeting.invited": _("Gửi giấy mời cho %(n)s người", n=after),
        "meeting.notice_issued": _("Ghi số thông báo kết luận: %(number)s", number=after),
        "meeting.notice_taken_back": _("Bỏ số thông báo kết luận"),
    }


def _agenda(before: str, after: str) -> dict[str, str]:
    return {
        "meeting.agenda_put": _("Đưa vào chương trình: %(title)s", title=after),
        "meeting.agenda_dropped": _("Bỏ khỏi chương trình: %(title)s", title=before),
        "meeting.agenda_moved": _("Xếp lại chương trình: từ thứ %(old)s đến thứ %(new)s", old=before, new=after),
    }


def _minutes(before: str, after: str) -> dict[str, str]:
    came = attendance_words()
    return {
        "meeting.attendance_marked": _("Điểm danh: %(word)s", word=came.get(after, after)),
        "meeting.attendance_all_present": _("Điểm danh: %(n)s người còn lại có mặt", n=after),
        "meeting.minutes_saved": _("Lưu phần chung của biên bản"),
        "meeting.opinion_added": _("Ghi ý kiến của %(who)s", who=after),
        "meeting.opinion_edited": _("Sửa ý kiến của %(who)s", who=after),
        "meeting.opinion_removed": _("Bỏ một ý kiến"),
        "meeting.opinion_taken_back": _("Đưa lại một ý kiến"),
        "meeting.concluded": _("Ghi kết luận"),
        "meeting.conclusion_edited": _("Sửa kết luận"),
        "meeting.conclusion_removed": _("Bỏ kết luận: %(text)s", text=before),
        "meeting.conclusion_taken_back": _("Đưa lại kết luận: %(text)s", text=after),
        "meeting.conclusion_assigned": _("Giao kết luận thành việc %(code)s", code=after),
        "meeting.conclusion_withdrawn": _("Rút lại việc %(code)s vừa giao từ kết luận", code=before),
    }


def _shown(value: str | None) -> str:
    try:
        return formats.day(date.fromisoformat(value or ""))
    except ValueError:
        return value or ""
