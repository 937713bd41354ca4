"""Fixtures of accounts and administration: browsers with a request's own context, stand-ins for the other places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import db
from app.models import passwords, sessions
from app.models.user import User
from app.policy import signed_in
from tests.frame.conftest import PLACES, stand_in

PASSWORD = "con trâu đi trước cái cày"


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application with stand-ins for the places of other branches, and browsers of our kind."""
    for endpoint, rule in PLACES.items():
        if endpoint not in app.view_functions:
            stand_in(app, endpoint, rule, lambda **_parts: "ok", signed_in)
    return app


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A browser that nobody has signed in on."""
    return app.test_client()


@pytest.fixture
def head(place: Any) -> User:
    """A department head with a password."""
    person = place.people["culture_head"]
    passwords.change(person, PASSWORD)
    db.session.commit()
    return person


@pytest.fixture
def sign_in() -> Callable[..., Any]:
    """Sign in through the page."""

    def post(browser: FlaskClient, login: str, password: str = PASSWORD, **more: str) -> Any:
        return browser.post("/dang-nhap", data={"login": login, "password": password, **more})

    return post


@pytest.fixture
def token_of() -> Callable[[User], str]:
    """Open a session of a person; returns its token."""

    def make(person: User) -> str:
        token = sessions.open_for(person)
        db.session.commit()
        return token

    return make
