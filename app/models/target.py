"""A target (chỉ tiêu) of a plan, its readings and the tasks that serve it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.file import File
    from app.models.plan import Plan
    from app.models.unit import Unit
    from app.models.user import User


class Target(Owned):
    """What a plan promises to reach, with comparator and value as read and the words as printed.

    `comparator` None: the value is said in words. `period` are the words of the years (`2026`, `2025-2027`),
    `from_year` and `to_year` the same as numbers. `rhythm` (of `period.MONTHS`) tells how often a reading is owed;
    None: as the commune does.
    """

    refs = {"plan_id": "plan", "lead_unit_id": "unit", "clause_id": "clause"}
    rules = (Index(None, "commune_id", "plan_id", "position"), Index(None, "commune_id", "lead_unit_id"))

    plan_id: Mapped[int]
    position: Mapped[int]
    group: Mapped[str | None]
    no: Mapped[str | None]
    text: Mapped[str]
    measure_unit: Mapped[str | None]
    comparator: Mapped[str | None]
    value: Mapped[Decimal | None]
    value_words: Mapped[str]
    baseline_words: Mapped[str | None]
    period: Mapped[str | None]
    from_year: Mapped[int]
    to_year: Mapped[int]
    rhythm: Mapped[str | None]
    lead_unit_id: Mapped[int | None]
    clause_id: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column()

    lead_unit: Mapped[Unit | None] = relationship(foreign_keys="Target.lead_unit_id")
    plan: Mapped[Plan] = relationship(foreign_keys="Target.plan_id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def code(self) -> str:
        """The code printed for people and read back from a table: CT-12."""
        return f"CT-{self.id}"


class TargetReading(Owned):
    """A value reached by the end of a period, with source, evidence and author.

    A correction is a reading of its own (`number` 2, 3 …); the one before gets `replaced_at` and stays. `is_nil` says
    that nothing arose in the period; `judged` (met, exceeded, missed) is the author's word where the plan's value is
    said in words.
    """

    refs = {"target_id": "target", "by_id": "user", "file_id": "file"}
    rules = (
        UniqueConstraint("commune_id", "target_id", "period", "number"),
        Index(None, "commune_id", "file_id"),
    )

    target_id: Mapped[int]
    period: Mapped[str]
    number: Mapped[int] = mapped_column(default=1, server_default="1")
    value: Mapped[Decimal | None]
    value_words: Mapped[str]
    is_nil: Mapped[bool] = mapped_column(default=False, server_default="0")
    judged: Mapped[str | None]
    source: Mapped[str | None]
    note: Mapped[str | None]
    link: Mapped[str | None]
    file_id: Mapped[int | None]
    file_name: Mapped[str | None]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    replaced_at: Mapped[datetime | None] = mapped_column(Instant)

    file: Mapped[File | None] = relationship(foreign_keys="TargetReading.file_id")
    by: Mapped[User | None] = relationship(foreign_keys="TargetReading.by_id")


class TargetTask(Owned):
    """A task that serves a target."""

    refs = {"target_id": "target", "task_id": "task"}
    rules = (UniqueConstraint("commune_id", "target_id", "task_id"), Index(None, "commune_id", "task_id"))

    target_id: Mapped[int]
    task_id: Mapped[int]


class TargetImport(Owned):
    """A table of readings handed in: its file, and what became of each of its rows.

    `outcome`: {"made", "same", "blank": counts, "bad": [{"cell", "code", …}]}; None until it is read.
    """

    refs = {"file_id": "file", "by_id": "user"}
    rules = (Index(None, "commune_id", "file_id"),)

    file_id: Mapped[int]
    file_name: Mapped[str]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    outcome: Mapped[Any] = mapped_column(db.JSON(none_as_null=True), nullable=True)

    file: Mapped[File] = relationship(foreign_keys="TargetImport.file_id")
    by: Mapped[User | None] = relationship(foreign_keys="TargetImport.by_id")
