"""Shortcuts: sweep and commit, and what was told in the application."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app import database
from app.database import db
from app.models.notification import Notification
from app.models.sweep import sweep
from tests.world import Place

Told = set[tuple[str, str, str]]


@pytest.fixture
def swept(place: Place) -> Callable[[], Told]:
    """Sweep; (person, rule, occasion) of everything that stands in the application afterwards."""
    names = {person.id: key for key, person in place.people.items()}

    def run() -> Told:
        db.session.commit()
        with database.transaction():
            sweep(place.id)
        rows = db.session.query(Notification).filter_by(channel="in_app", commune_id=place.id).all()
        told = {(names[row.recipient_id], row.rule, row.occasion) for row in rows}
        db.session.rollback()
        return told

    return run
