"""Several processes at once: each reminder is made once and leaves once. Controls show that the tests can fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from app.models.notification import Notification
from tests import world
from tests.reminders.conftest import Sink, mails, messages, rows

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SOON = date(2026, 10, 9)
HEAD_START = 3.0  # seconds for all of them to get ready
Race = Callable[..., list[int]]


@pytest.fixture
def race(app: Flask, tmp_path: Path) -> Race:
    """Let processes do the same thing at the same moment; what each of them says."""

    def run(what: str, *without: str, runners: int = 3) -> list[int]:
        given = {"DATA_DIR": str(tmp_path), "SECRET_KEY": "only for tests", "PYTHONPATH": str(ROOT)}
        env = {**os.environ, **given, "SMTP_URL": app.config["SMTP_URL"] or ""}
        command = [sys.executable, "-m", "tests.reminders.racer", what, str(time.time() + HEAD_START), *without]
        started = [subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(runners)]
        return [json.loads(process.communicate(timeout=120)[0].splitlines()[-1]) for process in started]

    return run


def make_tasks(place: world.Place, count: int) -> None:
    """Tasks of a head with an assignee, and of no lead yet, which the secretariat hears of."""
    from app.database import db

    for number in range(count):
        given = {"unit": "culture", "assignee_id": place.people["officer"].id} if number % 2 else {"unit": None}
        place.task(due_on=SOON, **given)
    db.session.commit()


@pytest.mark.parametrize("without", [(), ("look",)])
def test_sweeps_at_once_make_each_reminder_once(place: world.Place, race: Race, without: tuple[str, ...]) -> None:
    """Also where none of them looks first what is there: the unique key alone decides."""
    make_tasks(place, 20)
    made = race("sweep", *without)
    assert sum(made) == len(rows(Notification)) == 60
    assert sorted(made) == [0, 0, 60]
    assert len(messages()) == 3


def send_at_once(place: world.Place, sink: Sink, race: Race, *without: str) -> Counter[str]:
    """Let three senders have the same messages; how often each arrived."""
    from app.database import db
    from app.models.telling import tell

    made = place.task(due_on=SOON)
    for number in range(15):
        for person in ("culture_head", "officer"):
            tell(made, "assigned", f"lead-{number}", [place.people[person]], slot=f"act-{number}")
    db.session.commit()
    race("deliver", *without)
    return Counter(str(mail["Message-ID"]) for mail in sink.mails)


def test_senders_at_once_send_each_message_once(place: world.Place, sink: Sink, race: Race) -> None:
    arrived = send_at_once(place, sink, race)
    assert (len(arrived), arrived.total()) == (30, 30)
    assert {row.state for row in mails()} == {"sent"}


def test_without_the_claim_they_would_send_them_again_and_again(place: world.Place, sink: Sink, race: Race) -> None:
    """Control: the test above notices when the claim is gone."""
    arrived = send_at_once(place, sink, race, "claim")
    assert arrived.total() > len(arrived)
