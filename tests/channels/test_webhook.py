"""A webhook as it arrives: signed, with one key over all tries, tried again as a letter is, never to an ended one."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from app import clock
from app.carriers import webhook
from app.carriers.target import Target, target_of
from app.carriers.webhook import Note, Webhook
from app.database import db
from app.mail.smtp import AMBIGUOUS, LATER, REFUSED, SENT
from app.models import delivery, trying
from app.models.channels import Endpoint, endpoints, rules
from app.models.notification import DeliveryAttempt, Message, Notification
from app.models.tally import Tally
from app.models.task import urging
from app.models.undelivered import undelivered
from tests import world
from tests.channels.receiver import Call, Receiver, serve
from tests.reminders.conftest import Sink, fresh, messages, rows

LATE = date(2026, 9, 30)
Make, Post = Callable[..., int], Callable[[], Tally]


@pytest.fixture
def urged(allowed: world.Place, endpoint: Endpoint, task: Make) -> int:
    """A task that was urged: its head's webhook waits; the task's id."""
    late = task(LATE)
    urging.urge(fresh(late), allowed.people["secretary"], "Khẩn trương")
    db.session.commit()
    return late


def mine() -> Message:
    """The message to the endpoint."""
    return next(row for row in messages() if row.channel.startswith("endpoint-"))


def in_minutes(minutes: float) -> clock.datetime:
    return clock.now() + timedelta(minutes=minutes)


def send(minutes: float = 2) -> Tally:
    """Deliver what is due so much later."""
    db.session.commit()
    with clock.stopped(in_minutes(minutes)):
        return delivery.deliver(delivery.due())


def is_signed(call: Call, secret: str) -> bool:
    """The check as a receiver writes it, with nothing of ours."""
    words = call.headers["X-RoViec-Timestamp"].encode() + b"." + call.body
    wanted = "sha256=" + hmac.new(bytes(secret, "ascii"), words, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, call.headers["X-RoViec-Signature"])


def test_it_says_what_the_letter_says(
    sink: Sink, receiver: Receiver, endpoint: Endpoint, urged: int, allowed: world.Place, app: Flask
) -> None:
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    assert send() == Tally(sent=2)
    call = receiver.calls[0]
    assert call.path == "/nhan?x=1"
    assert is_signed(call, endpoint.secret) and not is_signed(call, endpoint.secret + "x")
    said = json.loads(call.body)
    assert said["kind"] == "urge" and said["recipient"] == allowed.people["culture_head"].id
    assert said["id"] == call.headers["Idempotency-Key"] == f"{mine().mail_id}.{int(mine().created_at.timestamp())}"
    item = said["items"][0]
    assert (item["task"], item["rule"], item["due_on"]) == (urged, "urge", "2026-09-30")
    assert item["link"] == said["link"] == f"https://viec.mau.example/viec/{urged}"
    assert "Quá hạn" in item["state"] and item["title"] in said["text"]
    assert "Khẩn trương" not in call.body.decode() and "@" not in call.body.decode()
    assert len(sink.mails) == 1 and "X-Resend" not in call.headers


def test_the_key_is_the_same_at_every_try(receiver: Receiver, endpoint: Endpoint, urged: int, sink: Sink) -> None:
    receiver.answers = [500, 503, 429, 404, 302]
    at = 2.0
    for minutes in (*trying.RETRIES, 0):
        send(at)
        at += minutes + 1
    assert [len(receiver.calls), mine().state, mine().attempts] == [6, "sent", 6]
    assert len({call.headers["Idempotency-Key"] for call in receiver.calls}) == 1
    assert all(is_signed(call, endpoint.secret) for call in receiver.calls)
    assert len({call.headers["X-RoViec-Timestamp"] for call in receiver.calls}) == 6
    assert len(sink.mails) == 1


def test_after_the_last_try_it_has_failed_and_the_secretariat_sees_it(
    receiver: Receiver, urged: int, allowed: world.Place, sink: Sink
) -> None:
    receiver.answers = [500] * 20
    at = 2.0
    for minutes in (*trying.RETRIES, 60, 60):
        send(at)
        at += minutes + 1
    assert (mine().state, mine().reason, len(receiver.calls)) == ("failed", "http 500", 6)
    assert [row.message.id for row in undelivered(allowed.id)] == [mine().id]
    attempts = rows(DeliveryAttempt, message_id=mine().id)
    assert [row.outcome for row in attempts] == [LATER] * 6


def test_gone_is_for_good(receiver: Receiver, urged: int, sink: Sink) -> None:
    receiver.answers = [410]
    send()
    send(300)
    assert (mine().state, mine().reason, len(receiver.calls)) == ("failed", "http 410", 1)


def test_what_is_gone_is_switched_off_and_its_owner_told(receiver: Receiver, urged: int, sink: Sink) -> None:
    receiver.answers = [410]
    send()
    gone = rows(Endpoint)[0]
    assert not gone.is_on
    told = rows(Notification, rule="endpoint_gone", channel="in_app")
    assert [(row.recipient_id, row.subject_id) for row in told] == [(gone.owner_id, gone.id)]
    assert not rows(Notification, rule="endpoint_gone", channel=f"endpoint-{gone.id}")
    send(10)
    assert len(receiver.calls) == 1 and len(rows(Notification, rule="endpoint_gone", channel="in_app")) == 1


def test_a_silence_after_the_body_is_sent_once_more_and_says_so(
    receiver: Receiver, urged: int, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook.Webhook.__init__, "__defaults__", (1.0,))
    receiver.answers = ["hang", "drop"]
    send()
    assert (mine().state, mine().ambiguous) == ("pending", 1)
    send(10)
    assert (mine().state, mine().ambiguous) == ("unknown", 2)
    assert ["X-Resend" in call.headers for call in receiver.calls] == [False, True]
    assert receiver.calls[0].headers["Idempotency-Key"] == receiver.calls[1].headers["Idempotency-Key"]
    send(400)
    assert len(receiver.calls) == 2


def test_a_dead_senders_call_is_repeated_once(receiver: Receiver, urged: int, sink: Sink) -> None:
    from app import short_writes

    with clock.stopped(in_minutes(2)):
        short_writes.claim_message(mine().id, "dead", delivery.LEASE)
    with clock.stopped(in_minutes(10)):
        assert delivery.rescue() == 1
        delivery.deliver(delivery.due())
    assert [call.headers.get("X-Resend") for call in receiver.calls] == ["1"]


def test_nothing_leaves_when_the_lease_is_nearly_out(
    receiver: Receiver, urged: int, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "MARGIN", trying.LEASE)
    send()
    assert (mine().state, mine().ambiguous, receiver.calls) == ("pending", 0, [])


def test_no_redirect_is_followed(receiver: Receiver, app: Flask) -> None:
    other = Receiver()
    server = serve(other)
    receiver.redirect_to = other.address
    receiver.answers = [301, 302, 303, 307, 308]
    inside = {*app.config["WEBHOOK_INSIDE"], f"127.0.0.1:{other.port}"}
    for status in (301, 302, 303, 307, 308):
        call = Webhook(_there(receiver, inside), "s", Note({}, "k"))
        assert call.send() == webhook.Answer(LATER, f"http {status}")
        call.close()
    server.shutdown()
    server.server_close()
    assert (len(receiver.calls), other.calls) == (5, [])


@pytest.mark.parametrize("how", ["hang", "drip"])
def test_a_slow_receiver_is_left_at_the_deadline(receiver: Receiver, app: Flask, how: str) -> None:
    receiver.answers = [how]
    call = Webhook(_there(receiver, app.config["WEBHOOK_INSIDE"]), "s", Note({}, "k"), seconds=0.5)
    began = time.monotonic()
    assert call.send().outcome == AMBIGUOUS
    call.close()
    assert time.monotonic() - began < 10


def test_proxies_of_the_environment_are_ignored(
    receiver: Receiver, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Receiver()
    server = serve(proxy)
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    call = Webhook(_there(receiver, app.config["WEBHOOK_INSIDE"]), "s", Note({}, "k"))
    assert call.send().outcome == SENT
    call.close()
    server.shutdown()
    server.server_close()
    assert (len(receiver.calls), proxy.calls) == (1, [])


@pytest.mark.parametrize("how", ["off", "removed", "not allowed", "closed account"])
def test_an_endpoint_that_ended_gets_nothing(
    receiver: Receiver, endpoint: Endpoint, urged: int, allowed: world.Place, sink: Sink, how: str
) -> None:
    owner, endpoint = allowed.people["culture_head"], db.session.merge(endpoint)
    if how == "off":
        endpoints.switch(endpoint, owner, False)
    elif how == "removed":
        endpoints.remove(endpoint, owner)
        assert (endpoint.address, endpoint.secret) == ("", "")
    elif how == "not allowed":
        rules.allow(allowed.people["admin"], email=True, services=[])
    else:
        db.session.merge(owner).active = False
    send()
    assert (receiver.calls, mine().state) == ([], "skipped")


def test_refused_outcomes_are_told_apart() -> None:
    judged = {status: webhook._judged(status).outcome for status in (200, 204, 299, 301, 400, 404, 410, 500)}
    assert judged == {
        **dict.fromkeys((200, 204, 299), SENT),
        **dict.fromkeys((301, 400, 404, 500), LATER),
        410: REFUSED,
    }


def _there(receiver: Receiver, inside: set[str] | frozenset[str]) -> Target:
    target = target_of(receiver.address, inside)
    assert target is not None
    return target
