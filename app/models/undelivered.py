"""The letters that didn't arrive, or may not have: the secretariat and the administrators see to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app import clock
from app.database import db
from app.models.notification import Message
from app.models.roles import Role
from app.models.user import User

SHOWN, KEPT = 20, timedelta(days=30)
TOLD = (Role.SECRETARIAT, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Undelivered:
    """A letter that failed or is in doubt, and whom it was for."""

    message: Message
    person: User


def undelivered(commune_id: int) -> list[Undelivered]:
    """The newest letters of the last 30 days that failed or are in doubt and nobody has seen to, at most 20."""
    where = (
        Message.commune_id == commune_id,
        Message.state.in_(("failed", "unknown")),
        Message.settled_at.is_(None),
        Message.created_at >= clock.now() - KEPT,
    )
    query = select(Message, User).join(User, User.id == Message.recipient_id).where(*where)
    rows = db.session.execute(query.order_by(Message.id.desc()).limit(SHOWN)).unique()
    return [Undelivered(message, person) for message, person in rows]


def shown_to(person: User) -> list[Undelivered]:
    """What of it the person is shown: all to the secretariat and the administrators, nothing to others."""
    return undelivered(person.commune_id) if person.holds(*TOLD) else []
