"""The same on PostgreSQL: a random commune agrees, two clocks keep one result, the page answers."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import clock
from app.database import db
from app.jobs import reconciling
from app.models.reconciliation import Reconciliation
from app.models.user import User
from tests.postgres import application
from tests.watched.life import BEGIN, Life, at
from tests.world import Place

pytestmark = pytest.mark.postgres


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: object) -> Iterator[Flask]:
    """The application on an empty PostgreSQL, from a server that a wheel carries."""
    with application(tmp_path, monkeypatch) as made:
        yield made


def test_a_random_commune_agrees(app: Flask, place: Place, client_of: Callable[[User], FlaskClient]) -> None:
    life = Life(place, random.Random(5))
    with clock.stopped(at(BEGIN - timedelta(days=3), 9)):
        life.begin(100)
    found = [life.day(BEGIN + timedelta(days=n), acts=15) for n in range(12)]
    differences = sum(len(night.differences) for night in found)
    print(f"FIGURE reconciliation postgresql differences={differences} expected={sum(n.expected for n in found)}")
    assert differences == 0 and sum(night.expected for night in found) > 500
    app.test_client_class = FlaskClient
    page = client_of(place.people["admin"]).get("/quan-tri/gui-nhac-viec")
    assert page.status_code == 200


def test_two_clocks_at_once_keep_one_result_of_a_night(app: Flask, place: Place) -> None:
    place.task(due_on=BEGIN)
    db.session.commit()
    life = Life(place, random.Random(5))
    with clock.stopped(at(BEGIN, 9)):
        reconciling.reconcile_communes()  # the commune's first evening is the one to come
    with clock.stopped(at(BEGIN, 20)):
        life.sweep()
        _at_once(app, reconciling.reconcile_communes, 4)
    assert db.session.query(Reconciliation).count() == 1


def _at_once(app: Flask, act: Callable[[], object], clocks: int) -> None:
    barrier = threading.Barrier(clocks)

    def run() -> None:
        with app.app_context():
            barrier.wait()
            act()

    threads = [threading.Thread(target=copy_context().run, args=(run,)) for _clock in range(clocks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
