"""Processes that must not outlive the supervisor, however it ends, and those that an earlier one left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

DATA = "RUNNER_DATA"
PARENT = "RUNNER_PID"
SERVERS = ("redis-server", "valkey-server")
PR_SET_PDEATHSIG = 1


def tie() -> None:
    """Tie this process, started by the supervisor, to it: SIGTERM reaches us when the supervisor dies."""
    parent = int(os.environ.get(PARENT, "0"))
    if not parent:
        return  # started by hand
    if sys.platform == "linux":
        die_with_parent()
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def die_with_parent() -> None:
    """Ask Linux to send SIGTERM to this process when its parent dies; nothing elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def end_earlier(folder: Path, patience: float = 15) -> int:
    """End what an earlier, killed supervisor of this data folder left behind; how many there were.

    `patience`: seconds a process has to end by itself. Call only with the folder's lock in hand.
    """
    found = [process for process in psutil.process_iter() if _is_left_over(process, folder)]
    end(found, patience)
    return len(found)


def _is_left_over(process: psutil.Process, folder: Path) -> bool:
    with contextlib.suppress(psutil.Error, OSError):
        if process.pid == os.getpid():
            return False
        if process.name() in SERVERS:
            return process.cwd() == str(folder / "redis")  # its title covers its environment
        return process.environ().get(DATA) == str(folder)
    return False


def end(processes: Iterable[psutil.Process], patience: float) -> None:
    """SIGTERM, then SIGKILL to those that still live after `patience` seconds."""
    living = list(processes)
    for process in living:
        with contextlib.suppress(psutil.Error):
            process.terminate()
    _, stubborn = psutil.wait_procs(living, timeout=patience)
    for process in stubborn:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)


def members(sessions: set[int]) -> list[psutil.Process]:
    """All living processes of these sessions (a worker's forked child stays in its session, even as an orphan)."""
    found = []
    for pid in psutil.pids():
        with contextlib.suppress(OSError, psutil.Error):
            if os.getsid(pid) in sessions:
                found.append(psutil.Process(pid))
    return found
