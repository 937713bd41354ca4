"""What the database of a trial says, read anew each time."""

from __future__ import annotations

from typing import Any


def unended() -> int:
    """How many messages are still to be sent, or being sent."""
    from app.models.notification import Message

    return count(Message, Message.state.in_(("pending", "sending")))


def count(model: Any, *where: Any) -> int:
    """How many rows a condition has now."""
    from sqlalchemy import func, select

    return rows(select(func.count(model.id)).where(*where))[0][0]


def rows(query: Any) -> list[Any]:
    """The rows of a query now."""
    from app.database import db

    db.session.remove()
    try:
        return list(db.session.execute(query))
    finally:
        db.session.remove()
