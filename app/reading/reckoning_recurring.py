"""The readings of times that come again: each month by a day, so many a year, weekly, at an interval not stated."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days
from app.reading.deadline_points import points
from app.reading.reckoning_dates import each_year, starts_on, time_reading

Fields = dict[str, Any]
PERIODIC = "periodic (interval not stated)"
EACH = {"tuan": "weekly", "thang": "monthly", "quy": "quarterly", "nam": "yearly"}
PER_YEAR = {"nam": 1, "quy": 4, "thang": 12, "tuan": 52}
NO_QUARTER = r"(?! dinh| che| hoach| trinh| mo\b| chuan| uoc| luat| tac| phap)"
FREQUENCIES = (
    ("daily", re.compile(r"\bhang ngay\b")),
    ("weekly", re.compile(r"\btuan\b")),
    ("monthly", re.compile(r"(?<!\d )\bthang\b(?! \d)")),
    ("quarterly", re.compile(rf"\bquy\b(?! \d){NO_QUARTER}|\b0?3 thang\b")),
    ("half-yearly", re.compile(r"\b0?6 thang\b|\bnua nam\b|\bgiua nam\b")),
    ("nine-monthly", re.compile(r"\b0?9 thang\b")),
    ("yearly", re.compile(r"(?<!dau )(?<!cuoi )(?<!trong )\bnam\b(?! \d)|\bcuoi nam\b")),
)
INTERVALS = {
    ("tuan", 1): "weekly", ("thang", 1): "monthly", ("thang", 3): "quarterly", ("quy", 1): "quarterly",
    ("thang", 6): "half-yearly", ("quy", 2): "half-yearly", ("thang", 12): "yearly", ("nam", 1): "yearly",
}  # fmt: skip
WEEKDAYS = {
    **dict.fromkeys(("hai", "2"), "monday"), **dict.fromkeys(("ba", "3"), "tuesday"),
    **dict.fromkeys(("tu", "4"), "wednesday"), **dict.fromkeys(("nam", "5"), "thursday"),
    **dict.fromkeys(("sau", "6"), "friday"), **dict.fromkeys(("bay", "7"), "saturday"),
}  # fmt: skip


def day_of_each(match: re.Match[str], words: Any) -> Fields | None:
    """`trước ngày 15 hàng tháng` (14th is the last), also twice in one phrase, also `ngày 15 và 30 hằng tháng`."""
    if match["every"] == "nam" and len(yearly := points(words.text, words.year)) > 1 and yearly[0].kind == "date":
        return each_year(words.text, words.year)
    series, last = [], []
    for one in re.finditer(match.re, words.text):
        every = one["every"]
        for day in re.findall(r"\d{1,2}", one.groupdict().get("others") or "") + [one["day"]]:
            month = one.groupdict().get("month")
            if every == "nam" and not month:
                return None
            end = _last_day(int(day), month, bool(one["strict"]))
            if end is None:
                return None
            series.append(f"{EACH[every]} by day {int(day)}" + (f"/{int(month)}" if month else ""))
            last.append(end)
    return {"type": "recurring", "recurrence": "; ".join(series), "last_day": "; ".join(last)} | starts_on(
        words.text, words.year
    )


def _last_day(day: int, month: str | None, strict: bool) -> str | None:
    """The last day that counts; None for a day that no month has."""
    if not 1 <= day <= 31 or (month and not 1 <= int(month) <= 12):
        return None
    if not month:
        return str(day - strict or 31)
    last = date(2026, int(month), min(day, days.month_end(2026, int(month)).day)) - timedelta(days=strict)
    return f"{last.day}/{last.month}"


def day_of_quarter(match: re.Match[str], words: Any) -> Fields:
    return _of_period(match, "quarterly", {})


def day_of_next(match: re.Match[str], words: Any) -> Fields:
    """`Ngày 05 tháng sau`, `ngày 10 tháng đầu quý sau`: a day in the period after the one that is meant."""
    return _of_period(match, "quarterly" if "quy" in match.group() else "monthly", {"of": "next"})


def _of_period(match: re.Match[str], name: str, more: Fields) -> Fields:
    day = int(match["day"])
    last = str(day - bool(match["strict"]) or 31)
    return {"type": "recurring", "recurrence": f"{name} by day {day}", "last_day": last, **more}


def times(match: re.Match[str], words: Any) -> Fields:
    """`02 lớp/năm`: 2 per year; `01 lần/quý` is simply quarterly."""
    n, per = int(match["n"]), match["per"]
    if n == 1 and match["what"] == "lan":
        return {"type": "recurring", "recurrence": EACH[per]}
    return {"type": "recurring", "recurrence": f"{n * PER_YEAR[per]} per year"}


def interval(match: re.Match[str], words: Any) -> Fields | None:
    """`6 tháng/lần`, `định kỳ 3 tháng`."""
    n, per = int(match["n"]), match["per"]
    months = {"thang": n, "quy": 3 * n, "nam": 12 * n}.get(per)
    name = INTERVALS.get((per, n))
    if not name and months and 12 % months == 0:
        name = f"{12 // months} per year"
    return {"type": "recurring", "recurrence": name} if name else None


def part_of_each(match: re.Match[str], words: Any) -> Fields:
    """`Tuần đầu hằng tháng`: a series; which days, a person says."""
    return {"type": "recurring", "recurrence": EACH[match["per"]], "confidence": "medium"}


def weekly(match: re.Match[str], words: Any) -> Fields:
    day = re.search(r"\b(?:thu|t)\.? ?(hai|ba|tu|nam|sau|bay|[2-7])\b", words.text)
    return {"type": "recurring", "recurrence": "weekly"} | ({"weekday": WEEKDAYS[day.group(1)]} if day else {})


def daily(match: re.Match[str], words: Any) -> Fields:
    return {"type": "recurring", "recurrence": "daily"}


def frequencies(match: re.Match[str], words: Any) -> Fields | None:
    """`hàng tháng, 3 tháng, 6 tháng, năm`; without any interval: periodic, a person says how often."""
    first = starts_on(words.text, words.year)
    found = [name for name, pattern in FREQUENCIES if pattern.search(words.text)]
    if not found and "dinh ky" not in words.text and "thuong ky" not in words.text:
        return None
    if not found and (dated := time_reading(words.text, words.year)):
        return {**dated, "confidence": "medium"}
    confidence = "high" if found else "medium"
    found = found or [PERIODIC]
    if "dot xuat" in words.text:
        found.append("ad hoc")
    return {"type": "recurring", "recurrence": "; ".join(found), "confidence": confidence, **first}
