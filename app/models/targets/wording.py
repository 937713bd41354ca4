"""Do a plan's words and the figure kept beside them say the same? Where the words are read as a figure."""

from __future__ import annotations

from decimal import Decimal

from app.models.errors import Refused
from app.models.targets import span
from app.models.text import fold
from app.reading.numbers import Value, value_in_cell

SHARES = ("%", "‰")


def check(words: str, comparator: str | None, value: Decimal | None, unit: str | None) -> None:
    """Compare a plan's words with comparator, figure and unit of measure; a figure that is none isn't compared.

    Any of the figures that the words hold will do (`80-85%`, `80%, 90%`). Raises Refused `goal_disagrees`.
    """
    read = value_in_cell(words)
    if value is None or not _is_readable(words, read):
        return
    agreed = any(_agrees(sign, figure, words, comparator, value) for sign, figure in _figures(read))
    if not (agreed and _is_unit(read.unit, unit)):
        raise Refused(
            "goal_disagrees", words=words[:60], comparator=comparator, value=value, unit=unit, field="value_words"
        )


def _is_readable(words: str, read: Value) -> bool:
    """Is there a figure with its sign or unit, or nothing else than a figure? A year is none."""
    if read.value is None or (read.unit is None and 2000 <= read.value <= 2100):
        return False
    bare = span.FIGURE.fullmatch(words)
    return bool(read.unit or read.comparator != "=" or (bare and not bare[5]))


def _figures(read: Value) -> list[tuple[str | None, float]]:
    found = [(read.comparator, read.value), (None, read.most), *[(sign, figure) for sign, figure, _words in read.more]]
    return [(sign, figure) for sign, figure in found if figure is not None]


def _agrees(sign: str | None, figure: float, words: str, comparator: str | None, value: Decimal) -> bool:
    times = [1, *[one for name, one in span.TIMES.items() if name in fold(words).split()]]
    return sign in (None, "=", comparator) and any(Decimal(str(figure)) * one == value for one in times)


def _is_unit(read: str | None, unit: str | None) -> bool:
    """Is the unit that was read the one kept? A name within the other will do (`lớp`, `lớp học`)."""
    if not read or not unit:
        return True
    if read in SHARES or span.is_share(unit):
        return read in SHARES and span.is_share(unit)
    return fold(read) in fold(unit) or fold(unit) in fold(read)
