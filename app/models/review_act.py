"""What people did while reviewing a plan, with the rows as they were: what can be undone and what others did since."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned
from app.models.user import User


class ReviewAct(Owned):
    """One act on rows of a plan. `rows`: id, label, before (the row's state, None where made), after (its digest).

    An undoing is an act too: `undoes_id` names what it undid.
    """

    refs = {"plan_id": "plan", "by_id": "user", "undoes_id": "review_act"}
    rules = (Index(None, "commune_id", "plan_id", "id"),)

    plan_id: Mapped[int]
    by_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    verb: Mapped[str]
    rows: Mapped[Any] = mapped_column(db.JSON)
    undoes_id: Mapped[int | None]

    by: Mapped[User] = relationship(foreign_keys="ReviewAct.by_id")
