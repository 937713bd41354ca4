"""Vietnamese is the text itself; English is a catalogue that a person may choose."""

from __future__ import annotations

from typing import Any

from flask import Flask, has_request_context, request
from flask_babel import ngettext
from flask_login import current_user

from app.extensions import babel

LANGUAGES = ("vi", "en")


def chosen() -> str:
    """The language of this request: the person's choice, else a cookie's, else Vietnamese. Jobs speak Vietnamese."""
    if not has_request_context():
        return "vi"
    wanted = getattr(current_user, "language", None) or request.cookies.get("language", "vi")
    return wanted if wanted in LANGUAGES else "vi"


def counted(words: str, n: int, **others: Any) -> str:
    """A sentence with a number `%(n)s`: one form in Vietnamese, singular and plural where a language has them.

    Imported as `_n` in Python, `_n` in templates too, so that the catalogue gets both forms.
    """
    return ngettext(words, words, n, n=n, **others)


def init_app(app: Flask) -> None:
    """Bind Flask-Babel with our way of choosing."""
    babel.init_app(app, locale_selector=chosen)
    app.add_template_global(counted, "_n")
