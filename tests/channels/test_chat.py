"""The notification library in its own process: which addresses it gets, where it may connect, when it is killed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.carriers import chat, services
from app.carriers.chat import Chat
from app.carriers.services import SERVICES, Service, service_of
from app.mail.smtp import AMBIGUOUS, LATER, REFUSED, SENT
from app.models import delivery
from app.models.channels import Endpoint, endpoints
from app.models.task import urging
from tests import world
from tests.channels.receiver import Receiver
from tests.reminders.conftest import Sink, messages

GOOD = {
    "zalo": "zalo://123456789:abcdefghijKLMNOPqrst/a1b2",
    "tgram": "tgram://123456789:abcdefg_hijklmnop/12315544?topic=3",
    "viber": "viber://abcdefg-abcdefg/ABCDEF",
    "workflows": "workflows://prod-1.logic.azure.com:443/643e69f83c8944438d68119179a10a64/DCBVbL-abcdefgh",
    "gchat": "gchat://workspace/key/token",
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ",
    "discord": "discord://4174216298/JHMHI8qBe7bk2ZwO5U711o3dV_js",
    "line": "line://abcdefghijk/U123",
    "lark": "lark://abcdef-1234",
    "wxteams": f"wxteams://{'Y2lzY29zcGFy' * 7}",
    "pover": f"pover://{'U' * 30}@{'T' * 30}",
}
BAD = (
    "json://127.0.0.1/x", "jsons://mau.example/x", "xml://127.0.0.1", "form://127.0.0.1", "mailto://a:b@mau.example",
    "gotify://may.mau.example/abc", "ntfy://may.mau.example/x", "matrix://u:p@mau.example/#x", "rocket://u:p@mau.example/x",
    "apprise://127.0.0.1/token", "file:///etc/passwd", "syslog://", "dbus://", "smpp://u:p@127.0.0.1", "mqtt://127.0.0.1/x",
    "fcm://p/x?keyfile=/etc/passwd", "https://discord.com/api/webhooks/1/x", "tgram", "", "tgram://",
    "tgram://123456789:abcdefg_hijklmnop", "tgram://123:abc/1/2", "tgram://123:abc/1,json://127.0.0.1",
    "tgram://123:abc/1 x",     "tgram://123:abc/1?verify=no", "tgram://123:abc/1?redirect=yes", "tgram://123:abc/1?attach=/etc/passwd",
    "tgram://123:abc/1?topic=1?verify=no", "tgram://123:abc/1?topic=1;verify=no", "tgram://123:abc/1?to=2",
    "workflows://127.0.0.1/643e69f83c89/DCBVbL", "workflows://mau.example/643e69f83c89/DCBVbL",
    "workflows://prod-1.logic.azure.com/643e/DCB?template=/etc/passwd", "workflows://prod-1.logic.azure.com:8080/643e/DCB",
    "slack://T1/A1/x?mode=gov", "TGRAM://123:abc/1",
)  # fmt: skip


@pytest.fixture
def local(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Chat]:
    """A chat with the receiver, by the library's own JSON service, in a process whose guard lets loopback pass."""
    _change_child(monkeypatch, receiver.port, "child.is_public = lambda address: address == '127.0.0.1'")

    def make(seconds: float = 20.0) -> Chat:
        return Chat(f"json://127.0.0.1:{receiver.port}/nhan", "Việc quá hạn", ("127.0.0.1",), seconds)

    return make


def _change_child(monkeypatch: pytest.MonkeyPatch, port: int, *changes: str) -> None:
    """Let the process of the library call another port than 443, and change what else is said."""
    code = ["import app.carriers.chat_child as child", f"child.PORT = {port}", *changes, "child.main()"]
    monkeypatch.setattr(chat, "COMMAND", [sys.executable, "-c", "; ".join(code)])


@pytest.mark.parametrize("schema", sorted(SERVICES))
def test_an_address_of_each_service_is_taken_and_the_library_reads_it(schema: str) -> None:
    assert service_of(GOOD[schema]) is SERVICES[schema]
    from apprise import Apprise

    plugin = Apprise.instantiate(GOOD[schema], suppress_exceptions=True)
    assert plugin is not None and len(plugin) == 1
    if hasattr(plugin, "notify_url") and "//" in str(plugin.notify_url):
        host = plugin.notify_url.split("/")[2]
        assert services.matches(host, SERVICES[schema].hosts)


