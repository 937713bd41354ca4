"""Calling a planned meeting off: with a reason, the invited are told, its turn of the year is open again."""

from __future__ import annotations

from app import clock
from app.database import db
from app.models.errors import Refused, Stale
from app.models.event import record
from app.models.inviting import sending
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.minutes import powers
from app.models.minutes.held import was_held
from app.models.text import clean
from app.models.user import User

MOST = 500  # signs of a reason


def cancel(meeting: Meeting, by: User, reason: str, version: int | None = None) -> int:
    """Call a meeting off; how many people are told. What stood on its agenda is proposed for the committee's next one.

    Raises NotAllowed, Stale, Refused `meeting_is_cancelled`, `meeting_was_held`, `cancel_reason_missing`.
    """
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    if version is not None and version != meeting.version:
        raise Stale("stale_meeting")
    check_open(meeting)
    reason = clean(reason)[:MOST]
    if not reason:
        raise Refused("cancel_reason_missing", field="reason")
    meeting.cancelled_at, meeting.cancel_reason, meeting.period_key = clock.now(), reason, None
    told = sending.call_off(meeting, by)
    record("meeting.cancelled", meeting, by, before=meeting.on, after=told, note=reason)
    db.session.flush()
    return told


def check_open(meeting: Meeting) -> None:
    """Can it still be called off? Raises Refused `meeting_is_cancelled`, `meeting_was_held`."""
    powers.standing(meeting)
    if was_held(meeting):
        raise Refused("meeting_was_held", field="reason")


def may_cancel(person: User, meeting: Meeting) -> bool:
    """May the person call it off: one who holds meetings, while it stands and its minutes aren't begun?"""
    return powers.may_hold(person) and meeting.cancelled_at is None and not was_held(meeting)
