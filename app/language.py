"""Vietnamese is the text itself; English is a catalogue that a person may choose."""

from __future__ import annotations

from flask import Flask, has_request_context, request
from flask_login import current_user

from app.extensions import babel

LANGUAGES = ("vi", "en")


def chosen() -> str:
    """The language of this request: the person's choice, else a cookie's, else Vietnamese. Jobs speak Vietnamese."""
    if not has_request_context():
        return "vi"
    wanted = getattr(current_user, "language", None) or request.cookies.get("language", "vi")
    return wanted if wanted in LANGUAGES else "vi"


def init_app(app: Flask) -> None:
    """Bind Flask-Babel with our way of choosing."""
    babel.init_app(app, locale_selector=chosen)
