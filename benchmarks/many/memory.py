"""The memory of this process in the parts of a run: Linux forgets the peak of the past when it is asked to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.sweep import status

PARTS = 3  # the beginning, the middle, the end


@dataclass
class Memory:
    """The highest resident set in each part of so many steps, in MiB."""

    steps: int
    peaks: list[int] = field(default_factory=list)

    def before(self, step: int) -> None:
        """Begin a part where the step is its first."""
        starts = {round(self.steps * part / PARTS) for part in range(PARTS)}
        if step in starts:
            self._close()
            self.peaks.append(0)
            Path("/proc/self/clear_refs").write_text("5")

    def end(self) -> list[int]:
        """The peaks of all parts."""
        self._close()
        return self.peaks

    def _close(self) -> None:
        if self.peaks:
            self.peaks[-1] = status("VmHWM") // 1024
