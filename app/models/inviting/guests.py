"""Who is invited: the committee's members by their appointments and member units, and names that are typed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import committees, people
from app.models.errors import Refused
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.meeting_parts import Guest
from app.models.minutes import powers
from app.models.roles import LEADERS, Role, Seat
from app.models.text import clean
from app.models.user import User

MOST = 200  # signs of a name
ORDER = {seat: place for place, seat in enumerate(Seat)}


@dataclass(frozen=True)
class Member:
    """A member of the committee, with the seat (None: as the head of a member unit)."""

    user: User
    seat: str | None


def members(meeting: Meeting) -> list[Member]:
    """Who sits in the committee: seats first, then the heads of its member units; where neither is noted, the leaders
    and the heads of all departments."""
    seated = [one for one in committees.seats(meeting.committee) if one.valid_on(max(meeting.on, clock.today()))]
    found = {one.user_id: Member(one.user, one.role) for one in seated if one.user.active}
    units = committees.unit_ids(meeting.committee)
    heads = people.holding(meeting.commune_id, Role.DEPARTMENT_HEAD)
    if units or not found:
        own = [head for head in heads if not units or head.unit_ids(Role.DEPARTMENT_HEAD) & units]
        leaders = [] if found else people.holding(meeting.commune_id, *LEADERS)
        for person in (*leaders, *own):
            found.setdefault(person.id, Member(person, None))
    return list(found.values())


def lacking(meeting: Meeting) -> list[Member]:
    """The members who are neither invited nor were taken off."""
    known = set(db.session.scalars(select(Guest.user_id).where(*_of(meeting), Guest.user_id.is_not(None))))
    return [one for one in members(meeting) if one.user.id not in known]


def of(meeting: Meeting) -> list[Guest]:
    """Who is invited, by seat, then as they were added."""
    rows = db.session.scalars(select(Guest).where(*_of(meeting), Guest.removed_at.is_(None)).order_by(Guest.id))
    return sorted(rows, key=lambda row: ORDER.get(Seat(row.seat), 9) if row.seat else 9)


def by_hand(meeting: Meeting) -> list[Guest]:
    """The invited who have no account: somebody tells them without the application."""
    return [one for one in of(meeting) if one.user_id is None]


def add_members(meeting: Meeting, by: User) -> int:
    """Invite the members who aren't yet; how many are new. Raises NotAllowed."""
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    new = lacking(meeting)
    for one in new:
        db.session.add(_guest(meeting, one.user.name, one.user.position or "", user_id=one.user.id, seat=one.seat))
    if new:
        record("meeting.members_invited", meeting, by, after=len(new))
    db.session.flush()
    return len(new)


def add(meeting: Meeting, by: User, name: str, position: str = "") -> Guest:
    """Invite somebody else by name and position. Raises NotAllowed, Refused (guest_missing, guest_there)."""
    powers.check(by)
    name, position = clean(name)[:MOST], clean(position)[:MOST]
    if not name:
        raise Refused("guest_missing", field="name")
    lock(meeting)
    powers.standing(meeting)
    if any(one.called == ", ".join(filter(None, (name, position))) for one in of(meeting)):
        raise Refused("guest_there", field="name", name=name)
    guest = _guest(meeting, name, position)
    db.session.add(guest)
    record("meeting.guest_invited", meeting, by, after=guest.called)
    db.session.flush()
    return guest


def remove(guest: Guest, by: User) -> None:
    """Take somebody off the list; they aren't proposed again."""
    _set_removed(guest, by, True)


def take_back(guest: Guest, by: User) -> None:
    """Put somebody who was taken off on the list again."""
    _set_removed(guest, by, False)


def _set_removed(guest: Guest, by: User, removed: bool) -> None:
    powers.check(by)
    meeting = db.session.get_one(Meeting, guest.meeting_id)
    lock(meeting)  # before the guest, as where all are marked at once
    powers.standing(meeting)
    lock(guest)
    if bool(guest.removed_at) == removed:
        return
    guest.removed_at = clock.now() if removed else None
    if removed:
        record("meeting.guest_removed", meeting, by, before=guest.called)
    else:
        record("meeting.guest_invited", meeting, by, after=guest.called)
    db.session.flush()


def _guest(meeting: Meeting, name: str, position: str, **more: object) -> Guest:
    return Guest(commune_id=meeting.commune_id, meeting_id=meeting.id, name=name, position=position, **more)


def _of(meeting: Meeting) -> tuple:
    return (Guest.commune_id == meeting.commune_id, Guest.meeting_id == meeting.id)
