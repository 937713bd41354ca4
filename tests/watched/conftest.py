"""Messages and jobs in every state, and what a page says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app import clock
from app.database import db
from app.models.notification import DeliveryAttempt, Message, Notification
from app.models.task import Task
from tests.reminders.conftest import Sink, sink
from tests.runner.conftest import redis_home, server
from tests.world import Place

__all__ = ["Sink", "redis_home", "server", "sink"]
Letter = Callable[..., Message]


@pytest.fixture
def letter(place: Place) -> Letter:
    """Make a committed message to a person, by mail, that tells of a task; further fields are the message's."""

    def make(who: str = "culture_head", task: Task | None = None, reply: str = "", **fields: Any) -> Message:
        person = place.people[who]
        number = db.session.query(Message).count()
        row = {"slot": f"task-{number}", "mail_id": f"m{number}", "next_try_at": clock.now(), "attempts": 1}
        made = Message(commune_id=place.id, recipient_id=person.id, channel="email", **{**row, **fields})
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
