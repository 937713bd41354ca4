"""The readings of points in time: days, weeks, months, quarters, halves, years and their ranges and lists."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days

Fields = dict[str, Any]


def _year(match: re.Match[str], words: Any) -> int:
    return days.full_year(match.groupdict().get("year"), words.year)


def quarter(match: re.Match[str], words: Any) -> Fields:
    year, number = _year(match, words), int(match["quarter"])
    if (match["part"] or "").strip() in ("dau", "giua"):
        months = 2 if match["part"].startswith("dau") else 1
        return {"type": "quarter", "due_suggested": days.month_end(year, 3 * number - months).isoformat()}
    return {"type": "quarter", "due": days.quarter_end(year, number).isoformat()}


def quarters_range(match: re.Match[str], words: Any) -> Fields:
    year = _year(match, words)
    start = date(year, 3 * int(match["from"]) - 2, 1)
    return _range(start, days.quarter_end(year, int(match["to"])))


def quarters_list(match: re.Match[str], words: Any) -> Fields:
    numbers = sorted({int(n) for n in re.findall(r"\d", match["list"])})
    if len(numbers) == 4:
        return {"type": "recurring", "recurrence": "quarterly"}
    return _milestones([days.quarter_end(_year(match, words), n) for n in numbers])


def _range(start: date, due: date) -> Fields:
    return {"type": "range", "starts_on": start.isoformat(), "due": due.isoformat()}


def _milestones(dates: list[date]) -> Fields:
    return {"type": "milestones", "milestones": [d.isoformat() for d in dates], "due": max(dates).isoformat()}


def days_range(match: re.Match[str], words: Any) -> Fields | None:
    due = _date(match, words)
    if not due:
        return None
    try:
        start = date(int(match["fyear"] or due.year), int(match["fmonth"] or due.month), int(match["fday"]))
    except ValueError:
        return None
    return _range(start, due)


def _date(match: re.Match[str], words: Any) -> date | None:
    try:
        return date(_year(match, words), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def day(match: re.Match[str], words: Any) -> Fields | None:
    """A day that counts itself; several days are milestones; an impossible one suggests its month's last day."""
    all_days = [found for one in re.finditer(match.re, words.text) if (found := _date(one, words))]
    if len(all_days) > 1:
        return _milestones(all_days)
    year = _year(match, words)
    if all_days and 2000 <= year <= 2100:
        return {"type": "date", "due": all_days[0].isoformat()}
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    year = year if 2000 <= year <= 2100 else words.year
    last = days.month_end(year, month)
    near = date(year, month, min(int(match["day"]), last.day) or 1)
    return {"type": "date", "due_suggested": near.isoformat(), "impossible": True}


def day_before(match: re.Match[str], words: Any) -> Fields | None:
    """`trước ngày X`: the last day that counts is X − 1."""
    reading = day(match, words)
    if reading is None or reading["type"] != "date":
        return reading
    field = "due" if "due" in reading else "due_suggested"
    if not reading.get("impossible"):
        reading[field] = (date.fromisoformat(reading[field]) - timedelta(days=1)).isoformat()
    return reading


def event_day(match: re.Match[str], words: Any) -> Fields | None:
    """`Ngày 10/10 (Ngày …)` names an event: the work is due before it, which a person confirms."""
    event = _date(match, words)
    return {"type": "date", "due_suggested": days.workday_before(event).isoformat()} if event else None


def week(match: re.Match[str], words: Any) -> Fields | None:
    number = {"dau": 1, "cuoi": 4}.get(match["week"]) or int(match["week"])
    month = int(match["month"])
    if not 1 <= month <= 12 or number > 4:
        return None
    return {"type": "date", "due_suggested": days.friday_of_week(_year(match, words), month, number).isoformat()}


def month(match: re.Match[str], words: Any) -> Fields | None:
    year, number = _year(match, words), int(match["month"])
    if not 1 <= number <= 12:
        return None
    if match["strict"]:
        return {"type": "date", "due": (date(year, number, 1) - timedelta(days=1)).isoformat()}
    part = (match["part"] or "").strip()
    if part == "dau":
        return {"type": "date", "due_suggested": date(year, number, 1).isoformat()}
    if part:
        return {
            "type": "date",
            "due": (date(year, number, 15) if part == "giua" else days.month_end(year, number)).isoformat(),
        }
    return {"type": "month", "due": days.month_end(year, number).isoformat()}


def _months(text: str) -> list[int]:
    return [n for n in (int(n) for n in re.findall(r"\d+", text)) if 1 <= n <= 12]


def months_range(match: re.Match[str], words: Any) -> Fields | None:
    year, ends = _year(match, words), _months(f"{match['from']} {match['to']}")
    if len(ends) < 2:
        return None
    return _range(date(year, ends[0], 1), days.month_end(year, ends[1]))


def months_list(match: re.Match[str], words: Any) -> Fields | None:
    months = _months(match["list"])
    return _milestones([days.month_end(_year(match, words), n) for n in months]) if months else None


def month_ranges(match: re.Match[str], words: Any) -> Fields | None:
    """`Tháng 4-6, tháng 9-10`: the ends of the ranges."""
    ends = _months(match["list"])[1::2]
    return _milestones([days.month_end(_year(match, words), n) for n in ends]) if ends else None


def half_year(match: re.Match[str], words: Any) -> Fields:
    year = days.full_year(match["year"] or match["year2"], words.year)
    return {"type": "half", "due": (date(year, 6, 30) if match["half"] == "dau" else date(year, 12, 31)).isoformat()}


def nine_months(match: re.Match[str], words: Any) -> Fields:
    return _range(date(words.year, 1, 1), date(words.year, 9, 30))


def part_of_year(match: re.Match[str], words: Any) -> Fields:
    year = _year(match, words)
    if match["part"] == "dau":
        return {"type": "date", "due_suggested": f"{year}-01-01"}
    if match["part"] == "cuoi" and match["year"]:
        return {"type": "year", "due": f"{year}-12-31"}
    return {"type": "date", "due": f"{year}-06-30" if match["part"] == "giua" else f"{year}-12-31"}


def years_range(match: re.Match[str], words: Any) -> Fields:
    return _range(date(int(match["from"]), 1, 1), date(int(match["to"]), 12, 31))


def years_list(match: re.Match[str], words: Any) -> Fields:
    return _milestones([date(int(y), 12, 31) for y in re.findall(r"20\d\d", match["list"])])


def whole_year(match: re.Match[str], words: Any) -> Fields:
    return {"type": "year", "due": f"{_year(match, words)}-12-31"}
