"""Numbers that don't add up, in words: a page says so, with the codes to look at, and prints none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.models.counting import CountMismatch
from app.words import sentence

T = TypeVar("T")


def told(ask: Callable[[], T]) -> tuple[T | None, str | None]:
    """What was counted; or nothing, and the sentence that says why."""
    try:
        return ask(), None
    except CountMismatch as fault:
        return None, sentence(fault)
