"""Was a meeting held: are its minutes begun?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.errors import Refused
from app.models.meeting import Conclusion, Meeting
from app.models.meeting_parts import Attendance, Guest, Opinion


def was_held(meeting: Meeting) -> bool:
    """Are its minutes begun: their head, somebody marked, something said or concluded, a notice issued?"""
    if any((meeting.begun, meeting.ended, meeting.assessment, meeting.notice_number)):
        return True
    marked = Guest.attendance != Attendance.UNKNOWN
    kept = ((Opinion, Opinion.removed_at.is_(None)), (Conclusion, Conclusion.removed_at.is_(None)), (Guest, marked))
    return any(_some(meeting, table, which) for table, which in kept)


def check_moved(meeting: Meeting, on: date) -> None:
    """May a meeting's day become this one? Raises Refused for one that was held: `meeting_held_later` for a day to
    come, `meeting_after_notice` for one after the day of its Thông báo kết luận."""
    if on == meeting.on:
        return
    if meeting.notice_on is not None and on > meeting.notice_on:
        raise Refused("meeting_after_notice", field="on", notice=meeting.notice_on)
    if on > clock.today() and was_held(meeting):
        raise Refused("meeting_held_later", field="on", today=clock.today())


def _some(meeting: Meeting, table: type[Opinion] | type[Conclusion] | type[Guest], which: object) -> bool:
    asked = select(func.count(table.id)).where(table.commune_id == meeting.commune_id, table.meeting_id == meeting.id)
    return bool(db.session.scalar(asked.where(which)))  # type: ignore[arg-type]
