"""A calendar feed: a secret address at which a calendar program reads the days of a person, a unit, a committee."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.committee import Committee
    from app.models.unit import Unit
    from app.models.user import User


class Feed(Owned):
    """Whose feed, of what: of a unit or a committee where one is named, else of the owner's own work.

    The address is signed over id and `salt` with the deployment's key: it stands in no table, can be shown again, and
    a new salt ends it.
    """

    refs = {"owner_id": "user", "unit_id": "unit", "committee_id": "committee"}
    rules = (Index(None, "commune_id", "owner_id"),)

    owner_id: Mapped[int]
    unit_id: Mapped[int | None]
    committee_id: Mapped[int | None]
    salt: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    owner: Mapped[User] = relationship(foreign_keys="Feed.owner_id")
    unit: Mapped[Unit | None] = relationship(foreign_keys="Feed.unit_id")
    committee: Mapped[Committee | None] = relationship(foreign_keys="Feed.committee_id")
