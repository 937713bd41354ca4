"""What Redis is asked, and what the page and Prometheus say where it answers, hangs or isn't there."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from rq import Worker

from app.jobs import JOBS, queue_look
from app.jobs.queues import PATIENCE, Queues
from app.models.user import User
from app.runner.children import Child
from tests.world import Place

Server = tuple[Child, str]
PAGE = "/quan-tri/gui-nhac-viec"


@pytest.fixture
def queues(app: Flask, server: Server, tmp_path: Path) -> Queues:
    """The application's queues, in a real Redis."""
    app.extensions["queues"] = Queues(server[1], JOBS, tmp_path)
    return app.extensions["queues"]


@pytest.fixture
def admin(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    return client_of(place.people["admin"])


def test_lengths_workers_and_failures_are_seen(queues: Queues, admin: FlaskClient) -> None:
    queues.hand_over([("deliver", [1]), ("deliver", [2]), ("write_paper", [3])])
    worker = Worker([queues.queue("mail")], connection=queues.connection)
    worker.register_birth()
    dead = Worker([queues.queue("mail")], connection=queues.connection)
    dead.register_birth()
    assert queues.connection is not None
    queues.connection.delete(dead.key)  # killed long ago: its name stands in the list of workers still
    queues.connection.zadd("rq:failed:papers", {"gone": time.time() + 100})
    found = queue_look.look(queues)
    assert found.queues == [
        queue_look.QueueState("mail", waiting=2, failed=0, workers=1),
        queue_look.QueueState("papers", waiting=1, failed=1, workers=0),
    ]
    page = admin.get(PAGE).get_data(as_text=True)
    assert "Gửi thư, tin nhắn" in page and "không có: bộ phận hẹn giờ làm thay" in page


def test_a_hung_redis_costs_the_page_one_patience(queues: Queues, server: Server, admin: FlaskClient) -> None:
    os.kill(server[0].process.pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        answer = admin.get(PAGE)
        assert time.monotonic() - began < 4 * PATIENCE
    finally:
        os.kill(server[0].process.pid, signal.SIGCONT)
    assert answer.status_code == 200
    assert "Hàng đợi (Redis) không trả lời" in answer.get_data(as_text=True)


def test_without_redis_the_page_says_who_does_its_work(admin: FlaskClient) -> None:
    answer = admin.get(PAGE)
    assert answer.status_code == 200 and "không dùng Redis" in answer.get_data(as_text=True)


def test_what_could_not_be_handed_over_is_counted_over_all_processes(
    app: Flask, admin: FlaskClient, tmp_path: Path
) -> None:
    web, clock = (Queues("redis://127.0.0.1:1/0", JOBS, tmp_path) for _process in range(2))
    web.hand_over([("deliver", [1]), ("write_paper", [2])])
    clock.hand_over([("deliver", [3])])
    assert (web.failures, clock.failures, web.left.count) == (2, 1, 3)
    app.extensions["queues"] = web
    page = admin.get(PAGE).get_data(as_text=True)
    assert "Lần không giao được cho hàng đợi: 3" in page
    Queues("redis://127.0.0.1:1/0", JOBS, tmp_path / "missing").hand_over([("deliver", [1])])  # no error


def test_metrics_tell_of_the_queues(app: Flask, place: Place, queues: Queues, server: Server) -> None:
    app.config["METRICS_TOKEN"] = "key"
    queues.hand_over([("deliver", [1])])
    seen = read(app.test_client())
    assert seen["roviec_redis_up", ()] == 1
    assert seen["roviec_queue_jobs", (("queue", "mail"),)] == 1
    assert seen["roviec_queue_failed", (("queue", "papers"),)] == 0
    assert seen["roviec_workers", (("queue", "mail"),)] == 0
    server[0].process.kill()
    server[0].process.wait()
    away = read(app.test_client())
    assert away["roviec_redis_up", ()] == 0
    assert ("roviec_queue_jobs", (("queue", "mail"),)) not in away


def read(client: FlaskClient) -> dict[tuple, float]:
    """The metrics as a client of Prometheus reads them."""
    text = client.get("/metrics", headers={"Authorization": "Bearer key"}).text
    families = text_string_to_metric_families(text)
    return {(one.name, tuple(one.labels.items())): one.value for family in families for one in family.samples}
