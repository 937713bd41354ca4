"""Handing jobs to Redis: quick or not at all, never an error for the person who waits."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue
from rq import Retry as Again
from rq.queue import EnqueueData
from rq.serializers import JSONSerializer

from app.jobs.left import Left

if TYPE_CHECKING:
    from app.jobs import Kind

log = structlog.get_logger()
PATIENCE = 0.5  # seconds for one answer of Redis
REST = 5.0  # seconds without a try after a failure
KEEP_FAILED = 7 * 24 * 3600  # seconds

Wanted = tuple[str, list]


class Queues:
    """The queues of one application; `failures` counts the jobs that this process could not hand over.

    `left` counts them over all processes, in `folder`.
    """

    def __init__(self, url: str | None, kinds: Mapping[str, Kind], folder: Path | None = None) -> None:
        self.kinds = kinds
        self.failures = 0
        self.left = Left(folder)
        self._rest_until = 0.0
        self.connection = connect(url) if url else None

    @property
    def names(self) -> list[str]:
        """The queues that jobs travel on."""
        return sorted({kind.queue for kind in self.kinds.values()})

    @property
    def rests(self) -> bool:
        """Is Redis left alone since it failed a moment ago?"""
        return time.monotonic() < self._rest_until

    def rest(self) -> None:
        """Leave Redis alone for a while."""
        self._rest_until = time.monotonic() + REST

    def queue(self, name: str) -> Queue:
        """A queue by its name; needs a Redis."""
        return Queue(name, connection=self.connection, serializer=JSONSerializer)

    def hand_over(self, wanted: list[Wanted]) -> None:
        """Enqueue the jobs a committed transaction asked for. Raises nothing; takes at most about half a second."""
        if self.connection is None:
            return
        left = len(wanted)
        try:
            for name, some in self._by_queue(wanted).items():
                if self.rests:
                    break
                self.queue(name).enqueue_many(some)
                left -= len(some)
        except (redis.RedisError, OSError) as error:
            self.rest()
            log.warning("redis away", error=type(error).__name__)
        except Exception:
            log.exception("hand-over failed")
        if left:
            self.failures += left
            self.left.add(left)
            log.warning("jobs left to the clock", jobs=left, failures=self.failures)

    def _by_queue(self, wanted: list[Wanted]) -> dict[str, list[EnqueueData]]:
        sorted_out: dict[str, list[EnqueueData]] = {}
        for name, ids in wanted:
            sorted_out.setdefault(self.kinds[name].queue, []).append(self._job(name, ids))
        return sorted_out

    def _job(self, name: str, ids: list) -> EnqueueData:
        kind = self.kinds[name]
        return Queue.prepare_data(
            f"app.jobs.{kind.queue}.{name}",
            args=(ids,) if kind.as_list else tuple(ids),
            timeout=kind.seconds,
            failure_ttl=KEEP_FAILED,
            retry=Again(max=2),
        )


def connect(url: str) -> redis.Redis:
    """A client that answers or fails within half a second, without a second try."""
    return redis.Redis.from_url(
        url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
    )
