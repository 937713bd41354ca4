"""The readings of times without a day of their own: from an event, continuous, waiting for somebody, none at all."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days
from app.reading.reckoning_dates import time_reading

Fields = dict[str, Any]
OF_ISSUE = re.compile(
    r"^(?:ngay )?(?:ky )?(?:ke hoach (?:nay )?(?:duoc )?)?(?:ky )?ban hanh(?: ke hoach(?: nay)?)?$|"
    r"^(?:ngay )?ky(?: ban hanh)?(?: ke hoach(?: nay)?)?$|^(?:ngay )?ke hoach (?:nay )?co hieu luc$"
)
SENTENCE_OPENING = re.compile(r"^\(?\s*(?:theo|sau khi có|khi có|khi được|sau khi|ngay khi|khi|chờ|sau)\s+(?=\S)", re.I)


def none(match: re.Match[str], words: Any) -> Fields:
    """Certainly no date: a response time, a name, an indicator, `kịp thời`."""
    return {"type": "none", "confidence": "high"}


def unsaid(match: re.Match[str], words: Any) -> Fields:
    """`Theo quy định`: there is a time, but not here."""
    return {"type": "none", "confidence": "low"}


def blank(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "due_suggested": f"{words.year}-12-31", "confidence": "low"}


def same_as_above(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "same_as_above": True, "confidence": "low"}


def status(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "status": match.group(), "confidence": "low"}


def carried_over(match: re.Match[str], words: Any) -> Fields:
    return {"type": "year", "due": f"{match['year']}-12-31", "carried_over": True, "confidence": "medium"}


def school_year(match: re.Match[str], words: Any) -> Fields:
    """A school year ends with May; which day, nobody said."""
    return {"type": "range", "due_suggested": f"{match['to']}-05-31", "confidence": "low"}


def before_event(match: re.Match[str], words: Any) -> Fields:
    return {"type": "relative", "depends_on": words.printed, "offset": _offset(match, -1)}


def after_event(match: re.Match[str], words: Any) -> Fields:
    """Days from an event; a due date only where the event is the plan's own issue and its day is known."""
    offset = _offset(match, 1)
    reading: Fields = {"type": "relative", "depends_on": words.printed, "offset": offset}
    event = (match.groupdict().get("event") or "").strip(" ,.;")
    event = re.sub(r"^(?:ke )?tu |^khi ", "", event)
    if words.issued_on and OF_ISSUE.match(event):
        reading["due"] = _shift(words.issued_on, offset).isoformat()
    return reading


def straight_after(match: re.Match[str], words: Any) -> Fields:
    reading: Fields = {"type": "relative", "depends_on": words.printed}
    if words.issued_on and OF_ISSUE.match(match["event"]):
        reading["due_suggested"] = days.add_workdays(words.issued_on, 5).isoformat()
    return reading


def _offset(match: re.Match[str], sign: int) -> Fields:
    units = {"ngay lam viec": "working days", "ngay": "days", "tuan": "weeks", "thang": "months", "nam": "years"}
    return {"count": sign * int(match["count"]), "unit": units[match["unit"]]}


def _shift(day: date, offset: Fields) -> date:
    count = offset["count"]
    if offset["unit"] == "working days":
        return days.add_workdays(day, count)
    if offset["unit"] in ("months", "years"):
        return days.add_months(day, count * (12 if offset["unit"] == "years" else 1))
    return day + timedelta(days=count * (7 if offset["unit"] == "weeks" else 1))


def ongoing_in_year(match: re.Match[str], words: Any) -> Fields:
    year = match.groupdict().get("year") or words.year
    return {"type": "ongoing", "due_suggested": f"{year}-12-31", "confidence": "medium"}


def ongoing_suggested(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "type_suggested": "ongoing", "confidence": "low"}


def abbreviated(match: re.Match[str], words: Any) -> Fields:
    return {"type": "ongoing", "confidence": "medium"}


def waits(match: re.Match[str], words: Any) -> Fields:
    """Waits for somebody; a time stated before that bounds it all the same."""
    dated = time_reading(match.string[: match.start()], words.year)
    on = SENTENCE_OPENING.sub("", words.printed.strip()).strip(" .;,")
    on = on if on.count("(") == on.count(")") else on.strip("()")
    return {**dated, "depends_on": on, "confidence": "medium"} if dated else {"type": "external", "depends_on": on}


def before_tet(match: re.Match[str], words: Any) -> Fields | None:
    """The last working day before the official break, for a person to confirm; `sau Tết` waits."""
    text = words.text
    if re.search(r"\bsau (?:ky nghi )?tet\b", text) or re.search(r"trung thu|thieu nhi|trong cay|nguyen tieu", text):
        return waits(match, words)
    stated = re.search(r"\b(20\d\d)\b", text)
    named = next((year for name, year in days.LUNAR_YEARS.items() if name in text), None)
    year = int(stated.group(1)) if stated else named or words.year
    if re.search(r"duong lich|tet tay", text):
        start = date(year, 1, 1) if stated else None
    else:
        start = days.TET_BREAK.get(year)
    if start and not stated and not named and words.issued_on and words.issued_on > start:
        start = days.TET_BREAK.get(year + 1)
    if not start:
        return {"type": "date", "confidence": "low"}
    return {"type": "date", "due_suggested": days.workday_before(start).isoformat(), "confidence": "medium"}
