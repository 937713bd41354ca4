"""Handing a letter to a mail server, step by step, in a bounded time whatever the server does.

The answer to the final dot decides. A process that was stopped and wakes up late must not send, so the lease is asked
about right before the dot.
"""

from __future__ import annotations

import smtplib
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from app.mail.letter import Letter
from app.mail.line import Guard, Line
from app.mail.server import Server

DEADLINE = 30.0  # seconds for a whole conversation
FAREWELL = 2.0  # seconds for QUIT, after all is decided
SENT, LATER, REFUSED, AMBIGUOUS = "sent", "later", "refused", "ambiguous"


@dataclass(frozen=True)
class Answer:
    """How a try ended: sent, later (nothing left, try again), refused (for good), ambiguous; and the words of it."""

    outcome: str
    words: str


class _Late(Exception):
    """The lease is nearly out: another may already have taken the letter over."""


class Talk:
    """One conversation with one server; `close` says goodbye after the outcome is written down."""

    def __init__(self, server: Server, seconds: float = DEADLINE) -> None:
        self.server = server
        self.ends_at = time.monotonic() + seconds
        self.dragged = False  # took more than half of its time
        self._half_time = self.ends_at - seconds / 2
        self._line: Line | None = None
        self._stage = "connect"
        self._guard: Guard | None = None

    def send(self, letter: Letter, may_finish: Callable[[], bool] = lambda: True) -> Answer:
        """Hand a letter over; `may_finish()` is asked right before the final dot. Raises BadAddress, nothing else."""
        body = letter.as_bytes(self.server.sender, self.server.sender_name)
        try:
            return self._converse(letter.to, body, may_finish)
        except _Late:
            return Answer(LATER, "the lease was nearly out")
        except smtplib.SMTPResponseException as error:
            return self._answered(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            words = f"{self._stage}: {type(error).__name__}"
            return Answer(AMBIGUOUS if self._stage == "dot" else LATER, words)
        finally:
            self.dragged = time.monotonic() > self._half_time

    def close(self) -> None:
        """Let go of the server; its answer to QUIT changes nothing."""
        if self._line and self._line.sock:
            with suppress(OSError, smtplib.SMTPException):
                self._line.be_patient(FAREWELL)
                if self._stage == "done":
                    self._line.docmd("quit")
            self._line.close()
        if self._guard:
            self._guard.release()

    def _converse(self, to: str, body: bytes, may_finish: Callable[[], bool]) -> Answer:
        line = self._open()
        self._stage = "sender"
        self._need(line.mail(self.server.sender))
        self._stage = "recipient"
        self._need(line.rcpt(to))
        self._stage = "content"
        self._need(line.docmd("DATA"), 354)
        line.send(_stuffed(body))
        if not may_finish() or time.monotonic() >= self.ends_at:
            raise _Late
        self._stage = "dot"
        line.send(b".\r\n")
        code, words = line.getreply()
        if not 200 <= code < 600:
            raise smtplib.SMTPServerDisconnected("half an answer")
        self._stage = "done"
        return self._answered(code, words) if code != 250 else Answer(SENT, _words(code, words))

    def _open(self) -> Line:
        line = self._line = Line(self._left)
        self._guard = Guard(self._left)
        line.server, line.guard = self.server, self._guard
        self._need(line.connect(self.server.host, self.server.port), 220)
        line.ehlo_or_helo_if_needed()
        if self.server.security == "starttls":
            line.be_patient(self._left())
            self._need(line.starttls(context=ssl.create_default_context()), 220)
            line.ehlo_or_helo_if_needed()
        if self.server.user:
            self._stage = "sign in"
            line.login(self.server.user, self.server.password)
        return line

    def _left(self) -> float:
        left = self.ends_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _need(self, answer: tuple[int, bytes], *codes: int) -> None:
        code, words = answer
        if code not in (codes or (250, 251)):
            raise smtplib.SMTPResponseException(code, words)

    def _answered(self, code: int, words: bytes | str) -> Answer:
        """A 5xx on the recipient or the content is meant for good; on sign-in or sender the set-up is to blame."""
        final = 500 <= code < 600 and self._stage in ("recipient", "content", "done")
        return Answer(REFUSED if final else LATER, f"{self._stage}: {_words(code, words)}")


def _stuffed(body: bytes) -> bytes:
    """The body as it goes over the line: CRLF ends, a dot at the start of a line doubled, no final dot."""
    lines = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines)


def _words(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {' '.join(text.split())}"[:200]
