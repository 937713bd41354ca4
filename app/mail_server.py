"""Can mail leave at all? The deployment's server, or the one a commune has set."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from flask import current_app
from sqlalchemy import select

from app.database import db
from app.models import settings
from app.models.commune import Setting


class Answer(Protocol):
    """How a try to send ended: `outcome` is `sent` or not, `words` are the server's."""

    outcome: str
    words: str


def any_set() -> bool:
    """Has the deployment or any of its communes a mail server? Asked before it is known who asks."""
    if current_app.config["SMTP_URL"]:
        return True
    return any(value.get("host") for value in db.session.scalars(select(Setting.value).where(Setting.key == "mail")))


def is_set(commune_id: int) -> bool:
    """Can mail of this commune leave?"""
    return bool(current_app.config["SMTP_URL"] or settings.read(commune_id, "mail")["host"])


def try_it(commune_id: int, address: str) -> Answer:
    """Send a test letter to an address right now; takes half a minute at most."""
    return import_module("app.mail").send_test(commune_id, address)


def can_try() -> bool:
    """Is there the part of the product that sends letters?"""
    return find_spec("app.mail") is not None
