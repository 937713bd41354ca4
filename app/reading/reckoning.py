"""The readings that the table of deadline rules refers to: match and words → fields of a deadline."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days

Fields = dict[str, Any]
PERIODIC = "periodic (interval not stated)"
EACH = {"thang": "monthly", "quy": "quarterly", "nam": "yearly"}
PER_YEAR = {"nam": 1, "quy": 4, "thang": 12}
FREQUENCIES = (
    ("weekly", re.compile(r"\btuan\b")),
    ("monthly", re.compile(r"(?<!\d )\bthang\b(?! \d)")),
    ("quarterly", re.compile(r"\bquy\b(?! dinh| che)|\b0?3 thang\b")),
    ("half-yearly", re.compile(r"\b0?6 thang\b|\bnua nam\b|\bgiua nam\b")),
    ("yearly", re.compile(r"(?<!dau )(?<!cuoi )\bnam\b(?! \d)|\bcuoi nam\b")),
)
PHRASE_END = re.compile(r"[,;(]|\bbao cao\b")


def none(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none"}


def blank(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "due_suggested": f"{words.year}-12-31"}


def same_as_above(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "same_as_above": True}


def status(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "status": match.group()}


def carried_over(match: re.Match[str], words: Any) -> Fields:
    return {"type": "year", "due": f"{match['year']}-12-31", "carried_over": True}


def before_event(match: re.Match[str], words: Any) -> Fields:
    return {"type": "relative", "depends_on": words.printed, "offset": _offset(match, -1)}


def after_event(match: re.Match[str], words: Any) -> Fields:
    """Days from an event; a due date only where the event is the plan's issue and its day is known."""
    offset = _offset(match, 1)
    reading: Fields = {"type": "relative", "depends_on": words.printed, "offset": offset}
    from_issue = re.search(r"ban hanh|ky (?:ban hanh|ke hoach)|ke hoach co hieu luc", match["event"] or "")
    if words.issued_on and from_issue:
        reading["due"] = _shift(words.issued_on, offset).isoformat()
    return reading


def straight_after(match: re.Match[str], words: Any) -> Fields:
    reading: Fields = {"type": "relative", "depends_on": words.printed}
    if words.issued_on and "ke hoach" in match["event"]:
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


def day_of_each(match: re.Match[str], words: Any) -> Fields:
    """`trước ngày 15 hàng tháng` (14th is the last), also twice in one phrase."""
    series, last = [], []
    for one in re.finditer(match.re, words.text):
        printed = one["day"].lstrip("0") + (f"/{one['month'].lstrip('0')}" if one["month"] else "")
        series.append(f"{EACH[one['every']]} by day {printed}")
        last.append(_last_day(one, bool(one["strict"])))
    return {"type": "recurring", "recurrence": "; ".join(series), "last_day": "; ".join(last)}


def _last_day(match: re.Match[str], strict: bool) -> str:
    day, month = int(match["day"]), match["month"]
    if not month:
        return str(day - strict or 31)
    last = date(2026, int(month), day) - timedelta(days=strict)
    return f"{last.day}/{last.month}"


def day_of_quarter(match: re.Match[str], words: Any) -> Fields:
    day = int(match["day"])
    return {
        "type": "recurring",
        "recurrence": f"quarterly by day {day}",
        "last_day": str(day - bool(match["strict"])),
    }


def times(match: re.Match[str], words: Any) -> Fields:
    """`02 lớp/năm`: 2 per year; `01 lần/quý` is simply quarterly."""
    n, per = int(match["n"]), match["per"]
    if n == 1 and match["what"] == "lan" and per != "nam":
        return {"type": "recurring", "recurrence": EACH[per]}
    return {"type": "recurring", "recurrence": f"{n * PER_YEAR[per]} per year"}


def weekly(match: re.Match[str], words: Any) -> Fields:
    return {"type": "recurring", "recurrence": "weekly"}


def daily(match: re.Match[str], words: Any) -> Fields:
    return {"type": "recurring", "recurrence": "daily"}


def frequencies(match: re.Match[str], words: Any) -> Fields | None:
    """`hàng tháng, 3 tháng, 6 tháng, năm`; without any interval: periodic."""
    found = [name for name, pattern in FREQUENCIES if pattern.search(words.text)]
    if not found and "dinh ky" not in words.text and "thuong ky" not in words.text:
        return None
    if "dot xuat" in words.text:
        found = [*(found or [PERIODIC]), "ad hoc"]
    return {"type": "recurring", "recurrence": "; ".join(found or [PERIODIC])}


def ongoing(match: re.Match[str], words: Any) -> Fields:
    return {"type": "ongoing"}


def ongoing_in_year(match: re.Match[str], words: Any) -> Fields:
    year = match.groupdict().get("year") or words.year
    return {"type": "ongoing", "due_suggested": f"{year}-12-31"}


def ongoing_suggested(match: re.Match[str], words: Any) -> Fields:
    return {"type": "none", "type_suggested": "ongoing"}


def waits(match: re.Match[str], words: Any) -> Fields:
    on = re.sub(r"^\(?\s*(?:theo|sau khi có|khi có|khi được|sau khi|khi)\s+", "", words.printed.strip(), flags=re.I)
    on = on.strip(" .;,")
    return {"type": "external", "depends_on": on if on.count("(") == on.count(")") else on.strip("()")}


def before_tet(match: re.Match[str], words: Any) -> Fields:
    start = days.TET_BREAK.get(words.year)
    suggested = {"due_suggested": days.workday_before(start).isoformat()} if start else {}
    return {"type": "date", **suggested}


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
