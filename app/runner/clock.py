"""The clock: calls the timetable again and again; any number of clocks may run."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType

import structlog
from flask import Flask

from app.runner import json_logs, lifeline
from app.runner.workers import make_application

log = structlog.get_logger()
DEFAULT_SECONDS = 20.0


def run() -> None:
    """Tick until SIGTERM; a tick that is under way finishes its step."""
    lifeline.tie()
    json_logs.configure()
    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("clock started", seconds=seconds())
    go_on(make_application(), stopping, seconds())


def seconds() -> float:
    """The pause between two ticks from CLOCK_SECONDS, in seconds; the default where that is no positive number."""
    try:
        given = float(os.environ.get("CLOCK_SECONDS") or DEFAULT_SECONDS)
    except ValueError:
        given = 0
    return given if given > 0 else DEFAULT_SECONDS


def go_on(app: Flask, stopping: threading.Event, pause: float) -> None:
    """Tick, wait, tick, until `stopping` is set; an error is logged and the loop goes on."""
    from app.jobs import timetable

    while not stopping.is_set():
        try:
            with app.app_context():
                timetable.tick(stopping.is_set)
        except Exception:
            log.exception("tick failed")
        stopping.wait(pause)
