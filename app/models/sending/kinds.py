"""In which lists the messages and jobs of a commune lie: one condition for the number and for its list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement

from app import clock
from app.models.job_run import JobRun
from app.models.notification import Message

KEPT = timedelta(days=30)  # what has ended is counted and listed so long
FAILED = ("failed", "unknown")
Where = tuple[ColumnElement[bool], ...]

_MESSAGES: dict[str, Callable[[datetime], Where]] = {
    "waiting": lambda _since: (Message.state == "pending", Message.attempts == 0),
    "retrying": lambda _since: (Message.state == "pending", Message.attempts > 0),
    "sending": lambda _since: (Message.state == "sending",),
    "failed": lambda since: (Message.state == "failed", Message.settled_at.is_(None), Message.created_at >= since),
    "unknown": lambda since: (Message.state == "unknown", Message.settled_at.is_(None), Message.created_at >= since),
    "settled": lambda since: (
        Message.state.in_(FAILED),
        Message.settled_at.is_not(None),
        Message.created_at >= since,
    ),
    "sent": lambda since: (Message.state == "sent", Message.created_at >= since),
    "skipped": lambda since: (Message.state == "skipped", Message.created_at >= since),
}
_JOBS: dict[str, Callable[[datetime], Where]] = {
    "waiting": lambda _since: (JobRun.state == "pending",),
    "running": lambda _since: (JobRun.state == "running",),
    "failed": lambda since: (JobRun.state == "failed", JobRun.created_at >= since),
    "done": lambda since: (JobRun.state == "done", JobRun.created_at >= since),
}
MESSAGES, JOBS = tuple(_MESSAGES), tuple(_JOBS)


def messages(commune_id: int, kind: str) -> Where:
    """The conditions for the commune's messages of a kind of MESSAGES. Raises KeyError for another."""
    return (Message.commune_id == commune_id, *_MESSAGES[kind](clock.now() - KEPT))


def jobs(commune_id: int, kind: str) -> Where:
    """The conditions for the commune's background jobs of a kind of JOBS. Raises KeyError for another."""
    return (JobRun.commune_id == commune_id, *_JOBS[kind](clock.now() - KEPT))
