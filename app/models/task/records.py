"""The rows that a task's life leaves: updates, submissions, waits, extensions, urges, evidence."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.file import File
    from app.models.unit import Unit
    from app.models.user import User


class ProgressUpdate(Owned):
    """A sentence on the progress, with percent, difficulty and proposal where given.

    `unit_id` is the coordinating unit that writes of its own part; None is the lead's own update.
    """

    refs = {"task_id": "task", "by_id": "user", "unit_id": "unit"}
    rules = (Index(None, "commune_id", "task_id", "at"),)

    task_id: Mapped[int]
    by_id: Mapped[int | None]
    unit_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    text: Mapped[str]
    percent: Mapped[int | None]
    obstacle: Mapped[bool] = mapped_column(default=False)
    difficulty: Mapped[str | None]
    proposal: Mapped[str | None]
    search_key: Mapped[str] = mapped_column(default="")

    by: Mapped[User | None] = relationship(foreign_keys="ProgressUpdate.by_id")
    unit: Mapped[Unit | None] = relationship(foreign_keys="ProgressUpdate.unit_id")


class PeriodUpdate(Owned):
    """The result of an ongoing task for one period (`2026-W41`, `2026-09`, `2026-Q3`)."""

    refs = {"task_id": "task", "by_id": "user"}
    rules = (UniqueConstraint("commune_id", "task_id", "period_key"),)

    task_id: Mapped[int]
    period_key: Mapped[str]
    text: Mapped[str]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)

    by: Mapped[User | None] = relationship(foreign_keys="PeriodUpdate.by_id")


class Submission(Owned):
    """A report of completion and what the confirmer said of it."""

    refs = {"task_id": "task", "by_id": "user", "decided_by_id": "user"}
    rules = (Index(None, "commune_id", "task_id", "at"),)

    task_id: Mapped[int]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    on: Mapped[date] = mapped_column(default=clock.today)
    result: Mapped[str]
    document_number: Mapped[str | None]
    typed_done_on: Mapped[date | None]
    decision: Mapped[str | None]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str | None]
    without_product: Mapped[bool] = mapped_column(default=False)

    by: Mapped[User | None] = relationship(foreign_keys="Submission.by_id")
    decided_by: Mapped[User | None] = relationship(foreign_keys="Submission.decided_by_id")


class Wait(Owned):
    """For whom a task waits, since when, and when to ask again; beside the state, not a state."""

    refs = {"task_id": "task"}
    rules = (Index(None, "commune_id", "task_id"),)

    task_id: Mapped[int]
    for_whom: Mapped[str]
    asked_on: Mapped[date]
    recheck_on: Mapped[date]
    ended_on: Mapped[date | None]


class Extension(Owned):
    """A request for a later date and its decision; the original date stays on the task.

    `late`: asked after the effective day, `days_late` days after it (None: not noted then). `near`: asked in time, but
    with less than the set number of working days left. `granted_on` may lie before `wanted_on`.
    """

    refs = {"task_id": "task", "asked_by_id": "user", "decided_by_id": "user"}
    rules = (Index(None, "commune_id", "task_id"), Index(None, "commune_id", "decision"))

    task_id: Mapped[int]
    asked_by_id: Mapped[int | None]
    asked_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    reason: Mapped[str]
    from_on: Mapped[date]
    wanted_on: Mapped[date]
    late: Mapped[bool] = mapped_column(default=False)
    days_late: Mapped[int | None]
    near: Mapped[bool] = mapped_column(default=False)
    decision: Mapped[str | None]
    granted_on: Mapped[date | None]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None]

    asked_by: Mapped[User | None] = relationship(foreign_keys="Extension.asked_by_id")
    decided_by: Mapped[User | None] = relationship(foreign_keys="Extension.decided_by_id")


class Urge(Owned):
    """A đôn đốc: counted, dated, able to be taken back until it leaves (`send_after`)."""

    refs = {"task_id": "task", "by_id": "user"}
    rules = (UniqueConstraint("commune_id", "task_id", "number"),)

    task_id: Mapped[int]
    number: Mapped[int]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    send_after: Mapped[datetime] = mapped_column(Instant)
    note: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    by: Mapped[User | None] = relationship(foreign_keys="Urge.by_id")


class Evidence(Owned):
    """A file, link or document that shows a result. `name` is the file's as its owner called it.

    `submission_id` is the report it was handed in with; what was taken away again has `removed_at`.
    """

    refs = {"task_id": "task", "submission_id": "submission", "file_id": "file", "by_id": "user"}
    rules = (Index(None, "commune_id", "task_id"), Index(None, "commune_id", "file_id"))

    task_id: Mapped[int]
    submission_id: Mapped[int | None]
    file_id: Mapped[int | None]
    name: Mapped[str | None]
    link: Mapped[str | None]
    document_number: Mapped[str | None]
    document_on: Mapped[date | None]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    file: Mapped[File | None] = relationship(foreign_keys="Evidence.file_id")
    by: Mapped[User | None] = relationship(foreign_keys="Evidence.by_id")

    @property
    def label(self) -> str:
        """What it is called: the file's name, the address, or the document's number."""
        return self.name or self.link or self.document_number or ""
