"""Meetings of a steering committee: call one, correct it, find them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import meeting_facts as facts
from app.models import people
from app.models.committee import Committee
from app.models.errors import Refused, Several, Stale
from app.models.event import record
from app.models.inviting import sending
from app.models.locking import lock
from app.models.meeting import Meeting
from app.models.minutes import held, powers
from app.models.reach import find
from app.models.roles import Role
from app.models.text import clean
from app.models.user import User


def call(
    by: User, committee: Committee, *, on: date, title: str, place: str, chair: str, at_time: str | None = None
) -> Meeting:
    """Call a meeting. Raises Several with each fact that is wrong (`meeting_facts.wrong`)."""
    powers.check(by)
    meeting = Meeting(commune_id=by.commune_id, committee_id=committee.id, created_by_id=by.id)
    _fill(meeting, on, title, place, chair, at_time)
    db.session.add(meeting)
    record("meeting.called", meeting, by, after=on)
    return meeting


def change(
    meeting: Meeting,
    by: User,
    *,
    on: date,
    title: str,
    place: str,
    chair: str,
    at_time: str | None = None,
    version: int | None = None,
) -> bool:
    """Correct a meeting's day, time, place, chair; True where the invited are told again.

    Raises NotAllowed, Stale where it was changed since `version`, Refused as `call` and as `held.check_moved`.
    """
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    if version is not None and version != meeting.version:
        raise Stale("stale_meeting")
    held.check_moved(meeting, on)
    before, placed = meeting.on, sending.placed(meeting)
    _fill(meeting, on, title, place, chair, at_time)
    record("meeting.changed", meeting, by, before=before, after=on)
    return sending.told_again(meeting, by, placed)


def latest_first(commune_id: int) -> list[Meeting]:
    """The commune's meetings, the latest day first."""
    asked = select(Meeting).where(Meeting.commune_id == commune_id)
    return list(db.session.scalars(asked.order_by(Meeting.on.desc(), Meeting.id.desc())))


def by_turn(commune_id: int) -> tuple[list[Meeting], list[Meeting]]:
    """The meetings still to come, the nearest first (today's too), and those past, the newest first."""
    every, today = latest_first(commune_id), clock.today()
    return [one for one in reversed(every) if one.on >= today], [one for one in every if one.on < today]


def committees(commune_id: int) -> list[Committee]:
    """The committees that meet."""
    return list(
        db.session.scalars(
            select(Committee).where(Committee.commune_id == commune_id, Committee.active).order_by(Committee.id)
        )
    )


def committee_of(by: User, committee_id: int | None) -> Committee:
    """A committee of the person's commune. Raises Refused where none is named."""
    if committee_id is None:
        raise Refused("committee_missing")
    return find(by, Committee, committee_id)


def first_committee(commune_id: int) -> Committee:
    """The commune's steering committee; a first one is made where there is none yet."""
    found = committees(commune_id)
    if found:
        return found[0]
    committee = Committee(commune_id=commune_id, name="Ban Chỉ đạo chuyển đổi số")
    db.session.add(committee)
    db.session.flush()
    return committee


def usual_chair(commune_id: int) -> str:
    """Who chairs by default: the chairperson's name and position, as a paper says it."""
    chairs = people.holding(commune_id, Role.CHAIRPERSON)
    return ", ".join(filter(None, (chairs[0].name, chairs[0].position))) if chairs else "Trưởng Ban Chỉ đạo"


def _fill(meeting: Meeting, on: date, title: str, place: str, chair: str, at_time: str | None) -> None:
    if found := facts.wrong(on, meeting.on, title=title, place=place, chair=chair, at_time=at_time):
        raise Several(found)
    meeting.on, meeting.place, meeting.chair = on, clean(place), clean(chair)
    meeting.title = clean(title) or f"phiên họp ngày {on.strftime('%d/%m/%Y')}"
    meeting.at_time = facts.time(at_time)
