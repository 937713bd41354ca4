"""A point in time, or two of them, as a span: what is due by it, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.reading import calendar_days as days
from app.reading.deadline_points import Point

ONE = timedelta(days=1)
TENTHS = {"thuong": 10, "trung": 20, "ha": 31}
WEEKS = {"dau": 1, "hai": 2, "ba": 3, "tu": 4, "cuoi": 0}


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


def range_span(first: Point, last: Point) -> Span:
    """From one point to another, over the turn of a year where only one year is stated; else it is only suggested."""
    start, end, sure = first.start, last.end, "medium" if last.sep == "hoac" else "high"
    odd = first.impossible or last.impossible
    if start > end and last.stated and not first.stated:
        start = days.add_months(start, -12)
    elif start > end:
        end, odd = days.add_months(end, 12), odd or not first.stated
    due = last.start - ONE if "truoc" in last.bounds and start < last.start else end
    kind = "years" if first.kind == last.kind == "year" else "range"
    impossible = first.impossible or last.impossible
    if odd:
        return Span(kind, start, None, due, "low", impossible)
    return Span(kind, start, due, confidence=sure)


def from_start(first: Span, last: Span) -> Span:
    """`từ quý II, hoàn thành quý IV`: a beginning and what is due."""
    if last.due and last.due < first.start:
        return Span("range", first.start, None, last.due, "low")
    return Span("range", first.start, last.due, last.suggested, last.confidence, last.impossible)


def single_span(point: Point, strict: bool) -> Span:
    """One point with the words that bound it; `strict` where the point before it said `trước` for both."""
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
