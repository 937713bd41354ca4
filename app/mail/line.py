"""The connection under a conversation: made within the time left, and cut at the deadline by a guard."""

from __future__ import annotations

import os
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress

from app.mail.server import Server


class Line(smtplib.SMTP):
    """smtplib's conversation over a connection of our own making."""

    server: Server
    guard: Guard

    def __init__(self, left: Callable[[], float]) -> None:
        super().__init__(local_hostname="localhost", timeout=left())
        self.left = left

    def connect(self, host: str = "localhost", port: int = 0, source_address: object = None) -> tuple[int, bytes]:
        """Connect, with TLS from the first byte where the server wants it, and hear the greeting."""
        self._host = host  # starttls checks the certificate against it
        self.sock = self._reach(host, port)
        self.guard.watch(self.sock)
        if self.server.security == "ssl":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=host)
        self.file = None
        return self.getreply()

    def be_patient(self, seconds: float) -> None:
        """Wait no longer than this for the next answer."""
        if self.sock:
            self.sock.settimeout(seconds)

    def _reach(self, host: str, port: int) -> socket.socket:
        error: OSError = OSError("no address")
        for *_kind, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                return socket.create_connection((str(place[0]), port), timeout=self.left())
            except TimeoutError:
                raise
            except OSError as refused:
                error = refused
        raise error


class Guard:
    """Cuts the connection at the deadline: a server that drips a byte at a time never runs into a read's timeout."""

    def __init__(self, left: Callable[[], float]) -> None:
        self._left = left
        self._handle: socket.socket | None = None
        self._timer: threading.Timer | None = None

    def watch(self, connection: socket.socket) -> None:
        """Watch a connection through a handle of its own, which outlives its wrapping in TLS."""
        self._handle = socket.socket(connection.family, connection.type, fileno=os.dup(connection.fileno()))
        self._timer = threading.Timer(self._left(), self._cut)
        self._timer.daemon = True
        self._timer.start()

    def release(self) -> None:
        """Stop watching."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
        if self._handle:
            self._handle.close()

    def _cut(self) -> None:
        if self._handle:
            with suppress(OSError):
                self._handle.shutdown(socket.SHUT_RDWR)
