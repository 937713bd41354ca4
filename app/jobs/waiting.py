"""Run for the clock what no worker took in time: without Redis papers are still made and plans still read.

Each runs in a process of its own (`worker.py job`), one at a time, so that a document which never ends, or takes all
memory, keeps no reminder from leaving: the clock goes on with its tick and looks again at the next.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from importlib import import_module

import structlog

import config
from app.models import job_runs

log = structlog.get_logger()
LONGEST = 120  # seconds of one job
OWN_SECONDS = 10.0  # of a tick spent on waiting for jobs


class Child:
    """The one process that does a waiting job; times are monotonic seconds."""

    def __init__(self) -> None:
        self.process: subprocess.Popen | None = None
        self.began = 0.0

    def start(self, kind: str, subject_id: int) -> None:
        """Start a job; no engine or connection of ours goes along."""
        self.began = time.monotonic()
        self.process = subprocess.Popen(command(kind, subject_id), stdin=subprocess.DEVNULL, cwd=config.ROOT)  # noqa: S603

    def is_free(self, until: float) -> bool:
        """Wait until the job has ended, at most until an instant; one that is over its time is killed."""
        if self.process is None:
            return True
        try:
            self.process.wait(max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            if time.monotonic() - self.began < LONGEST:
                return False
            log.error("job took too long", seconds=LONGEST)
            self.process.kill()
            self.process.wait()
        self.process = None
        return True


child = Child()


def run_waiting() -> None:
    """Take the jobs that wait longer than they should, one after the other, as far as this tick's time goes."""
    until = time.monotonic() + OWN_SECONDS
    begun: set[tuple[str, int]] = set()
    while child.is_free(until):
        left = [job for job in job_runs.overdue() if job not in begun]
        if not left or time.monotonic() >= until:
            return
        child.start(*left[0])
        begun.add(left[0])


def command(kind: str, subject_id: int) -> list[str]:
    """The command line that runs one job."""
    return [sys.executable, str(config.ROOT / "worker.py"), "job", kind, str(subject_id)]


def run_one(kind: str, subject_id: int) -> None:
    """Do one job in this process, which the system ends when its time is over."""
    from app.jobs import JOBS

    if hasattr(signal, "alarm"):
        signal.alarm(LONGEST)
    getattr(import_module(f"app.jobs.{JOBS[kind].queue}"), kind)(subject_id)
