"""One clock for all processes of a trial: it runs like the real one, and the trial moves it on for all at once."""

from __future__ import annotations

import mmap
import os
import struct
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

PLACE = "TRIAL_CLOCK"  # the environment's name for the file that holds how far the clock is moved


class MovedClock:
    """The clock's distance from the real one, in a file that every process maps; eight octets, so never half read."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(struct.pack("d", 0.0))
        with path.open("r+b") as file:
            self._held = mmap.mmap(file.fileno(), 8)

    @property
    def seconds(self) -> float:
        """How far it is ahead of the real clock."""
        return struct.unpack_from("d", self._held)[0]

    def now(self, zone: tzinfo | None = None) -> datetime:
        """The present instant of the trial."""
        return datetime.now(zone) + timedelta(seconds=self.seconds)

    def move(self, seconds: float) -> None:
        """Move it on for every process."""
        struct.pack_into("d", self._held, 0, self.seconds + seconds)

    def set(self, at: datetime) -> None:
        """Let it show an instant now, and go on from there."""
        self.move((at - self.now(UTC)).total_seconds())

    def rule(self) -> None:
        """Let the product of this process tell the time by it."""
        from app import clock

        clock.datetime = _Datetime(self)  # type: ignore[misc,assignment]


class _Datetime:
    """What the product's clock needs of `datetime`, with a `now` of the trial."""

    combine = staticmethod(datetime.combine)

    def __init__(self, ours: MovedClock) -> None:
        self.now = ours.now


def rule_by_environment() -> None:
    """Let this process tell the time by the clock that its environment names."""
    MovedClock(Path(os.environ[PLACE])).rule()
