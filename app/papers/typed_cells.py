"""What a sheet counts with: a cell's value where some format of the sheet shows exactly what the paper prints."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.papers.contents import Cell
from app.papers.numbers import short_date, signed, two_digits, whole

Shown = tuple[str, Callable[[int], str]]
COUNTS: tuple[Shown, ...] = (
    ("#,##0", whole),
    ("00", two_digits),
    ('+#,##0;-#,##0;"không đổi"', signed),
)
DAY = "dd/mm/yyyy"


def typed(cell: Cell) -> tuple[int | float | date, str] | None:
    """Value and number format; None where the cell stays words: it has no value or prints more than its value."""
    value = cell.value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, date):
        return (value, DAY) if short_date(value) == cell.text else None
    if isinstance(value, int):
        found = next((look for look, show in COUNTS if show(value) == cell.text), None)
        if found:
            return value, found
    return _decimal(Decimal(value), cell.text)


def _decimal(value: Decimal, text: str) -> tuple[float, str] | None:
    """A number with as many decimals as are printed, a rate as the fraction that it is."""
    rate = text.endswith("%")
    bare = text.removesuffix("%")
    digits = len(bare.partition(",")[2])
    rounded = (value * 100 if rate else value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if vietnamese(rounded) != bare:
        return None
    look = "0" if rate else "#,##0"
    return float(value), f"{look}{'.' + '0' * digits if digits else ''}{'%' if rate else ''}"


def vietnamese(value: Decimal) -> str:
    """A number with dots between thousands and a comma before decimals."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
