"""Browsers for finding, and both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.models.user import User
from tests.postgres import application
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
    with application(tmp_path, monkeypatch) as made:
        yield made
