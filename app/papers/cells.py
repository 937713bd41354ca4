"""Cells whose text is made of a value, so that paper and sheet can't differ."""

from decimal import Decimal

from app.papers.contents import Cell
from app.papers.numbers import as_date, percent, short_date, signed, whole


def number_cell(n: int) -> Cell:
    """A count with dots between thousands."""
    return Cell(whole(n), n)


def change_cell(n: int) -> Cell:
    """A change: "+3", "không đổi"."""
    return Cell(signed(n), n)


def rate_cell(numerator: int, denominator: int) -> Cell:
    """A rate with one decimal; of nothing there is no rate."""
    value = Decimal(numerator) / Decimal(denominator) if denominator else None
    return Cell(percent(numerator, denominator), value)


def day_cell(day: str | None, text: str | None = None) -> Cell:
    """A day, or the words of a deadline with its day beside them; None is empty."""
    if not day:
        return Cell(text or "")
    return Cell(text or short_date(day), as_date(day))
