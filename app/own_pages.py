"""Is an address one of our own pages? Only such a one may be the place to go on to after signing in."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect


def own(address: str | None, otherwise: str = "/") -> str:
    """The address if it is a page of ours that may be read, else `otherwise`."""
    address = address or ""
    return address if _is_path(address) and _is_page(address) else otherwise


def _is_path(address: str) -> bool:
    odd = any(char == "\\" or char.isspace() or ord(char) < 32 or ord(char) == 127 for char in address)
    return address.startswith("/") and not address.startswith("//") and not odd


def _is_page(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    try:
        endpoint, _values = current_app.create_url_adapter(request).match(parts.path, method="GET")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect):
        return False
    return endpoint != "static"
