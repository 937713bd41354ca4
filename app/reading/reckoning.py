"""The readings of times without a day of their own: from an event, recurring, continuous, waiting for somebody."""

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
