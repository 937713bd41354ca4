"""Values of targets: `≥ 80%`, `Tối thiểu 95%`, `từ 80% trở lên`, `94,11%`, `100% (2025-2027)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.reading.earlier_results import is_result, without_results
from app.reading.number_words import (
    AMOUNT,
    BARE,
    BY_YEAR,
    CHANGED,
    COMPARED,
    DECREASE,
    DOWNWARDS,
    FROM,
    INCREASE,
    LOOSE,
    NEVER,
    PERCENT,
    PERIOD,
    PHRASE,
    RANGE,
    RANK,
    RATE,
    RATIO,
    REACHED,
    SIGN_BEFORE,
    SIGNED,
    SPREAD,
    UPWARDS,
)


@dataclass(frozen=True)
class Value:
    """A target's value: number or None, comparator, unit of measure, its words as printed.

    `most` is the upper end of a range (the value is its lower one), `direction` `increase` or `decrease` where the
    words say so, `baseline` what it is compared with, `zero` that a thing must not happen at all, `more` further
    percentages of the same sentence (comparator, value, words).
    """

    value: float | None = None
    comparator: str | None = None
    unit: str | None = None
    text: str = ""
    most: float | None = None
    direction: str | None = None
    baseline: str | None = None
    zero: bool = False
    more: tuple[tuple[str, float, str], ...] = ()


def number(digits: str) -> float:
    """`94,11` → 94.11, `1.250` → 1250, `0.8` → 0.8."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    value = float(digits.replace(",", "."))
    return int(value) if value.is_integer() else value


def value_in_cell(text: str) -> Value:
    """The value of a table cell; a cell without number has only its words."""
    if NEVER.match(text.strip()):
        return Value(text=text, zero=True)
    if match := RATIO.match(text.strip()):
        return _ratio(match, text)
    bare = PERIOD.sub("", text)
    found = SPREAD.search(text) or PERCENT.search(text) or AMOUNT.search(text)
    found = found or RANK.search(text) or BARE.search(bare)
    return _value(text, found, text) if found else Value(text=text)


def value_in_text(text: str, year: int | None = None) -> Value | None:
    """The value that a sentence states as its target; None where it states none. Earlier results don't count."""
    if match := NEVER.match(text.strip()):
        return Value(text=match.group(), zero=True)
    if match := RATIO.match(text.strip()):
        return _ratio(match, match.group().strip())
    if is_result(text, year):
        return None
    text = text[:1500]
    hidden = without_results(text, year)
    found = _first_value(hidden)
    if not found:
        return None
    start = found.start(1)
    before = PHRASE.search(text[max(0, start - 60) : start])
    opening = before.group() if before else ""
    tail = UPWARDS.match(text[found.end() :]) or DOWNWARDS.match(text[found.end() :])
    end = found.end() + (tail.end() if tail else 0)
    changed = CHANGED.match(hidden, found.end(1))
    end = changed.end() if changed else end
    value = _value(hidden, found, text[start - len(opening) : end])
    return value if value.baseline else replace(value, baseline=_baseline(text))


def _baseline(text: str) -> str | None:
    """What a target is compared with: `so với năm 2025 (85%)`, `(năm 2025: 12,6%)` without its brackets."""
    words = match.group() if (match := COMPARED.search(text)) else None
    return words[1:-1] if words and words.startswith("(") else words


def _ratio(match: re.Match[str], words: str) -> Value:
    """`22/22`, `10/10 thôn`, `15/22 khu phố`; a mere fraction (`2/3 số hộ`) stays in words."""
    n, of = int(match["n"]), int(match["of"])
    if n > of or (n != of and not match["unit"]):
        return Value(text=words)
    return Value(n, "=", match["unit"], words)


def _value(text: str, found: re.Match[str], words: str) -> Value:
    """The value of a match in its text: a range, a change from one figure to another, or one figure."""
    before = text[max(0, found.start(1) - 90) : found.start(1)]
    direction = "decrease" if DECREASE.search(before) else "increase" if INCREASE.search(before) else None
    baseline = _baseline(text)
    if found.re is RANK:
        return Value(number(found["n"]), "<=", None, words, baseline=baseline)
    more = _more(text, found)
    if changed := CHANGED.match(text, found.end(1)):
        side = "decrease" if "xuống" in changed.group() else "increase"
        sign = _sign(text[: changed.start("to")])
        return Value(number(changed["to"]), sign, changed["unit"], words, None, side, f"{found.group(1)}%")
    if spread := RANGE.match(text, found.end(1)):
        low, most = number(found.group(1)), number(spread["most"])
        if low < most:
            return Value(low, ">=", _unit(found) or "%", words, most, direction, baseline, more=more)
    return Value(
        number(found.group(1)), _comparator(text, found), _unit(found), words, None, direction, baseline, more=more
    )


def _more(text: str, found: re.Match[str]) -> tuple[tuple[str, float, str], ...]:
    """Further percentages of a sentence, each after a comma or semicolon."""
    later = [m for m in PERCENT.finditer(text, found.end()) if re.search(r"[,;]\s[^,;]{0,20}$", text[: m.start()])]
    return tuple((_comparator(text, m), number(m.group(1)), m.group()) for m in later)


def _first_value(text: str) -> re.Match[str] | None:
    """The percentage or count named first; of a rate the percentage; else a place among others, a loose count."""
    percent, count = PERCENT.search(text), _count(text)
    if not percent:
        return count or RANK.search(text) or LOOSE.search(text)
    if (spread := SPREAD.search(text)) and spread.start() < percent.start():
        percent = spread
    if not count or percent.start() < count.start(1) or RATE.match(text):
        return percent
    between = text[count.end() : percent.start()]
    return percent if REACHED.search(between) and not re.search("[.;,]", between) else count


def _count(text: str) -> re.Match[str] | None:
    """The first count of a known thing, or of anything behind `tối thiểu`, `từ … trở lên`."""
    found = [match for pattern in (AMOUNT, SIGNED, FROM) if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(1), default=None)


def _comparator(text: str, found: re.Match[str]) -> str:
    after = text[found.end(1) :]
    if found.re is FROM or UPWARDS.match(after):
        return ">="
    if DOWNWARDS.match(after):
        return "<="
    return _sign(text[: found.start(1)])


def _sign(before: str) -> str:
    return next((sign for sign, pattern in SIGN_BEFORE if pattern.search(before[-30:])), "=")


def _unit(found: re.Match[str]) -> str | None:
    return next((unit.strip() for unit in found.groups()[1:] if unit), None)


def period_of(text: str, year: int | None, sentence: str = "") -> str | None:
    """`2025-2027` where the words name a span of years, `2030` where a sentence says so, else the plan's year."""
    if match := PERIOD.search(text):
        return f"{match.group(1)}-{match.group(2)}"
    match = BY_YEAR.search(text) or BY_YEAR.search(sentence[:200])
    return match.group(1) if match else str(year) if year else None
