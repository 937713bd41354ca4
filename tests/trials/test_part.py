"""What the trials' own parts write down is fit to be read."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from benchmarks.trials import part


def test_lines_of_threads_dont_mix(tmp_path: Path) -> None:
    """Several clocks of one process write to one log."""
    log = tmp_path / "log"
    kept = os.dup(1)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 1)
        threads = [threading.Thread(target=_say_often, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    lines = log.read_text().splitlines()
    assert sorted(lines) == sorted(f"{part.TICK} {number} {time}" for number in range(8) for time in range(1000))


def _say_often(number: int) -> None:
    for time in range(1000):
        part.say(part.TICK, number, time)
