"""The years a target is for and its periods (pure); numbers as they are typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from app.models.errors import Refused
from app.models.task import period
from app.models.task.period import MONTHS, QUARTERLY, Period
from app.models.text import clean
from app.reading.number_words import NEVER

RHYTHM = "target_rhythm"  # the setting of the commune
RHYTHMS = tuple(MONTHS)
TWO = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
ONE = re.compile(r"\d{4}")
FIGURE = re.compile(r"([-+]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:([,.])(\d+))?\s*(%|[^\W\d_]\D{0,30})?")
LARGEST = Decimal(10) ** 12
MOST_PLACES = 6


def years(words: str | None, year: int) -> tuple[int, int]:
    """The first and last year that a target's words name; `2030` alone begins with the plan's year."""
    if found := TWO.search(words or ""):
        return int(found[1]), max(int(found[1]), int(found[2]))
    one = ONE.search(words or "")
    return year, max(year, int(one[0]) if one else year)


def periods(rhythm: str, from_year: int, to_year: int, today: date) -> list[Period]:
    """The periods that have begun by a day, in order."""
    last = min(today, date(to_year, 12, 31))
    return period.between(rhythm, date(from_year, 1, 1), last)


def last_of(rhythm: str, to_year: int) -> Period:
    """The period with which a target ends."""
    return period.of(rhythm, date(to_year, 12, 31))


def of_key(rhythm: str, key: str, from_year: int, to_year: int, today: date) -> Period | None:
    """The period of a key, where the target has it and it has begun."""
    return next((one for one in periods(rhythm, from_year, to_year, today) if one.key == key), None)


def figure(words: str | None) -> Decimal | None:
    """A number as offices type it: `84,5`, `84.5`, `1.250`, `95%`, `06 lớp`; None for no words.

    Raises Refused `figure_unreadable` for anything else, `figure_too_large` beyond any count of a commune.
    """
    words = clean(words)
    if not words:
        return None
    found = FIGURE.fullmatch(words)
    if found is None:
        raise Refused("figure_unreadable", words=words[:60])
    sign, whole, point, places, _unit = found.groups()
    if point == "." and "." in whole:
        raise Refused("figure_unreadable", words=words[:60])
    value = Decimal(f"{sign}{whole.replace('.', '')}.{places or 0}")
    if abs(value) >= LARGEST or len(places or "") > MOST_PLACES:
        raise Refused("figure_too_large", words=words[:60])
    return value.normalize() + 0


def rhythm_or(rhythm: str | None, default: object) -> str:
    """How often a target is measured: its own rhythm, else the commune's, else each quarter."""
    return next((one for one in (rhythm, default) if one in RHYTHMS), QUARTERLY)


def is_never(words: str | None) -> bool:
    """Do a plan's words say that a thing must not happen at all ("Không để xảy ra")? Then the goal is nought."""
    return bool(NEVER.match((words or "").strip()))
