"""Messages in every state, and a commune that the reconciliation agrees with."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app import clock, database
from app.database import db
from app.models.notification import DeliveryAttempt, Message, Notification
from app.models.task import Task, writing
from app.models.unit import Unit
from app.models.user import User
from tests.reminders.conftest import Sink, sink
from tests.runner.conftest import redis_home, server
from tests.watched.life import LATE, SOON, TODAY, Life, at, kinds
from tests.world import Place

__all__ = ["Sink", "redis_home", "server", "sink"]
Letter = Callable[..., Message]


@pytest.fixture
def letter(place: Place) -> Letter:
    """Make a committed message to a person, by mail, that tells of a task; further fields are the message's."""

    def make(who: str = "culture_head", task: Task | None = None, reply: str = "", **fields: Any) -> Message:
        person = place.people[who]
        number = db.session.query(Message).count()
        row = {
            "channel": "email",
            "slot": f"task-{number}",
            "mail_id": f"m{number}",
            "next_try_at": clock.now(),
            "attempts": 1,
        }
        made = Message(commune_id=place.id, recipient_id=person.id, **{**row, **fields})
        db.session.add(made)
        db.session.flush()
        if task is not None:
            db.session.add(_told(made, task))
        if reply:
            db.session.add(_attempt(made, reply))
        db.session.commit()
        return made

    return make


def _told(message: Message, task: Task) -> Notification:
    return Notification(
        commune_id=message.commune_id,
        subject_kind="task",
        subject_id=task.id,
        rule="assigned",
        occasion=message.slot,
        recipient_id=message.recipient_id,
        channel="email",
        state=message.state if message.state in ("failed", "unknown", "sent") else "pending",
        message_id=message.id,
    )


def _attempt(message: Message, reply: str) -> DeliveryAttempt:
    began = clock.now() - timedelta(seconds=1)
    return DeliveryAttempt(
        commune_id=message.commune_id, message_id=message.id, started_at=began, outcome="later", reply=reply
    )


@pytest.fixture
def life(place: Place) -> Life:
    """The commune without tasks, its officers with and without an address."""
    return Life(place, random.Random(7))


@pytest.fixture
def swept(life: Life, place: Place) -> Iterator[Life]:
    """Tasks before and after their day, swept on Tuesday 06/10/2026 at 20:00, an evening without a difference."""
    with clock.stopped(at(TODAY, 9)), database.transaction():
        for due in (SOON, LATE, date(2026, 9, 1), date(2026, 10, 12)):
            writing.add(
                db.session.get_one(User, place.people["secretary"].id), text="Việc", unit=culture(place), due_on=due
            )
    found = life.night(TODAY)
    assert (kinds(found), found.expected > 5) == ({}, True)
    with clock.stopped(at(TODAY, 20)):
        yield life


def culture(place: Place) -> Unit:
    """The culture department, in the session of the moment."""
    return db.session.get_one(Unit, place.units["culture"].id)
