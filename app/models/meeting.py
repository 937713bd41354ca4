"""A meeting of a committee, its agenda, its conclusions and the papers made for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.committee import Committee
    from app.models.file import File
    from app.models.meeting_parts import ConclusionUnit
    from app.models.task import Task
    from app.models.unit import Unit
    from app.models.user import User


class Meeting(Owned):
    """A gathering of a committee on a day.

    `period_key` (`2026-Q3`) names the turn of the committee's calendar that it is, so that none is made twice.
    `invited` counts how often the members were told; `begun`, `ended`, `secretary`, `assessment` stand in the minutes;
    `notice_number`, `notice_on` are those of the Thông báo kết luận once it is issued.
    """

    refs = {"committee_id": "committee", "created_by_id": "user"}
    rules = (Index(None, "commune_id", "on"), UniqueConstraint("commune_id", "committee_id", "period_key"))

    committee_id: Mapped[int]
    title: Mapped[str]
    on: Mapped[date]
    at_time: Mapped[str | None]
    place: Mapped[str]
    chair: Mapped[str]
    period_key: Mapped[str | None]
    requirements: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    invited: Mapped[int] = mapped_column(default=0)
    invited_at: Mapped[datetime | None] = mapped_column(Instant)
    begun: Mapped[str | None]
    ended: Mapped[str | None]
    secretary: Mapped[str] = mapped_column(default="")
    assessment: Mapped[str] = mapped_column(default="")
    notice_number: Mapped[str] = mapped_column(default="")
    notice_on: Mapped[date | None]
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)
    cancel_reason: Mapped[str] = mapped_column(default="")
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    committee: Mapped[Committee] = relationship(foreign_keys="Meeting.committee_id")

    __mapper_args__ = {"version_id_col": version}


class AgendaItem(Owned):
    """Something the meeting is to speak of; a task at most once. What was dropped keeps its row, so it stays off."""

    refs = {"meeting_id": "meeting", "task_id": "task"}
    rules = (UniqueConstraint("commune_id", "meeting_id", "task_id"),)

    meeting_id: Mapped[int]
    position: Mapped[int]
    text: Mapped[str]
    task_id: Mapped[int | None]
    dropped_at: Mapped[datetime | None] = mapped_column(Instant)

    task: Mapped[Task | None] = relationship(foreign_keys="AgendaItem.task_id")


class Conclusion(Owned):
    """What the chair concluded, one line for each, and the task it became.

    `due_words` is the deadline as typed, `deadline_type` and `due_on` how it was read; `hand` marks the page that saved
    the line last.
    """

    refs = {"meeting_id": "meeting", "task_id": "task", "lead_unit_id": "unit"}
    rules = (Index(None, "commune_id", "meeting_id"), Index(None, "commune_id", "task_id"))

    meeting_id: Mapped[int]
    position: Mapped[int]
    text: Mapped[str]
    task_id: Mapped[int | None]
    lead_unit_id: Mapped[int | None]
    due_words: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    deadline_type: Mapped[str] = mapped_column(default="none")
    product: Mapped[str] = mapped_column(default="")
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
    hand: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column()

    meeting: Mapped[Meeting] = relationship(foreign_keys="Conclusion.meeting_id")
    task: Mapped[Task | None] = relationship(foreign_keys="Conclusion.task_id")
    lead_unit: Mapped[Unit | None] = relationship(foreign_keys="Conclusion.lead_unit_id")
    units: Mapped[list[ConclusionUnit]] = relationship(
        foreign_keys="ConclusionUnit.conclusion_id", order_by="ConclusionUnit.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class Paper(Owned):
    """A paper made from a frozen snapshot; `on` is its day, "today" for every time state in it.

    `state`: pending, making, ready, failed. `input_key` makes the same request twice one paper. `urgency`
    (`app.papers.stamps`) and `internal` are its stamps, no part of what was frozen; `stamped` counts their changes.
    """

    refs = {"meeting_id": "meeting", "file_id": "file", "asked_by_id": "user"}
    rules = (UniqueConstraint("commune_id", "input_key"), Index(None, "commune_id", "meeting_id"))

    kind: Mapped[str]
    meeting_id: Mapped[int | None]
    on: Mapped[date]
    input_key: Mapped[str]
    urgency: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)
    stamped: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default="pending")
    snapshot: Mapped[Any] = mapped_column(db.JSON, nullable=True, deferred=True)
    formula_version: Mapped[str | None]
    template_version: Mapped[str | None]
    file_id: Mapped[int | None]
    error: Mapped[str | None]
    asked_by_id: Mapped[int | None]
    asked_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    frozen_at: Mapped[datetime | None] = mapped_column(Instant)

    file: Mapped[File | None] = relationship(foreign_keys="Paper.file_id")
    asked_by: Mapped[User | None] = relationship(foreign_keys="Paper.asked_by_id")

    @property
    def is_draft(self) -> bool:
        """Was it asked for as the leader's copy (bản trình) alone, before anything was frozen to be issued?"""
        return (self.snapshot or {}).get("copy") == "draft"

    @property
    def job_key(self) -> str:
        """The key of the job that makes the paper as it is stamped now."""
        return f"{self.input_key}~{self.stamped}" if self.stamped else self.input_key


class DailyCount(Owned):
    """How many tasks of a unit stood in a term of the count at the end of a day; trends have no past otherwise."""

    refs = {"unit_id": "unit"}
    rules = (Index(None, "commune_id", "day"),)

    day: Mapped[date]
    unit_id: Mapped[int | None]
    term: Mapped[str]
    n: Mapped[int]
