"""The places that a suggested text leaves for a person to fill: "nguyên nhân: …" at the end of a line (pure)."""

from __future__ import annotations

import re

BLANK = "…"
UNFILLED = re.compile(r"^(.*:)\s*(?:…|\.{3,})[\s.;]*$", re.MULTILINE)
"""A line that ends with a colon and dots; dots after words ("mạng, máy tính…") are somebody's own way to write."""


def first(text: str) -> str | None:
    """The first line that is still to be filled, up to its colon; None where no place is left open."""
    found = UNFILLED.search(text)
    return found[1].strip().lstrip("- ") if found else None
