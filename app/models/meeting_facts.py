"""What is typed of a meeting: its day, hour, title, place, chair; everything that is wrong with it at once."""

from __future__ import annotations

import re
from datetime import date, timedelta

from app import clock
from app.models.errors import Refused
from app.models.text import clean

TIME = re.compile(r"([01]?\d|2[0-3])[:hg](\d{2})")
NEAR = timedelta(days=731)  # a meeting lies within two years of today
MOST = {"title": 300, "place": 300, "chair": 200}  # signs
NEEDED = ("place", "chair")


def wrong(
    on: date | None, known: date | None = None, *, title: str, place: str, chair: str, at_time: str | None
) -> list[Refused]:
    """What can't stand, each with its field, in the order of the form; `known` is the day that stands already.

    Codes: meeting_day_far, time_wrong, place_missing, chair_missing, meeting_words_long.
    """
    found = [_of_words("title", title), _of_day(on, known), _of_time(at_time)]
    found += [_of_words("place", place), _of_words("chair", chair)]
    return [one for one in found if one is not None]


def time(words: str | None) -> str | None:
    """An hour as people type it (`14:00`, `8g30`), as `14:00`; nothing is None. Raises Refused `time_wrong`."""
    words = clean(words)
    if not words:
        return None
    found = TIME.fullmatch(words.replace(" ", ""))
    if found is None:
        raise Refused("time_wrong", words=words)
    return f"{int(found[1]):02d}:{found[2]}"


def _of_day(on: date | None, known: date | None) -> Refused | None:
    today = clock.today()
    if on is None or on == known or abs(on - today) <= NEAR:
        return None
    return Refused("meeting_day_far", field="on", first=today - NEAR, last=today + NEAR)


def _of_time(words: str | None) -> Refused | None:
    try:
        time(words)
    except Refused as refused:
        return Refused(refused.code, **{**refused.params, "field": "at_time"})
    return None


def _of_words(name: str, words: str) -> Refused | None:
    words = clean(words)
    if name in NEEDED and not words:
        return Refused(f"{name}_missing", field=name)
    if len(words) > MOST[name]:
        return Refused("meeting_words_long", field=name, n=len(words), most=MOST[name])
    return None
