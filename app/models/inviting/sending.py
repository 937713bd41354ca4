"""Telling the invited: by one press, in the application and by letter; again where day, hour or place changes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import telling
from app.models.errors import Refused, Stale
from app.models.event import record
from app.models.inviting import guests
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.minutes import powers
from app.models.text import clean
from app.models.user import User

INVITED, MOVED, CANCELLED = "meeting_invited", "meeting_moved", "meeting_cancelled"
PLACED = ("on", "at_time", "place")  # what the invited must hear of where it changes


def prepare(meeting: Meeting, by: User, requirements: str, contact: str, version: int | None = None) -> None:
    """Keep what the invitation asks of its guests and whom to call. Raises NotAllowed, Stale."""
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    if version is not None and version != meeting.version:
        raise Stale("stale_meeting")
    wanted = (clean(requirements), clean(contact))
    if (meeting.requirements, meeting.contact) == wanted:
        return
    meeting.requirements, meeting.contact = wanted
    record("meeting.invitation_edited", meeting, by, after=meeting.contact, note=meeting.requirements or None)
    db.session.flush()


def send(meeting: Meeting, by: User) -> int:
    """Tell everybody invited who has an account, once; those invited since are told by the next press.

    Returns how many are new. Raises NotAllowed, Refused `nobody_invited`, `meeting_is_over`.
    """
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    if meeting.on < clock.today():
        raise Refused("meeting_is_over")
    if not guests.of(meeting):
        raise Refused("nobody_invited")
    first = meeting.invited_at is None
    if first:
        meeting.invited_at, meeting.invited = clock.now(), 1
    new = _tell(meeting, INVITED if meeting.invited == 1 else MOVED, by)
    if first or new:
        record("meeting.invited", meeting, by, after=new)
    db.session.flush()
    return new


def told_again(meeting: Meeting, by: User, before: Sequence[object]) -> bool:
    """Tell the invited of another day, hour or place (`before`: what `placed` gave); False where nothing of it did."""
    if meeting.invited_at is None or placed(meeting) == tuple(before) or meeting.on < clock.today():
        return False
    for rule in (INVITED, MOVED):
        telling.hold_back(meeting, "moved", rule)
    meeting.invited += 1
    _tell(meeting, MOVED, by)
    db.session.flush()
    return True


def call_off(meeting: Meeting, by: User) -> int:
    """Tell everybody who was invited that the meeting is off, hold letters back; returns how many are told."""
    for rule in (INVITED, MOVED):
        telling.hold_back(meeting, "cancelled", rule)
    return _tell(meeting, CANCELLED, by) if awaits(meeting) else 0


def awaits(meeting: Meeting) -> bool:
    """Do people expect it: were they invited, is its day still to come?"""
    return meeting.invited_at is not None and meeting.on >= clock.today()


def placed(meeting: Meeting) -> tuple[object, ...]:
    """Day, hour, place."""
    return tuple(getattr(meeting, name) for name in PLACED)


def _tell(meeting: Meeting, rule: str, by: User) -> int:
    """Each of the invited once for this day, hour and place; returns how many people are new."""
    occasion = f"{rule}-{meeting.invited}"
    ids = [one.user_id for one in guests.of(meeting) if one.user_id is not None and one.user_id != by.id]
    asked = select(User).where(User.commune_id == meeting.commune_id, User.id.in_(ids), User.active)
    known = telling.people_told(meeting, rule, occasion)
    whom = [one for one in db.session.scalars(asked.order_by(User.id)) if one.id not in known]
    telling.tell(meeting, rule, occasion, whom, slot=f"meeting-{meeting.id}-{occasion}", by=by)
    return len(whom)
