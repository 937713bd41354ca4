"""A column of an export, and its value as text to paste."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.models.targets.span import rounded

Value = str | int | Decimal | date | None
FORMULA = "=+-@\t\r"


@dataclass(frozen=True)
class Column:
    """A column by its key: its heading (Vietnamese), its width in signs, what it says of a line.

    `places` fixes the decimals that are shown of its figures.
    """

    key: str
    heading: str
    width: int
    value: Callable[[Any], Value]
    places: int | None = None


def text(value: Value, places: int | None = None) -> str:
    """A value on one line: `30/09/2026`, `84,5`, with one place `100,0`.

    Words that begin like a formula get an apostrophe in front.
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | Decimal):
        return str(value) if isinstance(value, int) else plain(value, places)
    words = " ".join(str(value).split())
    return f"'{words}" if words[:1] in FORMULA and words else words


def plain(value: Decimal, places: int | None = None) -> str:
    """A figure without grouping, so that it pastes as a number: `1250,5`."""
    exact = value.normalize() + 0 if places is None else rounded(value, places)
    return f"{exact:f}".replace(".", ",")
