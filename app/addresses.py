"""The whole address of a page where no request says it: in commands, for links to be handed over."""

from __future__ import annotations

from flask import current_app, url_for

from app.mail import links

USUAL = "http://127.0.0.1:8000"


def of(endpoint: str, **values: object) -> str:
    """The address of a page by PUBLIC_URL, else by what the running supervisor noted, else the usual one."""
    with current_app.test_request_context(base_url=links.home() or USUAL):
        return url_for(endpoint, _external=True, **values)  # type: ignore[arg-type]
