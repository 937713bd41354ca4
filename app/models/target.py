"""A target (chỉ tiêu) of a plan, its readings and the tasks that serve it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.unit import Unit


class Target(Owned):
    """What a plan promises to reach, with comparator and value as read and the words as printed."""

    refs = {"plan_id": "plan", "lead_unit_id": "unit", "clause_id": "clause"}
    rules = (Index(None, "commune_id", "plan_id", "position"),)

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
    lead_unit_id: Mapped[int | None]
    clause_id: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column()

    lead_unit: Mapped[Unit | None] = relationship(foreign_keys="Target.lead_unit_id")

    __mapper_args__ = {"version_id_col": version}


class TargetReading(Owned):
    """A value reached in a period, with its source and author."""

    refs = {"target_id": "target", "by_id": "user"}
    rules = (UniqueConstraint("commune_id", "target_id", "period"),)

    target_id: Mapped[int]
    period: Mapped[str]
    value: Mapped[Decimal | None]
    value_words: Mapped[str]
    source: Mapped[str | None]
    by_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)


class TargetTask(Owned):
    """A task that serves a target."""

    refs = {"target_id": "target", "task_id": "task"}
    rules = (UniqueConstraint("commune_id", "target_id", "task_id"),)

    target_id: Mapped[int]
    task_id: Mapped[int]
