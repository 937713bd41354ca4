"""Who came to a meeting, by taps."""

from __future__ import annotations

from collections import Counter

from app.database import db
from app.models.errors import Refused
from app.models.event import record
from app.models.inviting import guests
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.meeting_parts import Attendance, Guest
from app.models.minutes import powers
from app.models.user import User


def mark(guest: Guest, by: User, attendance: str) -> None:
    """Say whether a guest came; the same again changes nothing. Raises NotAllowed, Refused `attendance_unknown`."""
    powers.check(by)
    if attendance not in set(Attendance):
        raise Refused("attendance_unknown")
    meeting = db.session.get_one(Meeting, guest.meeting_id)
    lock(meeting)  # before the guest, as where all are marked at once
    powers.standing(meeting)
    lock(guest)
    if guest.attendance == attendance:
        return
    before, guest.attendance = guest.attendance, attendance
    record("meeting.attendance_marked", meeting, by, before=before, after=attendance, note=guest.called)
    db.session.flush()


def all_present(meeting: Meeting, by: User) -> int:
    """Those of whom nothing was said came; how many they are."""
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    unknown = [one for one in guests.of(meeting) if one.attendance == Attendance.UNKNOWN]
    for guest in unknown:
        guest.attendance = Attendance.PRESENT
    if unknown:
        record("meeting.attendance_all_present", meeting, by, after=len(unknown))
    db.session.flush()
    return len(unknown)


def counts(invited: list[Guest]) -> Counter[str]:
    """How many came, were excused, were absent, are unknown."""
    return Counter(guest.attendance for guest in invited)
