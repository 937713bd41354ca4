"""A deadline as people type it beside a row: a day, or words that a plan could have ("quý III", "thường xuyên")."""

from __future__ import annotations

from app import typed
from app.models.errors import Refused
from app.models.planning.many import Due
from app.models.planning.proposing import day_of
from app.models.text import clean
from app.reading.deadlines import read_deadline

QUARTERS = {"q1": "31/3", "q2": "30/6", "q3": "30/9", "q4": "31/12"}
STANDING = ("ongoing", "external", "none")


def due(words: str | None, year: int) -> Due | None:
    """The deadline that words typed for a plan of `year` say; None for nothing. Raises Refused for what says none."""
    words = clean(words)
    if not words:
        return None
    if words in STANDING:
        return Due(words)
    try:
        return Due("date", typed.day(QUARTERS.get(words, words), year))
    except Refused as refused:
        if refused.code != "day_unreadable":
            raise
        return _read(words, year, refused)


def _read(words: str, year: int, refused: Refused) -> Due:
    read = read_deadline(words, year)
    day = day_of(read["due"])
    if day is not None:
        return Due(read["type"], day, read["recurrence"])
    if read["type"] in ("ongoing", "external", "recurring"):
        return Due(read["type"], None, read["recurrence"])
    raise refused
