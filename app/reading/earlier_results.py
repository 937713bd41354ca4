"""What an earlier year brought is no target: sentences that only tell that, and its figures beside those meant."""

from __future__ import annotations

import re

from app.reading.number_words import AIMED, BEFORE, COMPARED_FIGURE, IN_BRACKETS, RESULT


def is_result(text: str, year: int | None) -> bool:
    """Whether a sentence tells what an earlier year brought (`Năm 2025 toàn xã …`, `Kết quả năm 2025: …`)."""
    return bool(_result(text, year)) and not _aim(text, year)


def _result(text: str, year: int | None) -> re.Match[str] | None:
    match = RESULT.match(text)
    return match if match and year and int(match["year"]) < year else None


def _aim(text: str, year: int | None) -> re.Match[str] | None:
    """Where a sentence turns to what is to be reached."""
    return next((m for m in AIMED.finditer(text[:1500]) if not m["year"] or not year or int(m["year"]) >= year), None)


def without_results(text: str, year: int | None) -> str:
    """The sentence with the figures of earlier years blanked out, at the same length."""
    if _result(text, year) and (aim := _aim(text, year)):
        text = " " * aim.start() + text[aim.start() :]
    text = COMPARED_FIGURE.sub(lambda m: " " * len(m.group()), text)
    for pattern in (IN_BRACKETS, BEFORE):
        text = pattern.sub(lambda m: " " * len(m.group()) if _earlier(m["year"], year) else m.group(), text)
    return text


def _earlier(stated: str | None, year: int | None) -> bool:
    return not stated or year is None or int(stated) < year
