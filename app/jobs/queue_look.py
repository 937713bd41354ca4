"""How the queues of Redis stand: what waits, what failed there, which workers live. Quick, or not at all.

These are numbers of the whole deployment, no contents: what the jobs are about stays in each commune's own tables.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import redis
import structlog
from rq import Worker
from rq.registry import FailedJobRegistry

from app.jobs.queues import Queues

log = structlog.get_logger()
BUDGET = 0.5  # seconds after which no further queue is asked about


@dataclass(frozen=True)
class QueueState:
    """A queue: jobs that wait, jobs that failed and are kept for a look, workers that report themselves."""

    name: str
    waiting: int
    failed: int
    workers: int


@dataclass(frozen=True)
class Look:
    """What Redis said. `is_set`: the deployment has one; `queues` is None where it doesn't answer."""

    is_set: bool
    queues: list[QueueState] | None

    @property
    def is_away(self) -> bool:
        """Is there a Redis that doesn't answer?"""
        return self.is_set and self.queues is None


def look(queues: Queues) -> Look:
    """Ask Redis, once and for about half a second at the most; raises nothing. While it rests, it isn't asked."""
    if queues.connection is None:
        return Look(False, None)
    if queues.rests:
        return Look(True, None)
    try:
        return Look(True, _ask(queues, time.monotonic() + BUDGET))
    except (redis.RedisError, OSError) as error:
        queues.rest()
        log.warning("redis away", error=type(error).__name__)
        return Look(True, None)


def _ask(queues: Queues, until: float) -> list[QueueState]:
    found = []
    for name in queues.names:
        if time.monotonic() > until:
            raise redis.TimeoutError("Redis answers too slowly")
        found.append(_state(queues, name))
    return found


def _state(queues: Queues, name: str) -> QueueState:
    queue = queues.queue(name)
    failed = FailedJobRegistry(queue=queue).get_job_count(cleanup=False)
    return QueueState(name, queue.count, failed, len(Worker.all(queue=queue)))
