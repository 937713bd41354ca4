"""News that isn't of a task: what it is about, and why it needn't be told any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.database import db
from app.models import calendar, calendar_warning, weekly
from app.models.absence import Absence
from app.models.base import Owned
from app.models.digest import Digest
from app.models.meeting import Meeting
from app.models.notification import Notification
from app.models.unit import Unit
from app.models.user import PasswordLink, User

KINDS: dict[str, type[Owned]] = {model.__tablename__: model for model in (Absence, Meeting, PasswordLink, Unit, User)}


def subject_of(row: Notification) -> Owned | None:
    """What a notification is about, where a row of ours holds it."""
    model = KINDS.get(row.subject_kind)
    return db.session.get(model, row.subject_id) if model else None


def moot(row: Notification, subject: Owned | None, day: date, digest: Digest | None = None) -> str | None:
    """Why a notification needn't be told any more on a day, or None; `digest` is what a weekly one would say."""
    if row.rule == weekly.RULE:
        return _moot_digest(row, subject, day, digest)
    if subject is None and row.subject_kind in KINDS:
        return "gone"
    return _MOOT[row.rule](row, subject, day) if row.rule in _MOOT else None


def _moot_digest(row: Notification, person: Owned | None, day: date, digest: Digest | None) -> str | None:
    if row.occasion != weekly.key(day):
        return "superseded"
    if not isinstance(person, User) or not person.wants_weekly:
        return "not wanted"
    return "nothing to tell" if digest is None or digest.is_empty else None


def _moot_link(_row: Notification, link: Owned | None, _day: date) -> str | None:
    return "used" if isinstance(link, PasswordLink) and link.used_at else None


def _moot_warning(row: Notification, _subject: Owned | None, day: date) -> str | None:
    is_wanting = calendar.wanting(row.commune_id, day) == calendar_warning.year_of(row.occasion)
    return None if is_wanting else "entered"


def _moot_absence(_row: Notification, absence: Owned | None, _day: date) -> str | None:
    return None if isinstance(absence, Absence) and absence.holds and not absence.cancelled_at else "over"


def _moot_meeting(row: Notification, meeting: Owned | None, day: date) -> str | None:
    if not isinstance(meeting, Meeting) or meeting.on < day:
        return "over"
    return "cancelled" if meeting.cancelled_at and row.rule != "meeting_cancelled" else None


_MOOT: dict[str, Callable[[Notification, Owned | None, date], str | None]] = {
    "password_forgotten": _moot_link,
    calendar_warning.RULE: _moot_warning,
    "absence": _moot_absence,
    "absence_noted": _moot_absence,
    "meeting_invited": _moot_meeting,
    "meeting_moved": _moot_meeting,
    "meeting_cancelled": _moot_meeting,
}
