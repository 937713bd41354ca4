"""The readings of `thường xuyên`: alone, with a date beside it, with a report at intervals."""

from __future__ import annotations

import re
from typing import Any

from app.reading.deadline_points import points
from app.reading.reckoning_dates import starts_on, time_reading

Fields = dict[str, Any]
ALWAYS = re.compile(r"\bthuong xuyen\b")
FINISHED = re.compile(r"\b(?:hoan thanh|xong|truoc|cham nhat|muon nhat|bao cao)\b")


def ongoing(match: re.Match[str], words: Any) -> Fields | None:
    """Continuous work. A stated day or quarter before it is due then, and the work goes on; a year only closes it."""
    found = points(words.text, words.year)
    if not found:
        return {"type": "ongoing", "confidence": "high"}
    always = ALWAYS.search(words.text)
    place = always.start() if always else 0
    finer = [point for point in found if point.kind != "year"]
    if not finer:
        start = starts_on(words.text, words.year)
        return {"type": "ongoing", "due_suggested": f"{found[-1].end.year}-12-31", "confidence": "medium", **start}
    if finer[0].begin < place and "tu" not in finer[0].bounds:
        return {**(time_reading(words.text[:place], words.year) or {}), "continues": True}
    if FINISHED.search(words.text, place):
        return time_reading(words.text, words.year)
    return {"type": "ongoing", "confidence": "medium", **starts_on(words.text, words.year)}


def with_reports(match: re.Match[str], words: Any) -> Fields | None:
    """`Thường xuyên, báo cáo hằng quý`: the work is continuous, only the report has its days."""
    from app.reading.deadlines import read_deadline  # a report's time is a deadline of its own

    report = read_deadline(match["report"], words.year, words.issued_on)
    if report["type"] != "recurring":
        return None
    last = {"last_day": report["last_day"]} if "last_day" in report else {}
    return {"type": "ongoing", "reports": report["recurrence"], "confidence": "high", **last}
