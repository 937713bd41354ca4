"""The mail server and the sweep of the reminders' tests, and mornings of a year whose holidays are entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import pytest
from flask import Flask

from app import clock
from app.database import db
from app.models import calendar
from app.models.tally import Tally
from tests.reminders.conftest import Sink, post, remind, sink, task
from tests.world import Place

__all__ = ["Morning", "morning", "post", "remind", "sink", "task"]
Morning = Callable[..., list[EmailMessage]]


@pytest.fixture
def morning(
    app: Flask, place: Place, sink: Sink, remind: Callable[..., Tally], post: Callable[[], Tally]
) -> Callable[..., list[EmailMessage]]:
    """Sweep and deliver on a day at 07:30; the letters that arrived then."""
    app.config["PUBLIC_URL"] = "https://viec.mau.example"
    for year in (2026, 2027):
        calendar.fill(place.id, year)
    db.session.commit()

    def run(day: date, hour: int = 8) -> list[EmailMessage]:
        before = len(sink.mails)
        with clock.stopped(clock.instant(day, hour)):
            remind()
            post()
            remind()
            post()
        return sink.mails[before:]

    return run


def text_of(mail: EmailMessage) -> str:
    """The text part of a letter."""
    return mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def html_of(mail: EmailMessage) -> str:
    """The HTML part of a letter."""
    return mail.get_body(("html",)).get_content()  # type: ignore[union-attr]


def to(mails: list[EmailMessage], key: str) -> list[EmailMessage]:
    """Those of the letters that a person of the world got, by their key."""
    return [mail for mail in mails if mail["To"].addresses[0].addr_spec.startswith(f"{key}@")]
