"""Background jobs as rows: asked for in the transaction of what they serve, claimed by one worker at a time.

Redis only tells a worker sooner. Where no worker takes a job, the clock runs it (`overdue`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import structlog
from sqlalchemy import or_, select

from app import clock, database, short_writes
from app.database import db
from app.models.errors import Refused
from app.models.job_run import JobRun
from app.models.later import later

log = structlog.get_logger()
Prepared = TypeVar("Prepared")
PATIENCE = timedelta(seconds=15)
LEASE = timedelta(minutes=6)
MOST_ATTEMPTS = 3


def ask(commune_id: int, kind: str, subject_id: int, input_key: str) -> JobRun:
    """Ask for a job, or give the one that the same input has; a failed one is tried anew."""
    run = db.session.scalar(
        select(JobRun).where(JobRun.commune_id == commune_id, JobRun.kind == kind, JobRun.input_key == input_key)
    )
    if run is None:
        run = JobRun(commune_id=commune_id, kind=kind, subject_id=subject_id, input_key=input_key)
        db.session.add(run)
    elif run.state == "failed":
        run.state, run.error, run.attempts, run.progress, run.step = "pending", None, 0, 0, ""
    db.session.flush()
    if run.state == "pending":
        later(kind, subject_id)
    return run


def of(commune_id: int, kind: str, subject_id: int) -> JobRun | None:
    """The newest job of a subject."""
    return db.session.scalar(
        select(JobRun)
        .where(JobRun.commune_id == commune_id, JobRun.kind == kind, JobRun.subject_id == subject_id)
        .order_by(JobRun.id.desc())
        .limit(1)
    )


def run(
    kind: str,
    subject_id: int,
    prepare: Callable[[int], Prepared],
    finish: Callable[[Prepared], None],
    on_failure: Callable[[str], None],
) -> bool:
    """Claim a subject's job and do it; False where another has it.

    `prepare` (given the job's id, for `short_writes.show_progress`) only reads; `finish` writes its result in the same
    transaction as the mark "done", so no slow work holds a write lock. A refusal ends the job as failed with its
    code and parameters kept (`Refused.kept`); another error leaves it to be tried again, three times at the most.
    """
    owner = secrets.token_hex(8)
    run_id = short_writes.claim_job(kind, subject_id, owner, LEASE)
    if run_id is None:
        return False
    try:
        prepared = _prepare(prepare, run_id)
        with database.transaction():
            row = db.session.get_one(JobRun, run_id)
            finish(prepared)
            row.state, row.progress, row.ended_at, row.lease_until = "done", 100, clock.now(), None
    except Refused as refused:
        _fail(run_id, refused, on_failure)
    except Exception:
        log.exception("job broke", kind=kind, subject=subject_id)
        if short_writes.release_job(run_id, owner, MOST_ATTEMPTS):
            _fail(run_id, Refused("job_broke"), on_failure)
    return True


def overdue() -> list[tuple[str, int]]:
    """Kind and subject of the jobs nobody took in time, or whose worker died."""
    now = clock.now()
    left = or_(
        (JobRun.state == "pending") & (JobRun.created_at < now - PATIENCE),
        (JobRun.state == "running") & (JobRun.lease_until < now),
    )
    rows = db.session.execute(select(JobRun.kind, JobRun.subject_id).where(left).order_by(JobRun.id))
    return [(row.kind, row.subject_id) for row in rows]


def _prepare(prepare: Callable[[int], Prepared], run_id: int) -> Prepared:
    """Read with a fresh session that may not write, and let go of it before the writing begins."""
    database.rollback()
    db.session.remove()
    try:
        with database.writing(False):
            return prepare(run_id)
    finally:
        database.rollback()
        db.session.remove()


def _fail(run_id: int, refused: Refused, on_failure: Callable[[str], None]) -> None:
    with database.transaction():
        row = db.session.get_one(JobRun, run_id)
        row.state, row.error, row.ended_at, row.lease_until = "failed", refused.kept(), clock.now(), None
        on_failure(refused.kept())
