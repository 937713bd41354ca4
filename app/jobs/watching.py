"""The clock's own sign of life: an outgoing ping while all is well, so that silence raises an alarm elsewhere."""

from __future__ import annotations

import threading
import time
import urllib.request
from datetime import timedelta

import structlog
from flask import current_app

from app.models import watching

log = structlog.get_logger()
EVERY = timedelta(minutes=1).total_seconds()
PATIENCE = 5.0  # seconds for connecting and for each read of the answer


class Ping:
    """The calls of one clock: at most one a minute and one at a time, beside the tick, which never waits for it."""

    def __init__(self) -> None:
        self.began = -EVERY
        self.thread: threading.Thread | None = None

    def is_due(self) -> bool:
        """Has a minute passed, and has the call before ended?"""
        busy = self.thread is not None and self.thread.is_alive()
        return not busy and time.monotonic() - self.began >= EVERY

    def send(self, url: str) -> None:
        """Call an address in a thread of its own."""
        self.began = time.monotonic()
        self.thread = threading.Thread(target=call, args=(url,), daemon=True)
        self.thread.start()


own = Ping()


def ping() -> None:
    """Call PING_URL, only while nothing is wrong.

    The address is the operator's own setting (https, or http inside the house), never a commune's.
    """
    url = current_app.config["PING_URL"]
    if not url or not own.is_due():
        return
    faults = watching.look().faults
    if faults:
        log.error("no ping while something is wrong", faults=faults)
    else:
        own.send(url)


def call(url: str) -> bool:
    """Send one GET; did it get a good answer? A failure is logged, no more."""
    if not url.startswith(("https://", "http://")):
        log.error("PING_URL is no web address")
        return False
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310
            return 200 <= answer.status < 300
    except OSError as error:
        log.warning("ping failed", error=type(error).__name__)
        return False
