"""What was changed in a commune's rulings on a rule, by whom: of the commune and of units; a task tells its own."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.event import Event
from app.models.rules.rule import ReminderRule
from app.models.user import User


def of(commune_id: int, key: str, limit: int = 20) -> list[Event]:
    """The last events of a rule, the newest first, with who did it."""
    which = (Event.commune_id == commune_id, Event.subject_kind == ReminderRule.__tablename__)
    asked = select(Event).where(*which, Event.to_value.startswith(f"{key} ", autoescape=True))
    actors = asked.options(joinedload(Event.actor).lazyload(User.appointments))
    return list(db.session.scalars(actors.order_by(Event.sequence.desc()).limit(limit)))
