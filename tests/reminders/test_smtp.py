"""The conversation with a mail server: bounded in time, nothing to slip in, exactly what was written arrives."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from flask import Flask
from hypothesis import example, given
from hypothesis import strategies as st

from app import clock
from app.database import db
from app.mail import send_test, server
from app.mail.letter import BadAddress, Letter, one_line
from app.mail.server import Server
from app.mail.smtp import AMBIGUOUS, LATER, SENT, Talk
from app.models import delivery, settings, telling
from tests import world
from tests.reminders.conftest import Sink, messages

pytestmark = pytest.mark.thorough

SCRIPT = [b"220 hello\r\n", b"250 yes\r\n", b"250 yes\r\n", b"250 yes\r\n", b"354 go on\r\n", b"250 taken\r\n"]


def letter(**fields: str) -> Letter:
    """A letter that is fine but for what a test changes."""
    whole = {"to": "a@mau.example", "name": "A", "subject": "B", "text": "C\n", "html": "<p>C</p>", "mail_id": "x.1"}
    return Letter(**{**whole, **fields})


@pytest.fixture
def server_of(app: Flask, sink: Sink) -> Server:
    """The sink as a server."""
    return server.parse(app.config["SMTP_URL"])


def send(to: Server, what: Letter, seconds: float = 10) -> tuple[str, str]:
    """Outcome and words of one try."""
    talk = Talk(to, seconds)
    answer = talk.send(what)
    talk.close()
    return answer.outcome, answer.words


def test_text_arrives_as_written(sink: Sink, server_of: Server) -> None:
    text = "Kính gửi đồng chí,\n.\n..hai chấm\n.đầu dòng\n" + "dài " * 400 + "\n"
    assert send(server_of, letter(text=text, subject="Đôn đốc – việc số 1"))[0] == SENT
    mail = sink.mails[0]
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == text  # type: ignore[union-attr]
    assert mail["Subject"] == "Đôn đốc – việc số 1"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["Auto-Submitted"] == "auto-generated"


@example("[Rõ Việc] Mở lại: Rà soát <b>hạ tầng</b> & an toàn thông tin của các cơ quan, đơn vị trên địa bàn phường")
@given(st.text(st.sampled_from('aăâđêôơư ạầợỉỹ,.:;()–0/<>@"='), max_size=160))
def test_a_subject_arrives_letter_by_letter(text: str) -> None:
    wire = letter(subject=text, name=text).as_bytes("a@mau.example", "Rõ Việc")
    mail = message_from_bytes(wire, policy=default)
    assert mail["Subject"] == one_line(text)
    assert mail["To"].addresses[0].addr_spec == "a@mau.example"
    head = wire.partition(b"\r\n\r\n")[0]
    assert max(map(len, head.split(b"\r\n"))) < 100


@pytest.mark.parametrize("bad", ["x\r\nBcc: y@z.example", "x\nBcc: y@z.example", "x\u2028Bcc: y", "x\x00\x0b\x85\ry"])
@pytest.mark.parametrize("field", ["subject", "name", "mail_id"])
def test_nothing_can_be_slipped_into_a_header(sink: Sink, server_of: Server, field: str, bad: str) -> None:
    assert send(server_of, letter(**{field: bad}))[0] == SENT
    headers = {name.lower() for name in sink.mails[0]}
    assert "bcc" not in headers
    assert headers <= {
        *("from", "to", "subject", "date", "message-id", "auto-submitted", "mime-version", "content-type"),
        *("x-peer", "x-mailfrom", "x-rcptto"),
    }


@pytest.mark.parametrize(
    "bad",
    ["", "a", "a@", "@b.example", "a@b\r\nRCPT TO:<c@d.example>", "a@b.example>", "a b@c.example", "a@b,c@d", "á@b.vn"],
)
def test_what_is_no_address_is_refused(server_of: Server, bad: str) -> None:
    with pytest.raises(BadAddress):
        Talk(server_of).send(letter(to=bad))


class Slow:
    """A server that gives its answers a byte at a time, from a step on; or says nothing more."""

    def __init__(self, drips_from: int, pause: float = 0.2, mute_from: int = 99) -> None:
        self.drips_from, self.pause, self.mute_from = drips_from, pause, mute_from
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _peer = self.listener.accept()
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with suppress(OSError), line:
            for step, answer in enumerate(SCRIPT):
                if step and not self._hear(line, b"\r\n.\r\n" if step == 5 else b"\r\n"):
                    return
                if step >= self.mute_from:
                    time.sleep(20)
                for n in range(len(answer)) if step >= self.drips_from else ():
                    line.sendall(answer[n : n + 1])
                    time.sleep(self.pause)
                if step < self.drips_from:
                    line.sendall(answer)

    def _hear(self, line: socket.socket, until: bytes) -> bool:
        heard = b""
        while not heard.endswith(until):
            more = line.recv(4096)
            if not more:
                return False
            heard += more
        return True


@pytest.fixture
def slow() -> Iterator[Callable[..., Server]]:
    """Make slow servers."""
    made: list[Slow] = []

    def make(*args: float, **kwargs: float) -> Server:
        made.append(Slow(*args, **kwargs))  # type: ignore[arg-type]
        return Server("127.0.0.1", made[-1].port, "none", sender="a@b.example")

    yield make
    for one in made:
        one.listener.close()


@pytest.mark.parametrize("step", [0, 1, 3, 4])
def test_a_server_that_drips_frees_the_sender_at_the_deadline(slow: Callable[..., Server], step: int) -> None:
    began = time.monotonic()
    assert send(slow(step, pause=0.5), letter(), seconds=1)[0] == LATER
    assert time.monotonic() - began < 5  # its whole answer would take longer at every step


def test_a_server_that_falls_silent_after_the_dot_leaves_a_doubt(slow: Callable[..., Server]) -> None:
    assert send(slow(99, mute_from=5), letter(), seconds=1)[0] == AMBIGUOUS


def test_a_server_that_drips_after_the_dot_leaves_a_doubt(slow: Callable[..., Server]) -> None:
    assert send(slow(5, pause=0.5), letter(), seconds=1)[0] == AMBIGUOUS


def test_a_server_that_drags_is_tried_with_one_message_and_the_others_of_its_communes_wait(
    app: Flask, place: world.Place, elsewhere: world.Place, slow: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Talk.__init__, "__defaults__", (1.0,))
    for where, heads in ((place, ("culture_head", "economy_head")), (elsewhere, ("culture_head",))):
        task = where.task(due_on=date(2026, 10, 9))
        telling.tell(task, "assigned", "lead-1", [where.people[head] for head in heads], slot="act-1")
    hung, well = slow(99, mute_from=1), slow(99)
    app.config["SMTP_URL"] = f"smtp://127.0.0.1:{hung.port}?security=none"
    settings.write(elsewhere.id, "mail", {"host": well.host, "port": well.port, "security": "none", "sender": "a@b.vn"})
    db.session.commit()
    delivery.deliver(delivery.due())
    assert [(row.state, row.attempts, row.next_try_at > clock.now()) for row in messages()] == [
        ("pending", 1, True), ("pending", 0, True), ("sent", 1, False)
    ]  # fmt: skip


def test_a_hard_answer_to_the_sign_in_is_no_verdict_on_the_letter(server_of: Server) -> None:
    told = Server(server_of.host, server_of.port, "none", user="x", password="y", sender="a@b.example")
    outcome, words = send(told, letter())
    assert (outcome, words.partition(":")[0]) == (LATER, "sign in")


def test_a_certificate_nobody_knows_is_not_trusted(server_of: Server) -> None:
    told = Server(server_of.host, server_of.port, "ssl", sender="a@b.example")
    assert send(told, letter(), seconds=3)[0] == LATER


def test_an_administrator_tries_the_server(place: world.Place, sink: Sink, app: Flask) -> None:
    assert send_test(place.id, "admin@mau.example").outcome == SENT
    assert "Thư thử" in sink.mails[0]["Subject"]
    assert send_test(place.id, "no address").words == "bad address"
    app.config["SMTP_URL"] = None
    assert send_test(place.id, "admin@mau.example").words == "no mail server"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.mau.vn", ("mail.mau.vn", 587, "starttls", "", "", "ro-viec@mail.mau.vn")),
        ("smtps://u%40mau.vn:p%3A1@m.vn", ("m.vn", 465, "ssl", "u@mau.vn", "p:1", "u@mau.vn")),
        ("smtp://localhost:1025?security=none", ("localhost", 1025, "none", "", "", "ro-viec@ro-viec.localdomain")),
    ],
)
def test_an_address_of_a_server_is_read(url: str, expected: tuple) -> None:
    read = server.parse(url)
    assert (read.host, read.port, read.security, read.user, read.password, read.sender) == expected
    assert read.password == "" or read.password not in repr(read)


@pytest.mark.parametrize("url", ["http://x", "smtp://", "smtp://x?security=maybe"])
def test_another_kind_of_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"SMTP_URL|security"):
        server.parse(url)
