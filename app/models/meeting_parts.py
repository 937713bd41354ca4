"""What belongs to a meeting beside itself: who is invited and came, what was said, who coordinates a conclusion."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.unit import Unit
    from app.models.user import User


class Attendance(StrEnum):
    """Whether somebody came; unknown while nobody said."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class Guest(Owned):
    """Somebody who is invited: a person with an account, a member by the seat, or a name that was typed.

    `seat` is the seat in the committee on the day of the invitation; `removed_at` keeps the row, so that a member
    who was taken off isn't proposed again.
    """

    __tablename__ = "meeting_guest"
    refs = {"meeting_id": "meeting", "user_id": "user"}
    rules = (UniqueConstraint("commune_id", "meeting_id", "user_id"),)

    meeting_id: Mapped[int]
    user_id: Mapped[int | None]
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    seat: Mapped[str | None]
    attendance: Mapped[str] = mapped_column(default=Attendance.UNKNOWN)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    user: Mapped[User | None] = relationship(foreign_keys="Guest.user_id")

    @property
    def called(self) -> str:
        """How a paper calls them: `Bà Nguyễn Thị A, Trưởng phòng`."""
        return ", ".join(filter(None, (self.name, self.position)))


class Opinion(Owned):
    """What somebody said at the meeting; `speaker` as typed or chosen. `hand` marks the page that saved it last."""

    __tablename__ = "meeting_opinion"
    refs = {"meeting_id": "meeting"}
    rules = (Index(None, "commune_id", "meeting_id"),)

    meeting_id: Mapped[int]
    position: Mapped[int]
    speaker: Mapped[str]
    text: Mapped[str]
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
    hand: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ConclusionUnit(Owned):
    """A unit that is to coordinate what was concluded."""

    refs = {"conclusion_id": "conclusion", "unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "conclusion_id", "unit_id"),)

    conclusion_id: Mapped[int]
    unit_id: Mapped[int]

    unit: Mapped[Unit] = relationship(foreign_keys="ConclusionUnit.unit_id")
