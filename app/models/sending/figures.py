"""The numbers of the page: the last sweep, messages and jobs by kind, what has waited longest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.database import db
from app.models.job_run import JobRun
from app.models.notification import Message, SweepRun
from app.models.reconciliation import Reconciliation
from app.models.sending import kinds
from app.models.sweep import NAME

WAITING = ("waiting", "retrying")


@dataclass(frozen=True)
class Figures:
    """How sending stands: `swept` the last sweep, `first_at` when the first of WAITING is due."""

    messages: dict[str, int]
    jobs: dict[str, int]
    first_at: dict[str, datetime | None]
    swept: SweepRun | None
    reconciled: Reconciliation | None


def figures(commune_id: int) -> Figures:
    """Count a commune's messages and jobs; four statements, whatever there is."""
    counts, first_at = _messages(commune_id)
    last = select(Reconciliation).where(Reconciliation.commune_id == commune_id).order_by(Reconciliation.id.desc())
    sweep = select(SweepRun).where(SweepRun.commune_id == commune_id, SweepRun.name == NAME)
    return Figures(counts, _jobs(commune_id), first_at, db.session.scalar(sweep), db.session.scalar(last.limit(1)))


def _messages(commune_id: int) -> tuple[dict[str, int], dict[str, datetime | None]]:
    counted = [func.count(Message.id).filter(*kinds.messages(commune_id, kind)) for kind in kinds.MESSAGES]
    firsts = [func.min(Message.next_try_at).filter(*kinds.messages(commune_id, kind)) for kind in WAITING]
    row: Sequence[Any] = db.session.execute(select(*firsts, *counted).where(Message.commune_id == commune_id)).one()
    at = len(WAITING)
    return dict(zip(kinds.MESSAGES, row[at:], strict=True)), dict(zip(WAITING, row[:at], strict=True))


def _jobs(commune_id: int) -> dict[str, int]:
    counted = [func.count(JobRun.id).filter(*kinds.jobs(commune_id, kind)) for kind in kinds.JOBS]
    row = db.session.execute(select(*counted).where(JobRun.commune_id == commune_id)).one()
    return dict(zip(kinds.JOBS, row, strict=True))
