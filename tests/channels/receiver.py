"""A real HTTP server on loopback that takes webhooks, keeps what came, and answers as it is told."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Call:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """What came, and the answers to give: a status, `hang` (read all, say nothing), `drip`, `drop`; then 200."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    redirect_to: str = ""
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/nhan?x=1"


class Server(ThreadingHTTPServer):
    """Takes requests in threads that never keep a test from ending."""

    daemon_threads = True
    receiver: Receiver

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is what some tests want."""


class Handler(BaseHTTPRequestHandler):
    """Takes a POST."""

    server: Server

    def do_POST(self) -> None:
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if len(body) < int(self.headers["Content-Length"]):
            return  # the caller gave up before the end
        receiver.calls.append(Call(self.path, dict(self.headers), body))
        answer = receiver.answers.pop(0) if receiver.answers else 200
        if answer == "hang":
            receiver.released.wait(60)
        elif answer == "drip":
            self._drip(receiver)
        elif answer != "drop":
            self._answer(int(answer))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", self.server.receiver.redirect_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, receiver: Receiver) -> None:
        for sign in b"HTTP/1.1 200 OK\r\n" * 100:
            if receiver.released.is_set():
                return
            self.wfile.write(bytes([sign]))
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""


def serve(receiver: Receiver) -> Server:
    """Start a server for a receiver; ended by `shutdown`."""
    server = Server(("127.0.0.1", receiver.port), Handler)
    server.receiver = receiver
    receiver.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
