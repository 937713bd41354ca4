"""A webhook: one POST of JSON, signed, in a bounded time, to an address that was looked at; no redirect is followed.

The signature is HMAC-SHA256 of `timestamp.body` with the endpoint's secret. The `Idempotency-Key` is the same at every
try of a message, so that a repeat is recognised by who receives it.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app import clock
from app.carriers import public
from app.carriers.target import Target
from app.mail.line import Guard
from app.mail.smtp import AMBIGUOUS, DEADLINE, LATER, REFUSED, SENT, Answer

GONE = 410


@dataclass(frozen=True)
class Note:
    """What a webhook is told: the contents of the body, the key of the message, whether it was in doubt before."""

    body: dict[str, Any]
    key: str
    again: bool = False


class Webhook:
    """One call of one address."""

    dragged = False  # nobody else sends over this line

    def __init__(self, target: Target, secret: str, note: Note, seconds: float = DEADLINE) -> None:
        self.target, self.secret, self.note = target, secret, note
        self.ends_at = time.monotonic() + seconds
        self._stage = "connect"
        self._line: http.client.HTTPConnection | None = None
        self._guard = Guard(self._left)

    def send(self, may_finish: Callable[[], bool] = lambda: True) -> Answer:
        """Call the address; `may_finish()` is asked right before the body leaves. Raises nothing."""
        try:
            return self._call(may_finish)
        except public.NotCalled as refused:
            return Answer(LATER, str(refused))
        except (OSError, http.client.HTTPException, ValueError) as error:
            words = f"{self._stage}: {type(error).__name__}"
            return Answer(AMBIGUOUS if self._stage == "answer" else LATER, words)

    def close(self) -> None:
        """Let go of the connection."""
        self._guard.release()
        if self._line is not None:
            self._line.close()

    def _call(self, may_finish: Callable[[], bool]) -> Answer:
        body = json.dumps(self.note.body, ensure_ascii=False).encode()
        line = self._open()
        line.putrequest("POST", self.target.path, skip_accept_encoding=True)
        for name, value in self._headers(body).items():
            line.putheader(name, value)
        line.endheaders()
        if not may_finish() or time.monotonic() >= self.ends_at:
            return Answer(LATER, "the lease was nearly out")
        self._stage = "answer"
        line.send(body)
        return _judged(line.getresponse().status)

    def _open(self) -> http.client.HTTPConnection:
        """A connection to the address that was looked at; TLS asks for the certificate of the name."""
        to = self.target
        found = public.places(to.host, to.port, self._left(), to.inside)
        connection = public.connect(found, self._left)
        self._guard.watch(connection)
        kind = http.client.HTTPSConnection if to.secure else http.client.HTTPConnection
        line = self._line = kind(to.host, to.port)
        line.auto_open = 0
        line.sock = connection
        if to.secure:
            line.sock = ssl.create_default_context().wrap_socket(connection, server_hostname=to.host)
        return line

    def _headers(self, body: bytes) -> dict[str, str]:
        stamp = str(int(clock.now().timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(body)),
            "Connection": "close",
            "User-Agent": "RoViec/1",
            "Idempotency-Key": self.note.key,
            "X-RoViec-Timestamp": stamp,
            "X-RoViec-Signature": f"sha256={signature(self.secret, stamp, body)}",
        }
        return {**headers, "X-Resend": "1"} if self.note.again else headers

    def _left(self) -> float:
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 of `timestamp.body`, as hexadecimal digits."""
    return hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def _judged(status: int) -> Answer:
    """2xx is taken; 410 means for good; everything else may be mended meanwhile, a redirect too."""
    if 200 <= status < 300:
        return Answer(SENT, f"http {status}")
    return Answer(REFUSED if status == GONE else LATER, f"http {status}")
