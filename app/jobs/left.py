"""How many jobs could not be given to Redis, counted over all processes of a deployment: web, workers, clocks.

A file of the data folder that grows by one byte for each job: appending is atomic, its size is the count, its time the
last one. Nothing depends on it; where it can't be written, the log still says so.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import structlog

log = structlog.get_logger()
NAME = "jobs-left-to-the-clock"


class Left:
    """The count of one deployment; without a folder it counts nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / NAME if folder else None

    def add(self, jobs: int) -> None:
        """Count jobs. Raises nothing."""
        if self.path is None:
            return
        try:
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, b"." * jobs)
            finally:
                os.close(handle)
        except OSError as error:
            log.warning("jobs left not counted", error=type(error).__name__)

    @property
    def count(self) -> int:
        """How many since the deployment began."""
        found = self._stat()
        return found.st_size if found else 0

    @property
    def last_at(self) -> datetime | None:
        """When the last one was counted, in UTC; None where there is none."""
        found = self._stat()
        return datetime.fromtimestamp(found.st_mtime, UTC) if found else None

    def _stat(self) -> os.stat_result | None:
        try:
            return self.path.stat() if self.path else None
        except OSError:
            return None
