"""Find the time that bounds an order inside its own text. Citations, quotations and names of programmes are masked."""

from __future__ import annotations

import re

from app.reading.deadline_bounds import (
    ASSIGNING,
    BOUNDS,
    BRACKETED,
    BRACKETS,
    CLAUSE_END,
    COUNTED,
    DEPENDS,
    HEAD_SERIES,
    MASKS,
    NAMED,
    OPENINGS,
    REPEATED,
    SERIES,
    WAITS,
)
from app.reading.folding import LIMIT


def masked(text: str) -> str:
    """The text with citations, quotations and names blanked out, at the same length."""
    text = text[:LIMIT]
    for mask in MASKS:
        text = mask.sub(lambda m: "\x01" * len(m.group()), text)
    return text


def time_spans(text: str, year: int) -> list[str]:
    """The words of time that bound an order, as printed; empty where nothing does. What ends before `year` is past."""
    text = NAMED.sub("", text)
    hidden = masked(text)
    if series := HEAD_SERIES.match(hidden):
        return [_whole(text, 0, series.end())]
    for opening in OPENINGS:
        if match := opening.match(hidden):
            later = _bounds(hidden[match.end() :], text[match.end() :], year)
            start = match.start("span") if "span" in opening.groupindex else 0
            if start and (series := SERIES.match(hidden, match.end())):
                return [series["span"]]
            return [text[start : match.end()]] if not later or "xuyên" in match.group() else later
    if found := _bounds(hidden, text, year):
        return found
    if (match := BRACKETED.search(hidden)) and _assigns(hidden, match):
        return [match["span"]]
    for counted in COUNTED:
        if match := counted.search(hidden):
            return [match.group().strip()]
    clause = CLAUSE_END.split(hidden, maxsplit=1)[0]
    for pattern in REPEATED:
        match = pattern.search(clause)
        if match and (len(clause[: match.start("span")].split()) <= 14 or clause[match.end() :].strip() == ""):
            return [match["span"]]
    match = WAITS.search(hidden)
    return [match["span"]] if match and ";" not in BRACKETS.sub("", hidden) else []


def _assigns(text: str, match: re.Match[str]) -> bool:
    """Whether a time in brackets stands there alone or beside an assignment (not `(chi đầu tư, thường xuyên)`)."""
    start, end = text.rfind("(", 0, match.end()) + 1, text.index(")", match.end())
    inside = text[start:end]
    return inside.strip() == match["span"] or bool(ASSIGNING.search(inside))


def _bounds(hidden: str, text: str, year: int) -> list[str]:
    """Bounding spans in their order, none within another; those that name only past years are left out."""
    found: list[tuple[int, int]] = []
    for bound in BOUNDS:
        for match in bound.finditer(hidden):
            inside = any(match.start() < end and match.end() > start for start, end in found)
            if not inside and not _past(match.group(), year):
                found.append(match.span())
    return [_whole(text, start, end) for start, end in sorted(found)]


def _whole(text: str, start: int, end: int) -> str:
    """The words between two places, with the bracket that closes one opened in them."""
    span = text[start:end].strip()
    return span + ")" if span.count("(") > span.count(")") and text[end : end + 1] == ")" else span


def _past(words: str, year: int) -> bool:
    years = [int(y) for y in re.findall(r"\b(20\d\d)\b", words)]
    return bool(years) and max(years) < year


def waits_for(text: str) -> str | None:
    """Whom or what an order goes by (`hướng dẫn của tỉnh`, `do tỉnh tổ chức`) without being bounded by it."""
    match = DEPENDS.search(masked(text))
    return (match["on"] or match["by"]).strip() if match else None
