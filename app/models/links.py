"""Addresses that people hand in: of the web only, with no name or password inside, of a length that can be shown."""

from __future__ import annotations

from urllib.parse import urlsplit

from app.models.errors import Refused
from app.models.text import clean

LONGEST = 2000
UNSAFE = frozenset(' \t\r\n\\"<>`')


def web_address(typed: str | None) -> str:
    """The address as we keep it, empty where nothing was typed. Raises Refused `link_wrong`."""
    link = clean(typed)
    if link and not _good(link):
        raise Refused("link_wrong", most=LONGEST)
    return link


def _good(link: str) -> bool:
    if len(link) > LONGEST or UNSAFE & set(link):
        return False
    try:
        parts = urlsplit(link)
        parts.port  # noqa: B018  a port that is no number raises
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
