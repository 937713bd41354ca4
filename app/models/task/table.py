"""What is stored of a task."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified

from app import clock
from app.models.base import Instant, Owned, SortKey

if TYPE_CHECKING:
    from app.models.plan import Plan
    from app.models.unit import Unit
    from app.models.user import User


class TaskState(StrEnum):
    """The workflow state, moved by people; "returned" is an event, not a state."""

    UNACCEPTED = "unaccepted"
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"


LANES = (TaskState.UNACCEPTED, TaskState.IN_PROGRESS, TaskState.REPORTED, TaskState.DONE)
OPEN = (TaskState.UNACCEPTED, TaskState.IN_PROGRESS)


class Task(Owned):
    """A task. `due_read_on` never changes; the other dates are computed by `dates.set_due`.

    `due_on` is the date after extensions, `due_effective_on` rolled forward over days off (decides late),
    `remind_by_on` rolled back (reminders count from it). `first_due_on` and `first_effective_on` are the same days
    before any extension. `submitted_on` is the day of the submission that stands, `explain_by` the last day for the
    answer to a request for explanation that waits.
    """

    refs = {
        "plan_id": "plan",
        "lead_unit_id": "unit",
        "assignee_id": "user",
        "leader_id": "user",
        "created_by_id": "user",
        "series_id": "series",
    }
    rules = (
        UniqueConstraint("commune_id", "year", "number"),
        UniqueConstraint("commune_id", "series_id", "period_key"),
        Index(None, "commune_id", "state", "due_effective_on"),
        Index(None, "commune_id", "lead_unit_id", "state"),
        Index(None, "commune_id", "plan_id", "position"),
        Index(None, "commune_id", "sort_key"),
        Index(None, "commune_id", "explain_by"),
    )

    year: Mapped[int]
    number: Mapped[int]
    plan_id: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    section: Mapped[str | None]
    kind: Mapped[str] = mapped_column(default="task")
    text: Mapped[str]
    short_text: Mapped[str]
    lead_unit_id: Mapped[int | None]
    lead_words: Mapped[str | None]
    lead_suggested: Mapped[str | None]
    assignee_id: Mapped[int | None]
    leader_id: Mapped[int | None]
    deadline_type: Mapped[str] = mapped_column(default="none")
    deadline_words: Mapped[str | None]
    recurrence: Mapped[str | None]
    depends_on: Mapped[str | None]
    due_read_on: Mapped[date | None]
    due_on: Mapped[date | None]
    due_effective_on: Mapped[date | None]
    remind_by_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    first_effective_on: Mapped[date | None]
    keeps_day: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default=TaskState.UNACCEPTED)
    product: Mapped[str | None]
    percent: Mapped[int | None]
    last_note: Mapped[str | None]
    last_note_at: Mapped[datetime | None] = mapped_column(Instant)
    obstacle: Mapped[bool] = mapped_column(default=False)
    accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    submitted_on: Mapped[date | None]
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    urged: Mapped[int] = mapped_column(default=0)
    explain_by: Mapped[date | None]
    returned: Mapped[int] = mapped_column(default=0)
    extended: Mapped[int] = mapped_column(default=0)
    pinned_at: Mapped[datetime | None] = mapped_column(Instant)
    series_id: Mapped[int | None]
    period_key: Mapped[str | None]
    search_key: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(SortKey, default="")
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    lead_unit: Mapped[Unit | None] = relationship(foreign_keys="Task.lead_unit_id")
    plan: Mapped[Plan | None] = relationship(foreign_keys="Task.plan_id")
    assignee: Mapped[User | None] = relationship(foreign_keys="Task.assignee_id")
    leader: Mapped[User | None] = relationship(foreign_keys="Task.leader_id")
    units: Mapped[list[TaskUnit]] = relationship(
        foreign_keys="TaskUnit.task_id", order_by="TaskUnit.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def code(self) -> str:
        """The code printed for people, never a key: NV-2026-031."""
        return f"NV-{self.year}-{self.number:03d}"

    @property
    def in_charge_id(self) -> int | None:
        """The leader in charge: the task's own, else its lead unit's."""
        return self.leader_id or (self.lead_unit.leader_id if self.lead_unit else None)

    @property
    def in_charge(self) -> User | None:
        """The leader in charge, as a person."""
        return self.leader if self.leader_id else (self.lead_unit.leader if self.lead_unit else None)

    def touch(self) -> None:
        """Count what happened beside the row as a change of it: a new version, so boards that look again see it."""
        flag_modified(self, "state")

    @property
    def is_open(self) -> bool:
        """Is the work still with the lead unit?"""
        return self.state in OPEN


class TaskUnit(Owned):
    """A unit that coordinates, with its own duty, its own day and its own part's state.

    `via` is the collective name ("các phòng chuyên môn") that stands in the plan where the unit isn't named itself.
    """

    refs = {"task_id": "task", "unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "task_id", "unit_id"), Index(None, "commune_id", "unit_id"))

    task_id: Mapped[int]
    unit_id: Mapped[int]
    role: Mapped[str] = mapped_column(default="coordinating")
    flagged: Mapped[bool] = mapped_column(default=False)
    duty: Mapped[str | None]
    via: Mapped[str | None]
    due_on: Mapped[date | None]
    acknowledged_at: Mapped[datetime | None] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    unit: Mapped[Unit] = relationship(foreign_keys="TaskUnit.unit_id")


class TaskClause(Owned):
    """Where a task stands in a plan's version: one task may come from several clauses, one clause give several."""

    refs = {"task_id": "task", "clause_id": "clause"}
    rules = (UniqueConstraint("commune_id", "task_id", "clause_id"),)

    task_id: Mapped[int]
    clause_id: Mapped[int]


class Series(Owned):
    """The rule of a recurring task; its occurrences are tasks, the series itself isn't counted."""

    refs = {"plan_id": "plan", "lead_unit_id": "unit"}

    plan_id: Mapped[int | None]
    lead_unit_id: Mapped[int | None]
    text: Mapped[str]
    rule: Mapped[str]
    ended_on: Mapped[date | None]
