"""What opinions and conclusions share: lines of a meeting in order, removed and taken back, stale edits known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models.errors import Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Conclusion, Meeting
from app.models.meeting_parts import Opinion
from app.models.minutes import powers
from app.models.text import clean
from app.models.user import User

MOST = 4000  # signs of a line
Line = TypeVar("Line", Opinion, Conclusion)


@dataclass(frozen=True)
class Seen:
    """What a form was drawn from: the version, and the page (`hand`) that sends it.

    A page saves a line each time a field is left, so what it sends next may be older than what it saved last: it is
    no one else's text, and not stale.
    """

    version: int | None = None
    hand: str = ""

    def is_stale(self, line: Opinion | Conclusion) -> bool:
        """Has another page saved the line since?"""
        own = bool(self.hand) and self.hand == line.hand
        return self.version is not None and self.version != line.version and not own


FRESH = Seen()


def begin(line: Line, by: User, seen: Seen = FRESH) -> None:
    """Hold a line until the transaction ends. Raises NotAllowed, Stale where another page saved it since."""
    powers.check(by)
    lock(line)
    if seen.is_stale(line):
        raise Stale("stale_minutes")


def next_position(meeting: Meeting, table: type[Opinion] | type[Conclusion]) -> int:
    """The place after the last line; the meeting is locked, so two writers get two places."""
    lock(meeting)
    powers.standing(meeting)
    asked = select(func.max(table.position)).where(table.commune_id == meeting.commune_id)
    return (db.session.scalar(asked.where(table.meeting_id == meeting.id)) or 0) + 1


def meeting_of(line: Opinion | Conclusion) -> Meeting:
    """The meeting of a line."""
    return db.session.get_one(Meeting, line.meeting_id)


def needed(words: str | None, code: str, field: str) -> str:
    """Words that must be there. Raises Refused `code`, `minutes_line_long`."""
    words = clean(words)
    if not words:
        raise Refused(code, field=field)
    if len(words) > MOST:
        raise Refused("minutes_line_long", field=field, n=len(words), most=MOST)
    return words


def set_removed(line: Line, by: User, removed: bool, verb: str) -> None:
    """Take a line off the minutes, or let it stand again; done twice it is done once.

    Raises NotAllowed, Refused `meeting_is_cancelled` where it would stand in the minutes of what wasn't held.
    """
    begin(line, by)
    if not removed:
        lock(meeting_of(line))
        powers.standing(meeting_of(line))
    if bool(line.removed_at) == removed:
        return
    line.removed_at = clock.now() if removed else None
    record(verb, meeting_of(line), by, before=line.text if removed else None, after=None if removed else line.text)
    db.session.flush()
