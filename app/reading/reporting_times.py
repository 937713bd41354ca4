"""How often and by which day a sentence asks for reports: each interval with the day that stands behind it."""

from __future__ import annotations

import re
from typing import Any

from app.reading.deadlines import no_deadline, read_deadline
from app.reading.reporting_days import ENDS, NAME, Day, days_in

SERIES = re.compile(
    rf"(?:định kỳ,? )?(?:(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|{NAME}){ENDS}"
    rf"(?:(?:,| và|;)? (?:(?:hàng|hằng) )?(?:{NAME}){ENDS}){{0,4}}"
    r"|(?<=báo cáo )tổng kết(?=\s*(?:[,;.()]|gửi|trước|chậm|về|$))",
    re.I,
)
ONE = re.compile(rf"(?:{NAME}|tổng kết)\b", re.I)
STATED = re.compile(r"hàng|hằng|mỗi|định kỳ|,| và ", re.I)
REPORT_IN_FRONT = re.compile(
    r"(?:báo cáo|sơ kết|tổng kết)(?: (?:định kỳ|kết quả|sơ kết|tổng kết|tiến độ|thực hiện|công tác)){0,3}\W*$|"
    r"\b0?1 lần/\s?$",
    re.I,
)
FOLLOWS = re.compile(r"\)?\s*(?:[,;]|và)\s*(?:báo cáo )?", re.I)  # `6 tháng (trước 15/6), năm …`
NAMES = {
    "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "3 tháng": "quarterly", "6 tháng": "half-yearly",
    "9 tháng": "nine-monthly", "năm": "yearly",
}  # fmt: skip
OF_EACH = re.compile(r"tháng cuối (?:của )?(?:mỗi )?kỳ", re.I)
EVERY = {name: words for words, name in NAMES.items() if words != "3 tháng"}
Duty = dict[str, Any]
Name = tuple[str, str]  # frequency, words


def times_of_reports(text: str, year: int) -> list[Duty]:
    """`frequency`, `day`, `last_day`, `deadline` of each report that a text asks for; without an interval one duty."""
    open_names: list[Name] = []
    duties: list[Duty] = []
    at = 0
    for day in days_in(text):
        open_names += _names(text, at, day.start)
        found, open_names = _with_day(day, open_names, duties, year)
        duties += found
        at = day.end
    open_names += _names(text, at, len(text))
    told = {duty["frequency"] for duty in duties}
    duties += [_plain(*name, year) for name in _once(open_names) if name[0] not in told]
    if not duties and re.search(r"định kỳ", text, re.I):
        duties.append({"frequency": None, "day": None, "deadline": read_deadline("định kỳ", year)})
    return duties


def without_interval() -> Duty:
    """A duty to report of which neither interval nor day is said."""
    return {"frequency": None, "day": None, "deadline": {**no_deadline(), "confidence": "low"}}


def ad_hoc(year: int) -> Duty:
    """A report when something happens or is asked for."""
    return {"frequency": "ad hoc", "day": None, "deadline": read_deadline("đột xuất", year)}


def _names(text: str, start: int, end: int) -> list[Name]:
    """The intervals named between two places: frequency and words (`quý I` is its own)."""
    found = []
    part = text[start:end]
    for match in SERIES.finditer(part):
        in_front = text[max(0, start + match.start() - 120) : start + match.start()]
        follows = start and FOLLOWS.fullmatch(part[: match.start()][-40:])
        if not (STATED.search(match.group()) or REPORT_IN_FRONT.search(in_front) or follows):
            continue
        found += [(NAMES[_bare(one.group())], one.group()) for one in ONE.finditer(match.group())]
    return found


def _bare(words: str) -> str:
    short = re.sub(r"^quý .*", "quý", re.sub(r"^0", "", words.lower()))
    return re.sub(r"^(?:cuối|cả|hết) năm$|^tổng kết$", "năm", short)


def _with_day(day: Day, names: list[Name], before: list[Duty], year: int) -> tuple[list[Duty], list[Name]]:
    """The duties of a day and the intervals still open: it belongs to those it names itself, else to the last one.

    `6 tháng, năm … trước ngày 15/6 và 15/12`: as many days as intervals go together in their order.
    """
    if OF_EACH.search(day.own) and names:
        return [_duty(name, day, _in_last_month(name, day), year) for name, _ in names], []
    if day.own:
        deadline = read_deadline(day.words.replace(" báo cáo", ""), year)
        frequency = (deadline["recurrence"] or "monthly").split(" by ")[0]
        used = next((n for n, (name, _) in enumerate(names) if name == frequency), len(names))
        return [_duty(frequency, day, day.words.replace(" báo cáo", ""), year)], names[:used] + names[used + 1 :]
    if day.meant_for:
        frequency = NAMES[_bare(day.meant_for)]
        return [_duty(frequency, day, _each(frequency, day), year)], [name for name in names if name[0] != frequency]
    at = 0 if day.more == len(names) - 1 else len(names) - 1
    frequency = names[at][0] if names else before[-1]["frequency"] if before else None
    return [_duty(frequency, day, _each(frequency, day), year)], names[:at] + names[at + 1 :] if names else []


def _duty(frequency: str | None, day: Day, words: str, year: int) -> Duty:
    deadline = read_deadline(words, year)
    last = deadline.get("last_day") or _day_and_month(deadline["due"])
    return {"frequency": frequency, "day": day.printed, "last_day": last, "deadline": deadline}


def _each(frequency: str | None, day: Day) -> str:
    """A day's words as a series: each month, quarter, year, unless a year of its own makes it a single day."""
    every = "năm" if day.month else EVERY.get(frequency or "", "")
    return day.words + (f" hằng {every}" if frequency and every and not day.year else "")


def _in_last_month(frequency: str, day: Day) -> str:
    """`trước ngày 10 tháng cuối kỳ báo cáo` of an interval."""
    words = day.words[: len(day.words) - len(day.own)]
    months = {"half-yearly": (6, 12), "nine-monthly": (9,), "yearly": (12,)}.get(frequency, ())
    if months:
        return "; ".join(f"{words}/{month} hằng năm" for month in months)
    return words + (" của tháng cuối quý" if frequency == "quarterly" else " hằng tháng")


def _day_and_month(due: str | None) -> str | None:
    return f"{int(due[8:])}/{int(due[5:7])}" if due else None


def _plain(frequency: str, words: str, year: int) -> Duty:
    if frequency == "quarterly" and _bare(words) != words.lower():
        deadline = {**read_deadline("hằng năm", year), "confidence": "medium"}
    elif frequency in ("half-yearly", "nine-monthly"):
        deadline = read_deadline(f"định kỳ, {words}", year)
    else:
        deadline = read_deadline(f"hằng {EVERY[frequency]}", year)
    return {"frequency": frequency, "day": None, "deadline": deadline}


def _once(names: list[Name]) -> list[Name]:
    return list({name: (name, words) for name, words in reversed(names)}.values())[::-1]
