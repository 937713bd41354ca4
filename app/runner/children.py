"""A child process: started with its own session and log, started again with growing pauses when it dies."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import structlog

import config
from app.runner import lifeline, log_files

log = structlog.get_logger()
LONGEST_PAUSE = 30.0
LONG_LIFE = 60.0


def environment(folder: Path) -> dict[str, str]:
    """Our environment with what ties a process to this supervisor and its data folder."""
    ours = {
        "DATA_DIR": str(folder),
        lifeline.DATA: str(folder),
        lifeline.PARENT: str(os.getpid()),
        "PYTHONPATH": str(config.ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    return {**os.environ, **ours}


class Child:
    """One program the supervisor keeps alive. Times are monotonic seconds."""

    def __init__(self, name: str, command: list[str], folder: Path, prepare: Callable[[], None] | None = None) -> None:
        self.name, self.command, self.folder, self.prepare = name, command, folder, prepare
        self.process: subprocess.Popen | None = None
        self.deaths = 0
        self.start_at = 0.0
        self.sessions: set[int] = set()

    def start(self) -> None:
        """Start the program; Ctrl-C at the terminal doesn't reach it, the supervisor's word does."""
        self.started = time.monotonic()
        with log_files.path(self.folder, self.name).open("ab") as output:
            self.process = subprocess.Popen(  # noqa: S603
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=config.ROOT,
                env=environment(self.folder),
                start_new_session=True,
                preexec_fn=self.prepare,
            )
        self.sessions.add(self.process.pid)
        log.info("started", child=self.name, pid=self.process.pid)

    def lives(self) -> bool:
        """Whether the program runs now."""
        return self.process is not None and self.process.poll() is None

    def tend(self) -> None:
        """Start the program again if it died and its pause is over: 0.5 s, doubled with each death in a row."""
        if self.lives():
            return
        now = time.monotonic()
        if self.process is not None:
            self._note_death(now, self.process.returncode)
        elif now >= self.start_at:
            self.start()

    def _note_death(self, now: float, code: int) -> None:
        self.deaths = 1 if now - self.started > LONG_LIFE else self.deaths + 1
        pause = min(0.5 * 2 ** (self.deaths - 1), LONGEST_PAUSE)
        self.start_at, self.process = now + pause, None
        log.warning("died", child=self.name, code=code, again_in=pause)

    def ask_to_end(self) -> None:
        """Send SIGTERM, without waiting."""
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.terminate()

    def end(self, patience: float) -> None:
        """End the program and all it ever started: `patience` seconds warm, then hard."""
        self.ask_to_end()
        if self.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        for rest in lifeline.members(self.sessions):
            with contextlib.suppress(psutil.Error):
                rest.kill()
        if self.process is not None:
            self.process.wait()
