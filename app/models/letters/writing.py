"""A letter's part of the job that makes papers: from its frozen snapshot to the bytes of a DOCX."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.papers import urging
from app.papers.text import shorten

NAME_LIMIT = 60


def write(snapshot: dict[str, Any]) -> bytes:
    """The DOCX; the same snapshot gives the same bytes."""
    return urging.write(snapshot)


def file_name(snapshot: dict[str, Any]) -> str:
    """The name an office would give the file."""
    units = snapshot["units"]
    to = shorten(units[0]["unit"], NAME_LIMIT) if len(units) == 1 else f"{len(units)} đơn vị"
    day = date.fromisoformat(snapshot["on"]).strftime("%d-%m-%Y")
    return f"Công văn đôn đốc {to} {day}.docx".replace("/", "-")
