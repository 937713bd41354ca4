"""A part of the product in a trial: `mail`, `clock`, or `clocks N`, N clocks in one process.

The product's own code with the trial's clock and changes. Each is a process of its own, forked from one that has the
product loaded already, so that a start after a kill is a matter of a moment.
"""

from __future__ import annotations

import os
import threading
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from benchmarks.trials import changes, moved

LOADED = "benchmarks.trials.loaded"
TICK = "TICK"
context = get_context("forkserver")
context.set_forkserver_preload([LOADED])


def start(log: Path, part: str, *arguments: str) -> ForkServerProcess:
    """Start a part with our environment."""
    process = context.Process(target=_run, args=(dict(os.environ), log, part, *arguments))
    process.start()
    return process


def _run(environ: dict[str, str], log: Path, part: str, *arguments: str) -> None:
    os.environ.clear()
    os.environ.update(environ)
    _write_to(log)
    moved.rule_by_environment()
    changes.make_by_environment()
    import worker
    from app.runner import clock, lifeline

    lifeline.die_with_parent()
    _note_ticks()
    if part == "clocks":
        part, clock.go_on = "clock", _several(clock.go_on, int(arguments[0]))
    worker.main(part)


def _note_ticks() -> None:
    """Let the log say when each tick began."""
    from app import clock
    from app.jobs import timetable

    tick = timetable.tick

    def noted(*given):
        say(TICK, clock.now().timestamp())
        return tick(*given)

    timetable.tick = noted


def say(*words: object) -> None:
    """Write one line to the log in one piece: `print` writes its words singly, and threads would mix theirs in."""
    os.write(1, f"{' '.join(map(str, words))}\n".encode())


def _several(go_on, number: int):
    """Go on with so many clocks at once instead of one."""

    def run(*given) -> None:
        threads = [threading.Thread(target=go_on, args=given) for _ in range(number)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return run


def _write_to(log: Path) -> None:
    with log.open("ab") as file:
        for ours in (1, 2):
            os.dup2(file.fileno(), ours)
