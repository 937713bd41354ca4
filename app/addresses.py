"""The whole address of a page: as links to be handed over, in commands and for what leaves a request."""

from __future__ import annotations

from flask import current_app, request, url_for

from app.mail import links

USUAL = "http://127.0.0.1:8000"


def of(endpoint: str, **values: object) -> str:
    """The address of a page by PUBLIC_URL, else by what the running supervisor noted, else the usual one."""
    with current_app.test_request_context(base_url=links.home() or USUAL):
        return url_for(endpoint, _external=True, **values)  # type: ignore[arg-type]


def outside(endpoint: str, **values: object) -> str:
    """The same in a request, for calendars and messages."""
    return whole(url_for(endpoint, **values))  # type: ignore[arg-type]


def whole(path: str) -> str:
    """The whole address of a path, as it works outside: under PUBLIC_URL, else as the browser reached us."""
    base: str = current_app.config["PUBLIC_URL"] or request.host_url.rstrip("/")
    return base + path
