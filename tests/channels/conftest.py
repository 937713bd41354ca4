"""A receiver of webhooks that the operator's setting lets be called, an endpoint, and the reminders' helpers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app.database import db
from app.models.channels import WEBHOOK, Endpoint, endpoints, rules
from tests import world
from tests.channels.receiver import Receiver, serve
from tests.reminders.conftest import post, remind, sink, task

__all__ = ["post", "remind", "sink", "task"]
Add = Callable[..., Endpoint]


@pytest.fixture
def receiver(app: Flask) -> Iterator[Receiver]:
    """A server on loopback; the operator's own setting names it, as nobody else can."""
    made = Receiver()
    server = serve(made)
    app.config["WEBHOOK_INSIDE"] = frozenset({f"127.0.0.1:{made.port}"})
    yield made
    made.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def allowed(place: world.Place) -> world.Place:
    """The commune with every kind of channel allowed."""
    rules.allow(place.people["admin"], email=True, services=rules.KINDS)
    db.session.commit()
    return place


@pytest.fixture
def endpoint(app: Flask, allowed: world.Place, receiver: Receiver) -> Endpoint:
    """The webhook of the head of culture, at the receiver."""
    inside = app.config["WEBHOOK_INSIDE"]
    made = endpoints.add(allowed.people["culture_head"], WEBHOOK, "Máy nhận", receiver.address, inside)
    db.session.commit()
    return made
