"""Points in time → a reading: one point, a range, several milestones; `trước ngày X` is X − 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days
from app.reading.deadline_points import Point, points

Fields = dict[str, Any]
ONE = timedelta(days=1)
TENTHS = {"thuong": 10, "trung": 20, "ha": 31}
WEEKS = {"dau": 1, "hai": 2, "ba": 3, "tu": 4, "cuoi": 0}
FINER = {"date": 0, "days": 0, "week": 1, "tenth": 1, "month": 2, "quarter": 3, "half": 3, "year": 4}
CONFIDENCE = ("low", "medium", "high")


@dataclass
class Span:
    """A point or a range of points: what is due by it, and how sure that is."""

    kind: str
    start: date
    due: date | None
    suggested: date | None = None
    confidence: str = "high"
    impossible: bool = False
    open: bool = False


def time_reading(text: str, year: int) -> Fields | None:
    """The reading of a normal text by the points in time it names; None where it names none."""
    found = _precise(points(text, year), text)
    if not found:
        return None
    spans = _spans(found, text, year)
    if len(spans) == 2 and spans[0].open and not spans[1].open:
        spans = [_ranged(spans[0], spans[1])]
    reading = _several(spans, found, text) if len(spans) > 1 else _one(spans[0], year)
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
            spans.append(_range(found[at], following))
            at += 2
            continue
        strict = bool(spans) and found[at].sep in (",", "va", ";") and _same_bound(found, at)
        spans.append(_single(found[at], strict))
        at += 1
    return spans


def _joined(point: Point, following: Point) -> bool:
    if following.sep in ("-", "hoac"):
        return True
    return following.sep == "den" or ("den" in following.bounds and following.sep in ("", ",") and (
        following.sep == "" or "tu" in point.bounds))  # fmt: skip


def _same_bound(found: list[Point], at: int) -> bool:
    """`trước 30/6 và 30/11`: a bare day takes the bound of the day before it."""
    return not found[at].bounds and "truoc" in found[at - 1].bounds


def _range(first: Point, last: Point) -> Span:
    start, end = first.start, last.end
    if start > end:
        shift = -1 if not first.stated else 1
        start = days.add_months(start, -12) if shift < 0 else start
        end = end if shift < 0 else days.add_months(end, 12)
    confidence = "medium" if last.sep == "hoac" else "low" if first.impossible or last.impossible else "high"
    due = last.start - ONE if "truoc" in last.bounds else end
    kind = "years" if first.kind == last.kind == "year" else "range"
    return Span(kind, start, due, confidence=confidence, impossible=first.impossible or last.impossible)


def _ranged(first: Span, last: Span) -> Span:
    return Span("range", first.start, last.due, last.suggested, last.confidence, last.impossible)


def _single(point: Point, strict: bool) -> Span:
    if point.impossible:
        return Span("date", point.start, None, point.end, "low", impossible=True)
    if point.kind == "days":
        return Span("range", point.start, point.end)
    if point.kind in ("week", "tenth"):
        return _part_of_month(point)
    if "sau" in point.bounds:
        return Span("range", point.end + ONE, None, confidence="low", open=True)
    if "tu" in point.bounds:
        return Span("range", point.start, None, confidence="low", open=True)
    if part := point.bounds & {"dau", "giua", "cuoi"}:
        return _part(point, min(part))
    if strict or "truoc" in point.bounds:
        return Span("date", point.start, point.start - ONE)
    if point.kind == "half" and point.match["months"] != "6":
        return Span("range", point.start, point.end)
    return Span(point.kind, point.start, point.end)


def _part(point: Point, part: str) -> Span:
    """`đầu`, `giữa`, `cuối` of a month, quarter or year (Điều 146 BLDS 2015); a beginning is only suggested."""
    kind = point.kind if point.kind == "quarter" else "date"
    if part == "cuoi":
        stated_year = point.kind == "year" and point.stated
        sure = stated_year and "den" in point.bounds
        return Span("year" if stated_year else kind, point.start, point.end, confidence="high" if sure else "medium")
    if point.kind == "quarter":
        month = point.start.month + (part == "giua")
        return Span(kind, point.start, None, days.month_end(point.start.year, month), "medium")
    if part == "dau":
        return Span("date", point.start, None, point.start, "medium")
    middle = point.start.replace(day=15) if point.kind == "month" else days.month_end(point.start.year, 6)
    return Span("date", point.start, middle, confidence="medium")


def _part_of_month(point: Point) -> Span:
    year, month = point.start.year, point.start.month
    if point.kind == "tenth":
        day = min(TENTHS[point.match["tenth"]], point.end.day)
        return Span("date", point.start, None, date(year, month, day), "medium")
    week = WEEKS.get(point.match["week"], -1)
    number = int(point.match["week"]) if week < 0 else week
    friday = days.friday_of_week(year, month, number) if number else days.last_friday(year, month)
    return Span("date", point.start, None, friday, "low")


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


def _several(spans: list[Span], found: list[Point], text: str) -> Fields:
    """Milestones, the last one due; the four quarters are a series, unless each has its share."""
    closed = [span for span in spans if not span.open] or spans
    confidence = min((span.confidence for span in closed), key=CONFIDENCE.index)
    if {p.match["quarter"] for p in found if p.kind == "quarter"} == set("1234") and "%" not in text:
        return {"type": "recurring", "recurrence": "quarterly", "confidence": confidence}
    dates = sorted({day for span in closed if (day := span.due or span.suggested)})
    if len(dates) < 2:
        return _one(closed[0], 0)
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
    spans = [_single(point, False) for point in found]
    dues = [span.due or span.suggested or span.start for span in spans]
    printed = [f"{due.day}/{due.month}" for due in dues]
    return {
        "type": "recurring",
        "recurrence": "; ".join(f"yearly by day {day}" for day in printed),
        "last_day": "; ".join(printed),
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
