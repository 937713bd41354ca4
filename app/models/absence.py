"""A person away from a day to a day (leave, a journey of duty), and who stands in meanwhile."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Index, and_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned
from app.models.user import User


class Absence(Owned):
    """One absence, both days included. One that was called off keeps its row, with the instant.

    Without a stand-in the notices go to those whom the person's role has beside it (`stand_ins`), and nobody gains a
    power.
    """

    refs = {"user_id": "user", "stand_in_id": "user", "made_by_id": "user"}
    rules = (Index(None, "commune_id", "to_on"),)

    user_id: Mapped[int]
    from_on: Mapped[date]
    to_on: Mapped[date]
    stand_in_id: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)

    user: Mapped[User] = relationship(foreign_keys="Absence.user_id")
    stand_in: Mapped[User | None] = relationship(foreign_keys="Absence.stand_in_id")
    made_by: Mapped[User] = relationship(foreign_keys="Absence.made_by_id")

    @property
    def holds(self) -> bool:
        """Is it neither called off nor over?"""
        return self.cancelled_at is None and self.to_on >= clock.today()

    @property
    def has_begun(self) -> bool:
        """Is the first day today or earlier?"""
        return self.from_on <= clock.today()


def away_on(commune_id: int, day: date) -> ColumnElement[bool]:
    """The condition for absences that hold on a day."""
    return and_(
        Absence.commune_id == commune_id,
        Absence.cancelled_at.is_(None),
        Absence.from_on <= day,
        Absence.to_on >= day,
    )
