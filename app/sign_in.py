"""Flask-Login over our table of sessions: the cookie holds a random token, the table says whose it is."""

from __future__ import annotations

from flask import Flask

from app.extensions import login


def init_app(app: Flask) -> None:
    """Bind Flask-Login; pages that need a person lead to the sign-in page."""
    login.init_app(app)
    login.login_view = "auth.sign_in"  # type: ignore[assignment]
    login.login_message = None  # type: ignore[assignment]

    @login.user_loader
    def load(token: str) -> None:
        return None
