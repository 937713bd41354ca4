"""RQ's jobs: one-line functions that take ids; they leave after the commit that asked for them.

Redis only makes things faster: what can't be handed over is logged and counted, and the clock does it later.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from app import database
from app.jobs.frame import job
from app.jobs.queues import Queues

__all__ = ["JOBS", "Kind", "init_app", "job"]


@dataclass(frozen=True)
class Kind:
    """How a job travels: its queue (and module in here), its longest time in seconds, its ids as one list or each."""

    queue: str
    seconds: int
    as_list: bool = False


JOBS = {
    "deliver": Kind("mail", seconds=120, as_list=True),
    "look_at_evidence": Kind("papers", seconds=120),
    "read_plan": Kind("papers", seconds=300),
    "take_readings": Kind("papers", seconds=120),
    "write_paper": Kind("papers", seconds=300),
}


def init_app(app: Flask) -> None:
    """Bind the queues to the application's Redis and take the jobs of every commit."""
    queues = Queues(app.config["REDIS_URL"], JOBS, app.config["DATA_DIR"])
    app.extensions["queues"] = queues
    database.on_commit(queues.hand_over)
