"""S10: eight children of one worker ask for marked rows at once; nobody may get another's answer, nobody may hang.

    .venv/bin/python -m benchmarks.trials.fork_safety [--queries 100] [--on sqlite postgresql] [--bare]

`--bare` is the control: the children keep the connections that they inherit from the worker.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.trials import figures
from benchmarks.trials.nursery import ROOT
from benchmarks.trials.own_redis import own_redis
from benchmarks.trials.saved import saved


@dataclass(frozen=True)
class Fared:
    """How the queries of all children fared; `missing` were never answered, `hung` counts children."""

    right: int
    wrong: int
    error: int
    missing: int
    hung: int


def run(on: str, queries: int, protected: bool = True) -> Fared:
    """Let eight children ask so many times each, on a kind of database."""
    command = [sys.executable, "-m", "benchmarks.trials.forks", str(queries), "protected" if protected else "bare"]
    with tempfile.TemporaryDirectory(prefix="trial-") as name, saved(on, Path(name)) as data:
        with own_redis(data.data) as (_child, url):
            environ = {**os.environ, **data.environ, "REDIS_URL": url, "PYTHONPATH": str(ROOT)}
            ran = subprocess.run(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        return Fared(*map(int, ran.stdout.splitlines()[-1].split()))


def main() -> int:
    """Measure what was asked for, print; 1 where an answer was not the right one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--bare", action="store_true")
    given, bad = parser.parse_args(), 0
    for on in given.on:
        fared = run(on, given.queries, not given.bare)
        figures.say("S10", {"database": on, "protected": not given.bare, **asdict(fared)})
        bad += fared.wrong + fared.error + fared.missing + fared.hung
    return bad > 0


if __name__ == "__main__":
    raise SystemExit(main())
