"""The places that a text leaves for a person to fill: "nguyên nhân: …", "ngày …/12/2026 tại ……" (pure)."""

from __future__ import annotations

import re

BLANK = "…"
DOTS = r"(?:…|\.{3,})"
BEFORE = r"(?:^[\s-]*|[:/]\s*|\b(?:ngày|tháng|số|tại|lúc|khoảng)\s+)"
OPEN = re.compile(rf"(?:{BEFORE})(?P<dots>{DOTS})|\s(?P<over>{DOTS})\s*/", re.IGNORECASE)
"""Dots that stand for a word; those that end one ("mạng, máy tính…"), a list or a quotation are a way to write."""


def first(text: str) -> str | None:
    """The first line with a place that is still to be filled, up to it; None where none is left open."""
    for line in text.splitlines():
        if found := OPEN.search(line):
            return line[: found.start(found.lastgroup or 0)].strip().lstrip("- ") or BLANK
    return None
