"""The few writes that don't wait for the one commit of a request or job, all of them here.

Session last seen (at most once a minute), a notice marked read, an export logged, a try to sign in counted and its
failure logged (they must stay although the answer is an error); claim, progress and outcome of a job or message. Each
is a short transaction of its own beside the main one, which must not hold the database's write lock meanwhile.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import or_, select, update

from app import clock
from app.database import short_write
from app.models import throttle
from app.models.job_run import JobRun
from app.models.user import AccessLog, Session, User


def mark_seen(session_id: int) -> None:
    """Note that a session is alive."""
    with short_write() as write:
        write.execute(update(Session).where(Session.id == session_id).values(seen_at=clock.now()))


def log_access(person: User, verb: str, subject: str = "", address: str = "") -> None:
    """Note that a person took data out, or failed to sign in."""
    row = AccessLog(commune_id=person.commune_id, user_id=person.id, verb=verb, subject=subject, address=address)
    with short_write() as write:
        write.add(row)


def claim_job(kind: str, subject_id: int, owner: str, lease: timedelta) -> int | None:
    """Take a pending job, or one whose lease ran out; its id, or None when another holds it."""
    free = or_(JobRun.state == "pending", (JobRun.state == "running") & (JobRun.lease_until < clock.now()))
    with short_write() as write:
        found = write.scalar(
            select(JobRun.id).where(JobRun.kind == kind, JobRun.subject_id == subject_id, free).with_for_update()
        )
        if found is not None:
            write.execute(
                update(JobRun)
                .where(JobRun.id == found)
                .values(state="running", owner=owner, lease_until=clock.now() + lease, attempts=JobRun.attempts + 1)
            )
        return found


def release_job(run_id: int, owner: str, most_attempts: int) -> bool:
    """Give a broken job back to be tried again; True when it has been tried often enough."""
    with short_write() as write:
        row = write.get_one(JobRun, run_id)
        if row.owner == owner:
            row.state, row.lease_until = "pending", None
        return row.attempts >= most_attempts


def show_progress(run_id: int, progress: int, step: str) -> None:
    """Show how far a job is, in percent and words."""
    with short_write() as write:
        write.execute(update(JobRun).where(JobRun.id == run_id).values(progress=progress, step=step))


def count_try(*limits: throttle.Limit) -> timedelta:
    """Count a try against its limits; returns how long it must wait, zero where it may go on."""
    with short_write() as write:
        return throttle.count(write, *limits)
