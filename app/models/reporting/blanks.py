"""The places that a text leaves for a person to fill: "nguyên nhân: …", "ngày …/12/2026 tại ……" (pure)."""

from __future__ import annotations

import re

BLANK = "…"
DOTS = r"(?:…|\.{3,})"
OPEN = re.compile(rf"(?<![^\s:;(/]){DOTS}|{DOTS}(?=\s*/)")
"""Dots that stand for a word; those that end one ("mạng, máy tính…") or a list ("xã, phường, …") are a way to write."""
LISTED = re.compile(r",\s*$")


def first(text: str) -> str | None:
    """The first line with a place that is still to be filled, up to it; None where none is left open."""
    for line in text.splitlines():
        for found in OPEN.finditer(line):
            before = line[: found.start()]
            if not LISTED.search(before):
                return before.strip().lstrip("- ") or BLANK
    return None
