"""The commune's own report of a period: its words section by section while it is drafted, then one frozen snapshot."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import db
from app.models.base import Instant, Owned

if TYPE_CHECKING:
    from app.models.meeting import Paper
    from app.models.user import User


class WholeState(StrEnum):
    """Where the commune's report is; from `frozen` on nothing of it changes any more."""

    DRAFT = "draft"
    FROZEN = "frozen"
    ISSUED = "issued"


class CommuneReport(Owned):
    """A report of a period (`2026-Q3`, or `2026-07-01..2026-08-31` for a free range); `number` counts those of a key.

    `start` and `end` are the calendar period, `from_on` and `to_on` the data window. `snapshot` holds figures, texts
    and versions as they stood when it was frozen; `document_number` and `document_on` are the clerk's, once signed.
    """

    refs = {
        "compared_with_id": "commune_report",
        "paper_id": "paper",
        "draft_paper_id": "paper",
        "created_by_id": "user",
        "frozen_by_id": "user",
    }
    rules = (
        UniqueConstraint("commune_id", "period_key", "number"),
        Index(None, "commune_id", "kind", "state"),
    )

    kind: Mapped[str]
    period_key: Mapped[str]
    number: Mapped[int] = mapped_column(default=1)
    start: Mapped[date]
    end: Mapped[date]
    from_on: Mapped[date]
    to_on: Mapped[date]
    due_on: Mapped[date]
    to_whom: Mapped[str]
    state: Mapped[str] = mapped_column(default=WholeState.DRAFT)
    snapshot: Mapped[Any] = mapped_column(db.JSON(none_as_null=True), nullable=True, deferred=True)
    formula_version: Mapped[str | None]
    template_version: Mapped[str | None]
    compared_with_id: Mapped[int | None]
    paper_id: Mapped[int | None]
    draft_paper_id: Mapped[int | None]
    document_number: Mapped[str | None]
    document_on: Mapped[date | None]
    created_by_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    frozen_by_id: Mapped[int | None]
    frozen_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column()

    compared_with: Mapped[CommuneReport | None] = relationship(
        foreign_keys="CommuneReport.compared_with_id", remote_side="CommuneReport.id"
    )
    paper: Mapped[Paper | None] = relationship(foreign_keys="CommuneReport.paper_id")
    draft_paper: Mapped[Paper | None] = relationship(foreign_keys="CommuneReport.draft_paper_id")
    created_by: Mapped[User | None] = relationship(foreign_keys="CommuneReport.created_by_id")
    frozen_by: Mapped[User | None] = relationship(foreign_keys="CommuneReport.frozen_by_id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_draft(self) -> bool:
        """May its words still change?"""
        return self.state == WholeState.DRAFT

    @property
    def is_calendar(self) -> bool:
        """Are data window and calendar period one?"""
        return (self.start, self.end) == (self.from_on, self.to_on)


class ReportText(Owned):
    """A section's words as a person left them, with what had been suggested beside them then."""

    refs = {"report_id": "commune_report", "saved_by_id": "user"}
    rules = (UniqueConstraint("commune_id", "report_id", "section"),)

    report_id: Mapped[int]
    section: Mapped[str]
    text: Mapped[str]
    suggested: Mapped[str]
    saved_by_id: Mapped[int | None]
    saved_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    version: Mapped[int] = mapped_column()

    saved_by: Mapped[User | None] = relationship(foreign_keys="ReportText.saved_by_id")

    __mapper_args__ = {"version_id_col": version}
