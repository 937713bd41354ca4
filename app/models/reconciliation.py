"""What a night's reconciliation of the reminders found; the code that finds it is `reconciling`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.database import db
from app.models.base import Instant, Owned

NAME = "reconciliation"  # of the row in `sweep_run` by which one of many clocks does it


class Reconciliation(Owned):
    """One comparison of what ought to have been told by the opening of a working day with what the tables hold.

    `expected` notices; `differences` that nothing explains, the first of them in `details` as dicts with a `kind`;
    `excused` are those whose task or people changed after the last sweep.
    """

    rules = (Index(None, "commune_id", "at"),)

    at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    day: Mapped[date]
    expected: Mapped[int]
    excused: Mapped[int] = mapped_column(default=0)
    differences: Mapped[int]
    details: Mapped[Any] = mapped_column(db.JSON, default=list)
