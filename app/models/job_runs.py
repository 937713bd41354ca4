"""Background jobs as rows: asked for in the transaction of what they serve, claimed by one worker at a time.

Redis only tells a worker sooner. Where no worker takes a job, the clock runs it (`overdue`).
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import structlog
from sqlalchemy import or_, select

from app import clock, database, short_writes
from app.database import db
from app.models.errors import Refused
from app.models.job_run import MOST_ATTEMPTS, JobRun, free_job
from app.models.later import later

log = structlog.get_logger()
Prepared = TypeVar("Prepared")
PATIENCE = timedelta(seconds=15)
LEASE = timedelta(minutes=6)
WAIT = 300  # seconds for a worker that took a job before us


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
    """Claim a subject's job and do it; False where another has it or it is over.

    `prepare` (given the job's id, for `short_writes.show_progress`) only reads; `finish` writes its result in the same
    transaction as the mark "done", so no slow work holds a write lock. A refusal ends the job as failed with its
    code and parameters kept (`Refused.kept`); another error leaves it to be tried again, three times at the most.
    Whoever lost the job to another, by a lease that ran out, drops the work and ends nothing.
    """
    owner = secrets.token_hex(8)
    run_id = short_writes.claim_job(kind, subject_id, owner, LEASE)
    if run_id is None:
        _end_worn_out(kind, subject_id, on_failure)
        return False
    try:
        prepared = _prepare(prepare, run_id)
        with database.transaction():
            row = _held(run_id, owner)
            if row is not None:
                finish(prepared)
                row.state, row.progress, row.ended_at, row.lease_until = "done", 100, clock.now(), None
    except Refused as refused:
        _fail(run_id, owner, refused, on_failure)
    except Exception:
        log.exception("job broke", kind=kind, subject=subject_id)
        if not short_writes.release_job(run_id, owner):
            _fail(run_id, owner, Refused("job_broke"), on_failure)
    return True


def wait(commune_id: int, kind: str, subject_id: int, late: str) -> None:
    """Wait until a subject's job has ended, which a worker may have taken first.

    Raises the Refused that ended it, or Refused `late` after five minutes.
    """
    for _second in range(WAIT):
        database.rollback()
        row = of(commune_id, kind, subject_id)
        state, error = (row.state, row.error) if row is not None else ("", None)
        database.rollback()
        if state == "failed":
            raise Refused.from_kept(error or "{}")
        if state == "done":
            return
        time.sleep(1)
    raise Refused(late)


def overdue() -> list[tuple[str, int]]:
    """Kind and subject of the jobs nobody took in time, or whose worker died."""
    now = clock.now()
    left = or_(
        (JobRun.state == "pending") & (JobRun.created_at < now - PATIENCE),
        (JobRun.state == "running") & (JobRun.lease_until < now),
    )
    try:
        rows = db.session.execute(select(JobRun.kind, JobRun.subject_id).where(left).order_by(JobRun.id))
        return [(row.kind, row.subject_id) for row in rows]
    finally:
        database.rollback()  # what is done about them takes long, and the next look must see it


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


def _held(run_id: int, owner: str) -> JobRun | None:
    """The job while it is still its owner's, locked; None, with a line in the log, where another took it over."""
    mine = (JobRun.id == run_id, JobRun.owner == owner, JobRun.state == "running")
    row = db.session.scalar(select(JobRun).where(*mine).with_for_update())
    if row is None:
        log.warning("job was taken over", run=run_id)
    return row


def _fail(run_id: int, owner: str, refused: Refused, on_failure: Callable[[str], None]) -> None:
    with database.transaction():
        row = _held(run_id, owner)
        if row is not None:
            _end_failed(row, refused, on_failure)


def _end_worn_out(kind: str, subject_id: int, on_failure: Callable[[str], None]) -> None:
    """End a job whose every worker died: nobody may claim it any more."""
    which = (JobRun.kind == kind, JobRun.subject_id == subject_id, JobRun.attempts >= MOST_ATTEMPTS)
    with database.transaction():
        row = db.session.scalar(select(JobRun).where(*which, free_job()).with_for_update())
        if row is not None:
            _end_failed(row, Refused("job_broke"), on_failure)


def _end_failed(row: JobRun, refused: Refused, on_failure: Callable[[str], None]) -> None:
    row.state, row.error, row.ended_at, row.lease_until = "failed", refused.kept(), clock.now(), None
    on_failure(refused.kept())