def test_nothing_else_is_taken() -> None:
    assert [address for address in BAD if service_of(address)] == []


def test_the_text_arrives(local: Callable[..., Chat], receiver: Receiver) -> None:
    assert local().send().outcome == SENT
    assert [json.loads(call.body)["message"] for call in receiver.calls] == ["Việc quá hạn"]


def test_a_no_is_tried_later_and_its_code_is_kept(local: Callable[..., Chat], receiver: Receiver) -> None:
    receiver.answers = [403]
    answer = local().send()
    assert (answer.outcome, answer.words) == (LATER, "http 403")


def test_a_redirect_is_not_followed(local: Callable[..., Chat], receiver: Receiver) -> None:
    receiver.answers, receiver.redirect_to = [307], f"http://127.0.0.1:{receiver.port}/khac"
    assert local().send().outcome == LATER
    assert len(receiver.calls) == 1


def test_it_is_killed_at_the_deadline_and_nobody_knows_whether_it_was_sent(
    local: Callable[..., Chat], receiver: Receiver
) -> None:
    receiver.answers = ["hang"]
    began = time.monotonic()
    answer = local(seconds=8).send()
    assert time.monotonic() - began < 18
    assert (answer.outcome, answer.words, len(receiver.calls)) == (AMBIGUOUS, "sending: TimeoutError", 1)


def test_a_silence_is_in_doubt_and_not_a_no(local: Callable[..., Chat], receiver: Receiver) -> None:
    receiver.answers = ["drop"]
    assert local().send().outcome == AMBIGUOUS
    assert len(receiver.calls) == 1


def test_an_address_the_library_cannot_read_has_failed() -> None:
    assert Chat("tgram://x/1", "x", SERVICES["tgram"].hosts).send() == chat.Answer(REFUSED, "bad address")


def test_nothing_starts_when_the_lease_is_nearly_out(local: Callable[..., Chat], receiver: Receiver) -> None:
    assert local().send(lambda: False).outcome == LATER
    assert receiver.calls == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_guard_of_the_process_refuses_what_is_not_public(
    receiver: Receiver, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change_child(monkeypatch, receiver.port)
    address = f"json://{host}:{receiver.port}/nhan"
    for hosts in (("api.telegram.org",), (host.strip("[]"),)):
        answer = Chat(address, "x", hosts).send()
        assert (answer.outcome, answer.words) == (LATER, "not public")
    assert receiver.calls == []


def test_nothing_of_ours_goes_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SECRET_KEY", "DATABASE_URL", "HTTPS_PROXY", "ALL_PROXY", "SMTP_URL"):
        monkeypatch.setenv(name, "x")
    assert set(chat._environment()) <= {*chat.KEPT, "PYTHONUTF8", "NETRC"}


def test_a_message_goes_through_it_by_the_same_delivery(
    allowed: world.Place, local: Callable[..., Chat], receiver: Receiver, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date, timedelta

    from app import clock
    from app.database import db

    own = f"json://127.0.0.1:{receiver.port}/nhan"
    person = allowed.people["culture_head"]
    endpoints.add(person, "tgram", "Telegram của tôi", GOOD["tgram"])
    kept = db.session.scalars(db.select(Endpoint)).one()
    assert (kept.shown, kept.secret) == ("tgram://…5544", "")
    kept.address = own
    monkeypatch.setattr("app.carriers.loading.service_of", lambda _address: Service("json", "", "", ("127.0.0.1",)))
    urging.urge(allowed.task(due_on=date(2026, 9, 30)), allowed.people["secretary"])
    db.session.commit()
    with clock.stopped(clock.now() + timedelta(minutes=2)):
        delivery.deliver(delivery.due())
    assert {row.channel: row.state for row in messages()} == {"email": "sent", kept.channel: "sent"}
    assert len(receiver.calls) == 1
