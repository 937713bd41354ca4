"""Points in time → a reading: one point, a range, several milestones; `trước ngày X` is X − 1."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from app.reading import calendar_days as days
from app.reading.deadline_points import Point, points
from app.reading.reckoning_spans import Span, from_start, range_span, single_span

Fields = dict[str, Any]
FINER = {"date": 0, "days": 0, "week": 1, "tenth": 1, "month": 2, "quarter": 3, "half": 3, "year": 4}
CONFIDENCE = ("low", "medium", "high")


def time_reading(text: str, year: int) -> Fields | None:
    """The reading of a normal text by the points in time it names; None where it names none."""
    found = _precise(points(text, year), text)
    if not found:
        return None
    spans = _spans(found, text, year)
    if len(spans) == 2 and spans[0].open and not spans[1].open:
        spans = [from_start(spans[0], spans[1])]
    reading = _several(spans, found, text, year) if len(spans) > 1 else _one(spans[0], year)
    if " hoac " in text and reading["confidence"] == "high":
        reading["confidence"] = "medium"
    return reading


def _precise(found: list[Point], text: str) -> list[Point]:
    """Less the points that only say where a finer one lies: `Quý II/2026 (trước 15/6)`, `30/6 (Quý II)`."""
    kept = []
    for at, point in enumerate(found):
        in_brackets = text[max(0, point.begin - 1) : point.begin] == "("
        others = found if in_brackets else [] if "rieng" in text else found[at + 1 : at + 2]
        if not any(_holds(point, other) for other in others):
            kept.append(point)
    return kept


def _holds(coarse: Point, fine: Point) -> bool:
    finer = FINER[fine.kind] < FINER[coarse.kind]
    return finer and coarse.start <= fine.start and fine.end <= coarse.end and "tu" not in coarse.bounds


def _spans(found: list[Point], text: str, year: int) -> list[Span]:
    spans: list[Span] = []
    at = 0
    while at < len(found):
        following = found[at + 1] if at + 1 < len(found) else None
        if following and _joined(found[at], following):
            last = at + 1
            while last + 1 < len(found) and found[last + 1].sep == "-" and found[last].sep == "-":
                last += 1
            spans.append(range_span(found[at], found[last]))
            at = last + 1
            continue
        strict = bool(spans) and found[at].sep in (",", "va", ";") and _same_bound(found, at)
        spans.append(single_span(found[at], strict))
        at += 1
    return spans


def _joined(point: Point, following: Point) -> bool:
    if following.sep in ("-", "hoac"):
        return True
    return following.sep == "den" or ("den" in following.bounds and following.sep in ("", ",") and (
        following.sep == "" or "tu" in point.bounds))  # fmt: skip


def _same_bound(found: list[Point], at: int) -> bool:
    """`trước 30/6 và 30/11`: a bare day takes the bound of the day before it."""
    before = found[at - 1]
    return found[at].bounds <= {"ngay"} and "truoc" in before.bounds and found[at].kind == before.kind


def _one(span: Span, year: int) -> Fields:
    reading: Fields = {"type": "range" if span.kind == "years" else span.kind, "confidence": span.confidence}
    reading |= {"due": span.due.isoformat()} if span.due else {}
    reading |= {"due_suggested": span.suggested.isoformat()} if span.suggested else {}
    reading |= {"impossible": True} if span.impossible else {}
    if reading["type"] == "range":
        reading["starts_on"] = span.start.isoformat()
    year_end = date(year, 12, 31)
    if span.kind == "years" and span.due and span.start <= year_end < span.due:
        reading["milestones"] = [year_end.isoformat()]
    return reading


def _several(spans: list[Span], found: list[Point], text: str, year: int) -> Fields:
    """Milestones, the last one due; the four quarters are a series, unless each has its share."""
    closed = [span for span in spans if not span.open] or spans
    confidence = min((span.confidence for span in closed), key=CONFIDENCE.index)
    if {p.match["quarter"] for p in found if p.kind == "quarter"} == set("1234") and "%" not in text:
        return {"type": "recurring", "recurrence": "quarterly", "confidence": confidence}
    dates = sorted({day for span in closed if (day := span.due or span.suggested)})
    if len(dates) < 2:
        return _one(closed[0], year)
    reading: Fields = {"type": "milestones", "confidence": confidence, "milestones": [d.isoformat() for d in dates]}
    sure = all(span.due for span in closed)
    reading["due" if sure else "due_suggested"] = dates[-1].isoformat()
    if any(span.impossible for span in closed):
        reading["impossible"] = True
    return reading


def each_year(text: str, year: int) -> Fields | None:
    """`Tháng 6 hằng năm`, `quý IV hằng năm`: a day of each year for every point named."""
    found = [p for p in points(text, year) if p.kind in ("month", "quarter", "date") and "tu" not in p.bounds]
    if not found:
        return None
    spans = [single_span(point, at > 0 and _same_bound(found, at)) for at, point in enumerate(found)]
    lasts = [span.due or span.suggested or span.start for span in spans]
    days_named = [p.end if p.kind == "date" else last for p, last in zip(found, lasts, strict=True)]
    return {
        "type": "recurring",
        "recurrence": "; ".join(f"yearly by day {day.day}/{day.month}" for day in days_named),
        "last_day": "; ".join(f"{day.day}/{day.month}" for day in lasts),
        "confidence": "high" if all(span.due for span in spans) else "medium",
    }


def starts_on(text: str, year: int) -> Fields:
    """`từ quý II/2026` beside a series."""
    first = next((p for p in points(text, year) if "tu" in p.bounds), None)
    return {"starts_on": first.start.isoformat()} if first else {}


def event_day(match: re.Match[str], words: Any) -> Fields | None:
    """A day that is an event's name: the work is due before it, which a person confirms."""
    event = next((p for p in points(words.text, words.year) if p.kind in ("date", "days")), None)
    if not event:
        return None
    return {"type": "date", "due_suggested": days.workday_before(event.start).isoformat(), "confidence": "medium"}
