"""The reports of a period: what the commune has settled of them, who owes them, what each unit wrote."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import db
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.unit import Unit
    from app.models.user import User


class ReportWindow(Owned):
    """How a kind of report (`windows.KINDS`) is asked for; no row: as `windows.DEFAULTS` (Decree 09/2019).

    Days of the month, 31 for its last one: `cutoff_day` closes the data, `unit_due_day` is the units' day, `due_day`
    the commune's own, for `to_whom`.
    """

    rules = (UniqueConstraint("commune_id", "kind"),)

    kind: Mapped[str]
    is_on: Mapped[bool]
    cutoff_day: Mapped[int]
    unit_due_day: Mapped[int]
    due_day: Mapped[int]
    to_whom: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReportSender(Owned):
    """Whether a unit owes the reports of a period, where that differs from the rule (it leads tasks or targets)."""

    refs = {"unit_id": "unit"}
    rules = (UniqueConstraint("commune_id", "unit_id"),)

    unit_id: Mapped[int]
    owes: Mapped[bool]


class ReportState(StrEnum):
    """Where a unit's report is; no row at all is "missing"."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class UnitReport(Owned):
    """A unit's report of a period (`2026-Q3`): its own words, and the figures as they stood when it was sent.

    `from_on` and `to_on` are the data window, `due_on` the day it is owed (rolled forward over days off). `task_id` is
    the plan's duty to report that it answers, if any.
    """

    refs = {
        "unit_id": "unit",
        "task_id": "task",
        "saved_by_id": "user",
        "sent_by_id": "user",
        "decided_by_id": "user",
    }
    rules = (
        UniqueConstraint("commune_id", "unit_id", "period_key"),
        Index(None, "commune_id", "period_key", "state"),
    )

    unit_id: Mapped[int]
    kind: Mapped[str]
    period_key: Mapped[str]
    from_on: Mapped[date]
    to_on: Mapped[date]
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=ReportState.DRAFT)
    results: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    proposals: Mapped[str] = mapped_column(default="")
    figures: Mapped[Any] = mapped_column(db.JSON(none_as_null=True), nullable=True)
    task_id: Mapped[int | None]
    saved_by_id: Mapped[int | None]
    saved_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_by_id: Mapped[int | None]
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    reason: Mapped[str | None]
    returned: Mapped[int] = mapped_column(default=0)
    asked: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship(foreign_keys="UnitReport.unit_id")
    saved_by: Mapped[User | None] = relationship(foreign_keys="UnitReport.saved_by_id")
    sent_by: Mapped[User | None] = relationship(foreign_keys="UnitReport.sent_by_id")
    decided_by: Mapped[User | None] = relationship(foreign_keys="UnitReport.decided_by_id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_written(self) -> bool:
        """May its unit still write on it?"""
        return self.state in (ReportState.DRAFT, ReportState.RETURNED)
