"""The processes of a trial: which children they have, their end by kill -9."""

from __future__ import annotations

import contextlib
import os
import signal
from multiprocessing.context import ForkServerProcess as Process

import psutil


def end(process: Process) -> None:
    """Kill -9 of a process and its children: stopped first, so that it can't fork meanwhile."""
    if process.is_alive():
        os.kill(pid(process), signal.SIGSTOP)
        children = children_of(process)
        process.kill()
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
    process.join()


def pid(process: Process) -> int:
    """The number of a process that was started."""
    assert process.pid
    return process.pid


def children_of(process: Process) -> list[psutil.Process]:
    """Its children: a worker has one while it works on a job."""
    try:
        return psutil.Process(pid(process)).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
