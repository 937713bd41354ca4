"""A mail server that writes down what it takes before it says yes, and that can be told to behave badly.

After it has written a mail down it rests for two milliseconds before its yes: that is the moment in which a sender's
death makes a repeat, and it is made real on purpose.
"""

from __future__ import annotations

import re
import socket
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

GREETING, HELLO, SENDER, RECIPIENT, CONTENT, DOT = "greeting", "hello", "sender", "recipient", "content", "dot"
YES = {GREETING: "220 sink", CONTENT: "354 go on", DOT: "250 taken"}
VERBS = {b"EHLO": HELLO, b"HELO": HELLO, b"MAIL": SENDER, b"RCPT": RECIPIENT, b"DATA": CONTENT}
REST = 0.002  # seconds
ADDRESS = re.compile(rb"<([^>]*)>")


@dataclass(frozen=True)
class Arrival:
    """A mail that was taken: its Message-ID, for whom, in which conversation, and whether it says to be a repeat."""

    mail_id: str
    to: str
    talk: int
    again: bool


class HangUp(Exception):
    """The server ends the conversation without a word."""


class Talk(socketserver.StreamRequestHandler):
    """One conversation; `manner` of the server says what is answered at each step."""

    server: Sink
    to = ""
    body = b""

    def handle(self) -> None:
        """Talk until one of both hangs up."""
        self.number, began = self.server.count_talk(), time.monotonic()
        with suppress(HangUp, OSError):
            self._answer(GREETING)
            while line := self.rfile.readline():
                self._hear(line)
        self.server.ended[self.number] = time.monotonic() - began

    def say(self, words: str) -> None:
        """Say a line."""
        self.wfile.write(words.encode() + b"\r\n")

    def hold(self) -> None:
        """Say nothing until the other hangs up, or the server is healed."""
        while not self.server.healed.wait(0.02) and not self._is_left():
            pass
        raise HangUp

    def _is_left(self) -> bool:
        try:
            return not self.request.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False

    def take(self) -> None:
        """Write the mail down, rest."""
        self.server.write_down(self)
        time.sleep(REST)

    def _hear(self, line: bytes) -> None:
        step = VERBS.get(line[:4].upper().strip())
        if step == RECIPIENT:
            self.to = ADDRESS.search(line)[1].decode()  # type: ignore[index]
        if step is None:
            self.say("221 bye")
            raise HangUp
        if self._answer(step).startswith("354"):
            self._read_body()
            self._answer(DOT)

    def _answer(self, step: str) -> str:
        words = self.server.manner(self, step)
        if words:
            self.say(words)
        return words

    def _read_body(self) -> None:
        self.body = b""
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise HangUp  # no dot: nothing was taken
            self.body += line


Manner = Callable[[Talk, str], str]


def well(talk: Talk, step: str) -> str:
    """Take every mail."""
    if step == DOT:
        talk.take()
    return YES.get(step, "250 yes")


class Sink(socketserver.ThreadingTCPServer):
    """The server on loopback; what arrived, in its order."""

    daemon_threads, allow_reuse_address, request_queue_size = True, True, 64

    def __init__(self, manner: Manner = well) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.manner = manner
        self.arrivals: list[Arrival] = []
        self.talks = 0
        self.ended: dict[int, float] = {}  # seconds of each conversation that has
        self.healed = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, _request: object, _address: object) -> None:
        """A sender that is killed hangs up in the middle; that is what we are here for."""

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.server_address[1]  # type: ignore[no-any-return]

    @property
    def url(self) -> str:
        """Its address as SMTP_URL has it."""
        return f"smtp://127.0.0.1:{self.port}?security=none&sender=ro-viec@mau.example"

    def heal(self) -> None:
        """Behave well from now on; a conversation that is held is let go."""
        self.manner = well
        self.healed.set()

    def copies(self) -> Counter[str]:
        """How many mails each address got."""
        return Counter(one.to for one in list(self.arrivals))

    def count_talk(self) -> int:
        """The number of a new conversation."""
        with self._lock:
            self.talks += 1
            return self.talks

    def write_down(self, talk: Talk) -> None:
        """Note a mail that is taken."""
        head = talk.body.partition(b"\r\n\r\n")[0]
        mail_id = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"message-id:"))
        self.arrivals.append(Arrival(mail_id.decode(), talk.to, talk.number, b"X-Resend: 1" in head))
