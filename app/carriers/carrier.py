"""What every carrier can do, and how it says that there is no way to the person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.mail.smtp import Answer


class NoWay(Exception):
    """Nothing can leave on this channel now; the message is skipped, `str()` says why."""


class Carrier(Protocol):
    """One message on its way over one channel; made while the database may be read, used after it was let go."""

    @property
    def dragged(self) -> bool:
        """Did the line that others share take much of the time? What else would leave over it then waits a little."""

    def send(self, may_finish: Callable[[], bool]) -> Answer:
        """Hand the message over within `smtp.DEADLINE` seconds; how it ended.

        `may_finish()` is asked right before what can't be taken back: is the lease still ours? Raises nothing.
        """

    def close(self) -> None:
        """Let go of the line, after the outcome is written down."""
