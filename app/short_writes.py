"""The few writes that don't wait for the one commit of a request or job, all of them here.

Session last seen (at most once a minute), a notice marked read, an export logged; claim, progress and outcome of a
job or message. Each is a short transaction of its own beside the main one.
"""

from __future__ import annotations

from sqlalchemy import update

from app import clock
from app.database import short_write
from app.models.user import AccessLog, Session, User


def mark_seen(session_id: int) -> None:
    """Note that a session is alive."""
    with short_write() as write:
        write.execute(update(Session).where(Session.id == session_id).values(seen_at=clock.now()))


def log_access(person: User, verb: str, subject: str = "") -> None:
    """Note that a person took data out."""
    with short_write() as write:
        write.add(AccessLog(commune_id=person.commune_id, user_id=person.id, verb=verb, subject=subject))
