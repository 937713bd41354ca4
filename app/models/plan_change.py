"""What a plan's later version says of each row of the earlier one, and what a person decided on it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Instant, Owned
from app.models.plan import Proposal


class ChangeKind(StrEnum):
    """How a row of the later version stands to the earlier one."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Settled(StrEnum):
    """What was decided: `open` waits for a person, `nothing` needs nobody, `kept` leaves published work as it is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    KEPT = "kept"
    NOTHING = "nothing"


class PlanChange(Owned):
    """A pair of rows over two versions; a new row has no earlier one, a gone row no later one."""

    refs = {
        "version_id": "plan_version",
        "earlier_id": "proposal",
        "later_id": "proposal",
        "settled_by_id": "user",
    }
    rules = (
        UniqueConstraint("commune_id", "version_id", "earlier_id"),
        UniqueConstraint("commune_id", "version_id", "later_id"),
        Index(None, "commune_id", "version_id", "kind"),
    )

    version_id: Mapped[int]
    kind: Mapped[str]
    settled: Mapped[str] = mapped_column(default=Settled.NOTHING)
    earlier_id: Mapped[int | None]
    later_id: Mapped[int | None]
    likeness: Mapped[int | None]
    settled_by_id: Mapped[int | None]
    settled_at: Mapped[datetime | None] = mapped_column(Instant)

    earlier: Mapped[Proposal | None] = relationship(foreign_keys="PlanChange.earlier_id")
    later: Mapped[Proposal | None] = relationship(foreign_keys="PlanChange.later_id")
