"""The readings of times without a day of their own: from an event, recurring, continuous, waiting for somebody."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.reading import calendar_days as days
from app.reading.reckoning_dates import starts_on, time_reading

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


def day_of_each(match: re.Match[str], words: Any) -> Fields | None:
    """`trước ngày 15 hàng tháng` (14th is the last), also twice in one phrase, also `ngày 15 và 30 hằng tháng`."""
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
    if not start:
        return {"type": "date", "confidence": "low"}
    return {"type": "date", "due_suggested": days.workday_before(start).isoformat(), "confidence": "medium"}
