"""The years a target is for and its periods (pure); numbers as they are typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.models.errors import Refused
from app.models.task import period
from app.models.task.period import MONTHS, QUARTERLY, Period
from app.models.text import clean, fold
from app.reading.number_words import NEVER

RHYTHM = "target_rhythm"  # the setting of the commune
RHYTHMS = tuple(MONTHS)
TWO = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})")
ONE = re.compile(r"\d{4}")
YEARS = re.compile(
    r"(?:giai đoạn |(?:đến |đến hết |hết |trong |cuối |đến cuối )?năm |đến )?(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.I
)
FIGURE = re.compile(r"([-−+]?)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:([,.])(\d+))?(?![\d.,])\s*(.*)", re.S)
TIMES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
PERCENT = "%"
PERCENTS = ("%", "phan tram")
BELOW = re.compile(r"\s*[-−]\s*\d")
LARGEST = Decimal(10) ** 12
MOST_PLACES, SHOWN_PLACES = 6, 2


def years(words: str | None, year: int) -> tuple[int, int]:
    """The first and last year that a target's words name; `2030` alone begins with the plan's year."""
    if found := TWO.search(words or ""):
        return int(found[1]), max(int(found[1]), int(found[2]))
    one = ONE.search(words or "")
    return year, max(year, int(one[0]) if one else year)


def typed_years(words: str, year: int) -> tuple[int, int]:
    """The years that a person types: `2026`, `2025-2027`, `giai đoạn 2026-2028`, `đến năm 2030`; nothing: the plan's.

    Raises Refused `years_unreadable`, `years_order`, `years_before_plan` (one year, earlier than the plan's).
    """
    if not words:
        return year, year
    found = YEARS.fullmatch(words)
    if found is None:
        raise Refused("years_unreadable", words=words[:60])
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise Refused("years_order", first=first, last=last)
    if found[2] is None and first < year:
        raise Refused("years_before_plan", first=first, year=year)
    return (first if found[2] else year), last


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


def figure(words: str | None, unit: str | None = None) -> Decimal | None:
    """A number as offices type it: `84,5`, `84.5`, `1.250`, `95%`, `06 lớp`, `1,2 triệu`; None for no words.

    Behind it may stand the target's own `unit` of measure and, where that is no share, nghìn, triệu or tỷ, which
    multiply. Rounded to MOST_PLACES decimals, as Excel's divisions have more. Raises Refused `figure_unreadable` for
    what is no number, `figure_words` (`…_percent`, `…_alone`: by unit) for other words behind it, `figure_too_large`
    beyond any count of a commune.
    """
    words = clean(words)
    if not words:
        return None
    found = FIGURE.fullmatch(words)
    if found is None or (found[3] == "." and "." in found[2]):
        raise Refused("figure_unreadable", words=words[:60])
    sign, whole, _point, places, tail = found.groups()
    times = _times(tail, unit)
    value = Decimal(f"{whole.replace('.', '')}.{places or 0}") * times
    if value >= LARGEST:
        raise Refused("figure_too_large", words=words[:60])
    exact = rounded(value, MOST_PLACES).normalize() + 0
    return -exact if sign in ("-", "−") and exact else exact


def rounded(value: Decimal, places: int) -> Decimal:
    """A figure with so many decimals, half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def short_words(words: str) -> str:
    """The words of a figure with two decimals, where it has more than are kept: papers print the words."""
    found = FIGURE.fullmatch(words)
    if found is None or len(found[4] or "") <= MOST_PLACES:
        return words
    exact = rounded(Decimal(f"{found[2].replace('.', '')}.{found[4]}"), SHOWN_PLACES)
    return f"{found[1]}{exact:f}".replace(".", ",") + words[found.end(4) :] if exact else words


def unit_of(measure_unit: str | None, value_words: str | None) -> str | None:
    """The unit in which a target is measured; % where only the plan's words say so."""
    return clean(measure_unit) or (PERCENT if PERCENT in (value_words or "") else None)


def is_share(unit: str | None) -> bool:
    """Is something measured in per cent?"""
    return any(one in fold(unit) for one in PERCENTS)


def goes_below(baseline: str | None, goal: Decimal | None) -> bool:
    """May a reading be below nought: is the earlier result, or the plan's figure?"""
    return bool(BELOW.match(baseline or "")) or (goal is not None and goal < 0)


def _times(tail: str, unit: str | None) -> int:
    """What the words behind a figure multiply it by. Raises Refused."""
    said, own = (re.sub(r"^ti\b", "ty", fold(one).rstrip(" .;")) for one in (tail, unit))
    named = said in (own, own.partition("/")[0]) or own.startswith(f"{said} ")
    if not said or named or (said in PERCENTS and is_share(unit)):
        return 1
    first, _space, rest = said.partition(" ")
    scale = own.partition(" ")[0]
    if scale in TIMES:  # measured in `tỷ đồng`: `5 tỷ` is 5
        times = 1 if said == scale else None
    else:
        times = TIMES.get(first) if not is_share(unit) and rest in ("", own) else None
    if times is None:
        code = "figure_words_alone" if not own else "figure_words_percent" if is_share(unit) else "figure_words"
        raise Refused(code, words=tail[:60], unit=clean(unit))
    return times


def rhythm_or(rhythm: str | None, default: object) -> str:
    """How often a target is measured: its own rhythm, else the commune's, else each quarter."""
    return next((one for one in (rhythm, default) if one in RHYTHMS), QUARTERLY)


def is_never(words: str | None) -> bool:
    """Do a plan's words say that a thing must not happen at all ("Không để xảy ra")? Then the goal is nought."""
    return bool(NEVER.match((words or "").strip()))
