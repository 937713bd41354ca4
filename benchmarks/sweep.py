"""The sweep of a commune as a ratio to bare SQL, and the memory it takes, at growing sizes, on both databases.

    .venv/bin/python -m benchmarks.sweep [--sizes 1000,10000,100000] [--due 500,5000,20000] [--only sqlite|postgresql]

A sweep with nothing due is held against one bare select of the rows that could be due. A sweep with tasks due is held
against that select and a bare bulk insert of the very rows it made, with their commit; `again` is the tick after it,
when all is made already. Each case runs in a process of its own; memory is how far its resident set grew at its peak.
Medians of rounds, milliseconds and KiB; one line `FIGURE sweep …` for each case. `--profile` prints where time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.finding import database
from benchmarks.swept import crowd

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)  # Tuesday, 09:00 in Vietnam


def main() -> None:
    """Fill scratch databases, measure each case in a process of its own, print."""
    options = arguments()
    for name in ("sqlite", "postgresql"):
        if options.only in (None, name):
            with tempfile.TemporaryDirectory() as folder, database(name, folder):
                communes = crowd.fill(options.sizes, NOW)
                largest = max(options.sizes)
                cases = [(size, 0) for size in options.sizes] + [(largest, due) for due in options.due]
                for size, due in cases:
                    print(f"FIGURE sweep {name} tasks={size} due={due}", end=" ")
                    print(apart(communes[size], communes[0], due, options), end="", flush=True)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=numbers, default=[1000, 10000, 100000])
    parser.add_argument("--due", type=numbers, default=[500, 5000, 20000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--case", help=argparse.SUPPRESS)
    return parser.parse_args()


def numbers(text: str) -> list[int]:
    """`1,2` as [1, 2]."""
    return [int(word) for word in text.split(",") if word]


def apart(commune: int, idle: int, due: int, options: argparse.Namespace) -> str:
    """Measure one case in a fresh process; what it printed."""
    case = json.dumps([commune, idle, due])
    command = [sys.executable, "-m", "benchmarks.sweep", "--case", case, "--rounds", str(options.rounds)]
    given = [*command, *(["--profile"] if options.profile else [])]
    ran = subprocess.run(given, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout


def measure(commune: int, idle: int, due: int, rounds: int, profile: bool) -> None:
    """Print the figures of one case, run in this process; a sweep of an idle commune has warmed everything up."""
    from app import clock, create_app
    from app.database import db

    with create_app(TESTING=True).app_context(), clock.stopped(NOW):
        crowd.make_due(commune, due)
        sweep(idle), sweep(idle)
        first, memory = timed(lambda: sweep(commune)), 0
        rows = crowd.made(commune)
        figures: dict[str, list[float]] = {"sweep": [], "again": [], "scan": [], "insert": []}
        for number in range(rounds):
            crowd.forget(commune)
            grown = Peak()
            figures["sweep"].append(timed(lambda: sweep(commune)))
            memory = max(memory, grown.kib() if number == 0 else 0)
            figures["again"].append(timed(lambda: sweep(commune)))
            figures["scan"].append(timed(lambda: crowd.scan(commune)))
            crowd.forget(commune)
            figures["insert"].append(timed(lambda: crowd.insert(rows)))
        tell(due, rows, first, memory, {name: median(spans) for name, spans in figures.items()})
        if profile:
            crowd.forget(commune)
            show_profile(lambda: sweep(commune))
        crowd.forget(commune)
        crowd.make_due(commune, 0)
        db.session.remove()
        db.engine.dispose()


def tell(due: int, rows: dict[str, list], first: float, memory: int, ms: dict[str, float]) -> None:
    """Print the rest of a case's line."""
    made, messages = len(rows["notification"]), len(rows["message"])
    bare = ms["scan"] + (ms["insert"] if made else 0)
    print(
        f"rows={made} messages={messages} ms={ms['sweep']:.1f} "
        f"scan_ms={ms['scan']:.1f} insert_ms={ms['insert'] if made else 0:.1f} ratio={ms['sweep'] / bare:.2f} "
        f"again_ms={ms['again']:.1f} again_ratio={ms['again'] / ms['scan']:.2f} first_of_day_ms={first:.1f} "
        f"memory_kib={memory} kib_per_due={memory / due if due else 0:.2f}"
    )


def sweep(commune: int) -> None:
    """One sweep in its transaction, as the clock takes it."""
    from app import database
    from app.models.sweep import sweep

    with database.transaction():
        sweep(commune)


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds of an act."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


class Peak:
    """How far this process grows from now on: Linux forgets the peak of the past when asked to."""

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")
        self.before = status("VmRSS")

    def kib(self) -> int:
        """KiB between the resident set at the beginning and its highest since."""
        return status("VmHWM") - self.before


def status(name: str) -> int:
    """A figure of this process in KiB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))


def show_profile(act: Callable[[], Any]) -> None:
    """Print where an act spends its time."""
    profiler = cProfile.Profile()
    profiler.runcall(act)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(35)


if __name__ == "__main__":
    asked = arguments()
    if asked.case:
        measure(*json.loads(asked.case), asked.rounds, asked.profile)
    else:
        main()
