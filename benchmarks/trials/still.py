"""How long nothing has come in a trial, and moving its clock on for that."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.trials.stage import Stage

STILL = 1.0  # seconds without a mail after which the clock is moved on
WHOLE = 3  # ticks that must have begun meanwhile, of one clock or several
FIRST_STEP, LAST_STEP = 100.0, 1800.0  # seconds of the trial's clock; after the first a clock sends for itself


class Stillness:
    """How long no mail has come, and how far the clock was moved on for it; each step is twice the one before."""

    def __init__(self, on: Stage) -> None:
        self.stage, self.heard = on, -1
        self._begin()

    def is_long(self) -> bool:
        """Has no mail come for a while, in which the clocks had time for a whole tick?"""
        if len(self.stage.sink.arrivals) != self.heard:
            self._begin()
        if time.monotonic() < self.ends_at:
            return False
        self.ends_at = time.monotonic() + STILL / 10
        return len(self.stage.ticks()) >= self.ticks + WHOLE

    def move_clock(self) -> None:
        """Move the clock on by the next step."""
        self.stage.clock.move(self.step)
        self.moved_by, self.step = self.moved_by + self.step, min(self.step * 2, LAST_STEP)
        self._wait_anew()

    def _begin(self) -> None:
        self.heard, self.moved_by, self.step = len(self.stage.sink.arrivals), 0.0, FIRST_STEP
        self._wait_anew()

    def _wait_anew(self) -> None:
        self.ends_at, self.ticks = time.monotonic() + STILL, len(self.stage.ticks())
