"""Sign-ins: a row for each, found by the hash of a random token, ended by time, sign-out or closing the account."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import lazyload

from app import clock
from app.database import db
from app.models.reach import NotFound
from app.models.user import Session, User

IDLE = timedelta(hours=8)
ABSOLUTE = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=1)


def hashed(token: str) -> str:
    """What the table keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_for(user: User, agent: str = "") -> str:
    """Sign a person in; returns the token for the cookie, which is kept nowhere else."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        Session(
            commune_id=user.commune_id,
            user_id=user.id,
            token_hash=hashed(token),
            expires_at=clock.now() + ABSOLUTE,
            agent=agent[:200],
        )
    )
    return token


def live(token: str) -> Session | None:
    """The session of a token if it still holds, with its person and appointments; else None."""
    session = db.session.scalar(select(Session).where(Session.token_hash == hashed(token)))
    return session if session is not None and _holds(session, clock.now()) else None


def needs_mark(session: Session) -> bool:
    """Is it a minute or more since the session was marked as seen?"""
    return clock.now() - session.seen_at >= SEEN_EVERY


def close(token: str) -> None:
    """Sign out here."""
    _revoke(Session.token_hash == hashed(token))


def close_all(user: User) -> None:
    """Sign out everywhere."""
    _revoke(Session.user_id == user.id)


def close_others(user: User) -> None:
    """Sign out everywhere but here."""
    _revoke(Session.user_id == user.id, Session.token_hash != hashed(user.session_token))


def close_one(user: User, session_id: int) -> None:
    """Sign out of one of the person's own sessions. Raises NotFound for another's."""
    own = (Session.user_id == user.id, Session.id == session_id)
    if db.session.scalar(select(Session.id).where(*own)) is None:
        raise NotFound(f"session {session_id}")
    _revoke(*own)


def open_of(user: User) -> list[Session]:
    """The sessions of a person that hold, the last seen first."""
    now = clock.now()
    rows = db.session.scalars(
        select(Session)
        .where(Session.user_id == user.id, Session.revoked_at.is_(None), Session.expires_at > now)
        .order_by(Session.seen_at.desc(), Session.id.desc())
        .options(lazyload(Session.user))
    )
    return [row for row in rows if _holds(row, now)]


def _holds(session: Session, now: datetime) -> bool:
    return (
        session.revoked_at is None and now < session.expires_at and now - session.seen_at < IDLE and session.user.active
    )


def _revoke(*where: object) -> None:
    db.session.execute(
        update(Session).where(Session.revoked_at.is_(None), *where).values(revoked_at=clock.now())  # type: ignore[arg-type]
    )
