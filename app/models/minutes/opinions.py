"""Opinions at a meeting: who said what, as the secretary types it."""

from __future__ import annotations

from sqlalchemy import select

from app.database import db
from app.models.event import record
from app.models.meeting import Meeting
from app.models.meeting_parts import Opinion
from app.models.minutes import lines, powers
from app.models.minutes.lines import FRESH, Seen
from app.models.user import User


def of(meeting: Meeting) -> list[Opinion]:
    """The opinions that stand, in order."""
    asked = select(Opinion).where(Opinion.commune_id == meeting.commune_id, Opinion.meeting_id == meeting.id)
    return list(db.session.scalars(asked.where(Opinion.removed_at.is_(None)).order_by(Opinion.position, Opinion.id)))


def add(meeting: Meeting, by: User, speaker: str, text: str) -> Opinion:
    """Write down what somebody said. Raises NotAllowed, Refused (speaker_missing, opinion_missing)."""
    powers.check(by)
    speaker, text = _checked(speaker, text)
    position = lines.next_position(meeting, Opinion)
    opinion = Opinion(commune_id=meeting.commune_id, meeting_id=meeting.id, position=position)
    opinion.speaker, opinion.text = speaker, text
    db.session.add(opinion)
    record("meeting.opinion_added", meeting, by, after=speaker, note=text)
    db.session.flush()
    return opinion


def edit(opinion: Opinion, by: User, speaker: str, text: str, seen: Seen = FRESH) -> None:
    """Correct it. Raises what `add` does, Stale."""
    speaker, text = _checked(speaker, text)
    if (opinion.speaker, opinion.text) == (speaker, text):
        powers.check(by)
        return
    lines.begin(opinion, by, seen)
    opinion.speaker, opinion.text, opinion.hand = speaker, text, seen.hand
    record("meeting.opinion_edited", lines.meeting_of(opinion), by, after=speaker, note=text)
    db.session.flush()


def remove(opinion: Opinion, by: User) -> None:
    """Take it off the minutes; it can be taken back."""
    lines.set_removed(opinion, by, True, "meeting.opinion_removed")


def take_back(opinion: Opinion, by: User) -> None:
    """Let a removed one stand again."""
    lines.set_removed(opinion, by, False, "meeting.opinion_taken_back")


def _checked(speaker: str, text: str) -> tuple[str, str]:
    return lines.needed(speaker, "speaker_missing", "speaker"), lines.needed(text, "opinion_missing", "text")
