"""The head of the minutes (times, secretary, the chair's assessment) and the issue of the Thông báo kết luận."""

from __future__ import annotations

from datetime import date

from app import clock
from app.database import db
from app.models import meeting_facts
from app.models.errors import Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Meeting, Paper
from app.models.minutes import powers
from app.models.paperwork import numbers
from app.models.text import clean
from app.models.user import User


def save(
    meeting: Meeting, by: User, *, begun: str, ended: str, secretary: str, assessment: str, version: int | None = None
) -> None:
    """Keep the head of the minutes. Raises NotAllowed, Stale, Refused `time_wrong`, `times_order`."""
    powers.check(by)
    lock(meeting)
    powers.standing(meeting)
    if version is not None and version != meeting.version:
        raise Stale("stale_meeting")
    begun_at, ended_at = _time(begun, "begun"), _time(ended, "ended")
    if begun_at and ended_at and ended_at < begun_at:
        raise Refused("times_order", field="ended")
    wanted = {"begun": begun_at, "ended": ended_at, "secretary": clean(secretary), "assessment": clean(assessment)}
    if all(getattr(meeting, name) == value for name, value in wanted.items()):
        return
    for name, value in wanted.items():
        setattr(meeting, name, value)
    record("meeting.minutes_saved", meeting, by, note=meeting.assessment or None)
    db.session.flush()


def issue(meeting: Meeting, by: User, number: str, on: date | None) -> None:
    """Note number and day of the issued Thông báo kết luận, at its paper too; both empty: it isn't issued after all.

    Raises NotAllowed, Refused (notice_number_missing, notice_day_missing, notice_day_wrong; issue_number_wrong,
    issue_number_taken, notice_signed).
    """
    powers.check(by)
    lock(meeting)
    if not (clean(number) or on or meeting.notice_number):
        raise _number_missing(meeting)
    paper = numbers.notice_of(meeting)
    if paper is not None:
        lock(paper)
    if clean(number):
        number = numbers.whole_number(number, numbers.notice_symbol(meeting), "notice_number")
    _note(meeting, by, clean(number), on)
    if paper is not None and meeting.notice_on is not None:
        numbers.put(paper, by, meeting.notice_number, meeting.notice_on)
    elif paper is not None:
        numbers.take_back(paper, by)


def issued(paper: Paper, by: User, number: str, on: date) -> None:
    """Note number and day that a meeting's Thông báo kết luận was given as a paper. Raises as `issue` does."""
    meeting = db.session.get(Meeting, paper.meeting_id) if paper.meeting_id else None
    if meeting is None or (meeting.notice_number, meeting.notice_on) == (number, on):
        return
    try:
        _note(meeting, by, number, on)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "field": "on"}) from None


def _note(meeting: Meeting, by: User, number: str, on: date | None) -> None:
    lock(meeting)
    powers.standing(meeting)
    if on is not None and not number:
        raise _number_missing(meeting)
    if number and on is None:
        raise Refused("notice_day_missing", field="notice_on")
    if on is not None and not meeting.on <= on <= clock.today():
        raise Refused("notice_day_wrong", field="notice_on", held=meeting.on, today=clock.today())
    if on is not None:
        numbers.check_free(meeting.commune_id, number, on, meeting_id=meeting.id, field="notice_number")
    before = meeting.notice_number
    meeting.notice_number, meeting.notice_on = number, on
    record("meeting.notice_issued" if number else "meeting.notice_taken_back", meeting, by, before=before, after=number)
    db.session.flush()


def _number_missing(meeting: Meeting) -> Refused:
    return Refused("notice_number_missing", field="notice_number", symbol=numbers.notice_symbol(meeting))


def _time(words: str, field: str) -> str | None:
    try:
        return meeting_facts.time(words)
    except Refused as refused:
        raise Refused(refused.code, **{**refused.params, "field": field}) from None
