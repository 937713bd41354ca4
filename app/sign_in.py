"""Flask-Login over our table of sessions: the cookie holds a random token, the table says whose it is."""

from __future__ import annotations

from flask import Flask, g, request
from flask_login import login_user

from app import short_writes
from app.application import READS
from app.extensions import login
from app.models import sessions
from app.models.user import User


def init_app(app: Flask) -> None:
    """Bind Flask-Login; pages that need a person lead to the sign-in page."""
    login.init_app(app)
    login.login_view = "auth.sign_in"
    login.login_message = None
    login.user_loader(_person)
    login.session_protection = None


def start(user: User) -> None:
    """Sign a person in on this browser, under a new token."""
    user.session_token = sessions.open_for(user, request.headers.get("User-Agent", ""))
    login_user(user)


def _person(token: str) -> User | None:
    session = sessions.live(token)
    if session is None:
        return None
    if sessions.needs_mark(session) and request.method in READS:
        short_writes.mark_seen(session.id)
    g.session_token = token
    session.user.session_token = token
    return session.user
