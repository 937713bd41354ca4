"""A real product started by `bin/run`, and a real Redis of our own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.runner import redis_server
from app.runner.supervisor import is_healthy

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("DATA_DIR", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "SECRET_KEY", "PYTHONPATH")
PATIENCE = 90  # seconds, generous: a machine may be busy


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until a condition holds; fail with `what` after a generous time."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited {PATIENCE} s for {what}")
        time.sleep(0.05)


def living(folder: Path) -> list[psutil.Process]:
    """Every process that names the folder in its command, environment or working directory."""
    found = []
    for process in psutil.process_iter():
        try:
            known = [*process.cmdline(), *process.environ().values(), process.cwd()]
        except (psutil.Error, OSError):
            continue
        if process.pid != os.getpid() and any(str(folder) in word for word in known):
            found.append(process)
    return found


class Running:
    """One start of `bin/run` on a folder, in a process group of its own."""

    def __init__(self, data: Path, *options: str, port: int | None = None) -> None:
        self.data, self.port = data, port or free_port()
        environ = {name: value for name, value in os.environ.items() if name not in OURS}
        command = [str(ROOT / "bin" / "run"), "--port", str(self.port), "--data", str(data), *options]
        self.output = data.parent / f"{data.name}-{self.port}-{time.monotonic_ns()}.out"
        with self.output.open("wb") as file:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=environ, process_group=0
            )

    @property
    def said(self) -> str:
        """What it printed so far."""
        return self.output.read_text()

    def healthy(self) -> bool:
        """Whether the web answers."""
        return is_healthy(f"http://127.0.0.1:{self.port}")

    def wait_until_ready(self) -> Running:
        """Wait for the address it prints when all is up."""
        wait_for(lambda: "đang chạy: http" in self.said or self.process.poll() is not None, "the start")
        assert self.process.poll() is None, self.said
        return self

    def wait(self) -> int:
        """Wait for its end; its exit code."""
        return self.process.wait(PATIENCE)

    def kill_group(self) -> None:
        """kill -9 of the whole process group."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start the product; whatever still lives at the end is killed."""
    started: list[Running] = []

    def begin(*options: str, data: Path | None = None, port: int | None = None) -> Running:
        started.append(Running(data or tmp_path / "data", *options, port=port))
        return started[-1]

    yield begin
    for run in started:
        if run.process.poll() is None:
            run.process.terminate()
            run.process.wait(PATIENCE)
        for process in living(run.data):
            process.kill()


@pytest.fixture
def redis_home(tmp_path: Path) -> Path:
    """A data folder that is ready for a Redis."""
    for name in ("run", "logs"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def server(redis_home: Path) -> Iterator[tuple[redis_server.Child, str]]:
    """A Redis as the product starts it: the child and its address."""
    started = redis_server.start(redis_home)
    assert started is not None
    yield started
    if started[0].process:
        started[0].process.send_signal(signal.SIGCONT)
    started[0].end(5)
