"""What an operator's alarm asks: deep health, metrics, the outgoing ping."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import update

from app import clock
from app.database import db
from app.jobs import watching as jobs
from app.models import sweep, watching
from app.models.job_run import JobRun
from app.models.notification import Message, SweepRun
from tests.statements import counted
from tests.world import Place


@pytest.fixture
def swept(place: Place, elsewhere: Place) -> Place:
    """Two communes that have just been swept."""
    for one in (place, elsewhere):
        sweep.sweep(one.id)
    db.session.commit()
    return place


def message(place: Place, **fields: object) -> None:
    """A message to the secretary, due now unless told otherwise."""
    person = place.people["secretary"]
    slot = f"s-{len(fields)}-{fields.get('state')}"
    row = {"recipient_id": person.id, "channel": "email", "slot": slot, "mail_id": slot, "next_try_at": clock.now()}
    db.session.add(Message(commune_id=place.id, **{**row, **fields}))
    db.session.commit()


def test_all_is_well_after_a_sweep(app: Flask, swept: Place) -> None:
    answer = app.test_client().get("/healthz/deep")
    assert (answer.status_code, answer.json["faults"], answer.json["sweep_seconds"]) == (200, [], 0)


def test_a_sweep_that_one_commune_lacks_is_a_fault(app: Flask, swept: Place) -> None:
    late = clock.now() - watching.SWEEP_AT_MOST - timedelta(seconds=1)
    db.session.execute(update(SweepRun).where(SweepRun.commune_id == swept.id).values(finished_at=late))
    db.session.commit()
    answer = app.test_client().get("/healthz/deep")
    assert (answer.status_code, answer.json["faults"], answer.json["sweep_seconds"]) == (503, ["no_sweep"], 301)


def test_a_commune_that_was_never_swept_is_seen(app: Flask, place: Place) -> None:
    place.commune.created_at = clock.now() - timedelta(hours=1)
    db.session.commit()
    assert app.test_client().get("/healthz/deep").json["faults"] == ["no_sweep"]


def test_a_message_that_waits_too_long_is_a_fault_and_one_held_back_is_none(app: Flask, swept: Place) -> None:
    message(swept, next_try_at=clock.now() + timedelta(hours=12))
    assert watching.look().faults == []
    message(swept, next_try_at=clock.now() - timedelta(minutes=11), attempts=1)
    assert watching.look().faults == ["messages_wait"]


def test_dead_senders_and_workers_are_counted(app: Flask, swept: Place) -> None:
    long_ago = clock.now() - timedelta(minutes=11)
    message(swept, state="sending", lease_until=long_ago)
    job = JobRun(commune_id=swept.id, kind="read_plan", subject_id=1, input_key="k", state="running")
    job.lease_until = long_ago
    db.session.add(job)
    db.session.commit()
    seen = watching.look()
    assert (seen.expired, seen.faults) == (2, ["leases_expired"])


def test_a_look_costs_the_same_whatever_there_is(app: Flask, swept: Place) -> None:
    with counted() as few:
        watching.look()
    for number in range(20):
        message(swept, slot=f"m{number}", mail_id=f"m{number}")
    with counted() as many:
        watching.look()
    assert len(few) == len(many) == 11


def test_metrics_are_for_who_bears_the_token(app: Flask, swept: Place) -> None:
    client = app.test_client()
    assert client.get("/metrics").status_code == 404
    app.config["METRICS_TOKEN"] = "key"
    assert client.get("/metrics", headers={"Authorization": "Bearer khac"}).status_code == 404
    message(swept, state="failed")
    figures = read(client)
    assert figures["roviec_faults", ()] == 0
    assert figures["roviec_messages", (("state", "failed"),)] == 1


def read(client: FlaskClient) -> dict[tuple, float]:
    """The metrics as a client of Prometheus reads them."""
    text = client.get("/metrics", headers={"Authorization": "Bearer key"}).text
    families = text_string_to_metric_families(text)
    return {(one.name, tuple(one.labels.items())): one.value for family in families for one in family.samples}


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address that is called, and what called it."""
    called: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            called.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/ping", called
    server.shutdown()


@pytest.fixture
def pings(monkeypatch: pytest.MonkeyPatch) -> jobs.Ping:
    """A clock that has not pinged yet."""
    monkeypatch.setattr(jobs, "own", jobs.Ping())
    return jobs.own


def test_the_clock_pings_while_all_is_well_and_once_a_minute(
    app: Flask, swept: Place, listener: tuple[str, list[str]], pings: jobs.Ping
) -> None:
    app.config["PING_URL"], called = listener
    for _tick in range(3):
        jobs.ping()
        assert pings.thread is not None
        pings.thread.join(10)
    assert called == ["/ping"]


def test_no_ping_while_something_is_wrong(
    app: Flask, swept: Place, listener: tuple[str, list[str]], pings: jobs.Ping
) -> None:
    app.config["PING_URL"], called = listener
    message(swept, next_try_at=clock.now() - timedelta(hours=1))
    jobs.ping()
    assert (pings.thread, called) == (None, [])


def test_an_address_that_does_not_answer_breaks_nothing(listener: tuple[str, list[str]]) -> None:
    assert jobs.call(listener[0])
    assert not jobs.call("http://127.0.0.1:9/")
    assert not jobs.call("file:///etc/hostname")
