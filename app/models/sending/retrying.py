"""Background jobs that failed, tried anew by who looks after the sending."""

from __future__ import annotations

from app.database import db
from app.models import job_runs
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.job_run import JobRun
from app.models.locking import lock
from app.models.meeting import Paper
from app.models.undelivered import TOLD
from app.models.user import User

GONE = "file_secret"  # the bytes were wiped: nothing is left to read


def refusal_of(run: JobRun) -> Refused | None:
    """Why a job failed."""
    return Refused.from_kept(run.error) if run.state == "failed" and run.error else None


def may_retry(run: JobRun) -> bool:
    """Would another try find anything to do?"""
    refusal = refusal_of(run)
    return run.state == "failed" and (refusal is None or refusal.code != GONE)


def retry(run: JobRun, by: User) -> None:
    """Ask for a failed job anew, with all its tries; safe to call twice.

    Raises NotAllowed; the job's own Refused where its file was wiped since it is secret.
    """
    if not by.holds(*TOLD):
        raise NotAllowed("only_watchers")
    lock(run)
    refusal = refusal_of(run)
    if run.state != "failed":
        return
    if refusal is not None and refusal.code == GONE:
        raise refusal
    record("job.retried", run, by, after=run.kind, note=run.error)
    if run.kind == "write_paper":
        paper = db.session.get_one(Paper, run.subject_id)
        paper.state, paper.error = "pending", None
    job_runs.ask(run.commune_id, run.kind, run.subject_id, run.input_key)
