"""Plain text for a page: everything escaped, addresses of http and https as links that vouch for nothing."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

ADDRESS = re.compile(r"https?://[^\s<>\"'“”]{1,500}", re.IGNORECASE)
BEHIND = ".,;:!?)]}…»"


def linked(text: str | None) -> Markup:
    """The text with its addresses as links; the stop behind an address isn't part of it."""
    parts, at = Markup(), 0
    for found in ADDRESS.finditer(text or ""):
        address = found[0].rstrip(BEHIND)
        parts += escape((text or "")[at : found.start()])
        parts += Markup('<a href="{0}" rel="noopener nofollow">{0}</a>').format(address)
        at = found.start() + len(address)
    return parts + escape((text or "")[at:])
