"""The same races on PostgreSQL, where writers really run side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.database import db
from app.models.notification import Notification
from tests import world
from tests.postgres import application
from tests.reminders import test_races
from tests.reminders.conftest import Sink, mails, messages, rows
from tests.reminders.test_races import Race

race = test_races.race


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: object) -> Iterator[Flask]:
    """The application on an empty PostgreSQL, from a server that a wheel carries."""
    with application(tmp_path, monkeypatch) as made:
        yield made


@pytest.mark.postgres
def test_sweeps_at_once_make_each_reminder_once(place: world.Place, race: Race) -> None:
    test_races.make_tasks(place, 20)
    db.session.remove()
    made = race("sweep", "look", runners=4)
    assert sum(made) == len(rows(Notification)) == 60
    assert len(messages()) == 3
    assert {row.message_id is not None for row in mails()} == {True}


@pytest.mark.postgres
def test_senders_at_once_send_each_message_once(place: world.Place, sink: Sink, race: Race) -> None:
    arrived = test_races.send_at_once(place, sink, race)
    assert (len(arrived), arrived.total()) == (30, 30)
