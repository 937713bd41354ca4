"""A mail server of our own, and shortcuts that end a test's transaction before mail leaves."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask

from app import database
from app.database import db
from app.models import delivery
from app.models.notification import Message, Notification
from app.models.sweep import sweep
from app.models.tally import Tally
from app.models.task import Task
from tests import world


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Sink:
    """What arrived; `answers` are given to RCPT or DATA instead of yes, in their order."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.rcpt: list[str] = []
        self.data: list[str] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.data:
            return self.data.pop(0)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 taken"


@pytest.fixture
def sink(app: Flask) -> Iterator[Sink]:
    """A real SMTP server on loopback, set as the deployment's."""
    handler = Sink()
    port = free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    app.config["SMTP_URL"] = f"smtp://127.0.0.1:{port}?security=none&sender=ro-viec@mau.example"
    yield handler
    controller.stop()


@pytest.fixture
def task(place: world.Place) -> Callable[..., int]:
    """Make a committed task; returns its id."""

    def make(due_on: date, unit: str | None = "culture", **fields: Any) -> int:
        made = place.task(due_on=due_on, unit=unit, **fields)
        db.session.commit()
        return made.id

    return make


@pytest.fixture
def remind(place: world.Place) -> Callable[..., Tally]:
    """Sweep and commit; the tally of the sweep alone."""

    def run(**options: Any) -> Tally:
        db.session.commit()
        with database.transaction():
            return sweep(place.id, **options)

    return run


@pytest.fixture
def post(app: Flask) -> Callable[[], Tally]:
    """Deliver what is due."""

    def run() -> Tally:
        db.session.commit()
        return delivery.deliver(delivery.due())

    return run


def fresh(task_id: int) -> Task:
    """A task as it is now, in the session of the moment."""
    db.session.rollback()
    return db.session.get_one(Task, task_id)


def rows(model: type, **where: Any) -> list[Any]:
    """The rows of a table as they are now."""
    db.session.remove()
    try:
        return db.session.query(model).filter_by(**where).order_by(model.id).all()
    finally:
        db.session.remove()


def mails(**where: Any) -> list[Notification]:
    """The notifications for e-mail."""
    return rows(Notification, channel="email", **where)


def messages(**where: Any) -> list[Message]:
    """The messages."""
    return rows(Message, **where)
