"""The row of a background job: what it works on, how far it is, why it failed. Redis may forget; this doesn't."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Index, UniqueConstraint, or_
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.models.base import Instant, Owned

MOST_ATTEMPTS = 3


class JobRun(Owned):
    """One job: `state` is pending, running, done or failed; a lease that ran out lets another take it over."""

    rules = (UniqueConstraint("commune_id", "kind", "input_key"), Index(None, "state", "lease_until"))

    kind: Mapped[str]
    input_key: Mapped[str]
    subject_id: Mapped[int]
    state: Mapped[str] = mapped_column(default="pending")
    progress: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(default="")
    error: Mapped[str | None]
    owner: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant, default=clock.now)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


def free_job() -> ColumnElement[bool]:
    """The jobs that nobody holds now: pending, or running under a lease that ran out."""
    return or_(JobRun.state == "pending", (JobRun.state == "running") & (JobRun.lease_until < clock.now()))
