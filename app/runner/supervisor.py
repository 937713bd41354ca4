"""Keeps all parts of the product alive, and ends them all."""

from __future__ import annotations

import signal
import threading
import time
from http.client import HTTPConnection, HTTPException
from types import FrameType
from urllib.parse import urlsplit

import structlog

from app.runner import lifeline, log_files
from app.runner.children import Child
from app.runner.options import Options

log = structlog.get_logger()
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WARM = 20.0  # seconds the children have to finish what they are at
READY = 120.0  # seconds until the web must answer
TRIM_EVERY = 60.0
HOPELESS = 4  # deaths of the web server before it ever answered


class Supervisor:
    """Starts children, tends them until a signal comes, ends them."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.children: list[Child] = []
        self.redis: Child | None = None
        self.stopping = threading.Event()
        self.hurry = False
        self._trimmed = time.monotonic()

    def listen_to_signals(self) -> None:
        """Let Ctrl-C, SIGTERM and a closed terminal end everything; a second one at once."""
        for number in SIGNALS:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.hurry = self.stopping.is_set()
        self.stopping.set()

    def add(self, child: Child) -> None:
        """Start a child and tend it from now on."""
        self.children.append(child)
        child.start()

    def wait_until_ready(self) -> bool:
        """Wait until the web answers /healthz; False after two minutes. True, too, when asked to stop."""
        deadline = time.monotonic() + READY
        while not self.stopping.is_set():
            if is_healthy(self.options.address):
                return True
            if time.monotonic() > deadline or self.children[0].deaths > HOPELESS:
                return False
            self._tend()
            self.stopping.wait(0.1)
        return True

    def keep(self) -> None:
        """Tend the children until a signal comes."""
        while not self.stopping.wait(0.3):
            self._tend()
            if time.monotonic() - self._trimmed > TRIM_EVERY:
                self._trimmed = time.monotonic()
                log_files.trim(self.options.data)

    def _tend(self) -> None:
        for child in [*self.children, *filter(None, [self.redis])]:
            child.tend()

    def end(self) -> None:
        """End all children warm, hard after 20 s or at a second signal; Redis last, so that workers can say goodbye."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + WARM
        while any(child.lives() for child in self.children) and time.monotonic() < deadline and not self.hurry:
            time.sleep(0.05)
        for child in self.children:
            child.end(0)
        if self.redis:
            self.redis.end(5)
        lifeline.end_earlier(self.options.data, patience=1)
        log.info("ended")


def is_healthy(address: str) -> bool:
    """Whether GET /healthz at an address answers 200 within two seconds."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
