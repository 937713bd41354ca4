"""How often and by which day a sentence asks for reports: each interval with the day that stands behind it."""

from __future__ import annotations

import re
from typing import Any

from app.reading.deadlines import no_deadline, read_deadline

HOUR = r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: ?phút)?,?)?"
DAY = re.compile(
    rf"(?P<words>(?:(?:trước|chậm nhất|muộn nhất|vào|không quá)(?: là)?(?: vào)?{HOUR}(?: ngày)?|ngày) "
    r"(?P<day>\d{1,2})"
    r"(?:\s?(?:/|tháng) ?(?P<month>\d{1,2}))?(?P<year>\s?(?:/|năm )\s?20\d\d)?(?![\d/])"
    r"(?P<own> (?:của )?(?:hàng|hằng|mỗi) (?:tháng|quý|năm)| (?:của )?tháng cuối(?: của| mỗi| hằng| hàng)? quý"
    r"| (?:của )?tháng (?:đầu(?: tiên)?(?: của)? quý )?(?:sau|tiếp theo|kế tiếp)"
    r"| (?:của )?tháng(?: báo cáo)?(?=[\s,.;)]|$))?)",
    re.I,
)
SERIES = re.compile(
    r"(?:(?:định kỳ,? )?(?:(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|0?[369] tháng|"
    r"quý(?: (?:IV|I{1,3}|[1-4]))?|năm|tháng|tuần)(?=[\s,;.:()]|$)(?! \d)"
    r"(?:(?:,| và|;)? (?:(?:hàng|hằng) )?(?:tuần|tháng|quý(?: (?:IV|I{1,3}|[1-4]))?|0?[369] tháng|năm)"
    r"(?=[\s,;.:()]|$)(?! \d)){0,4})",
    re.I,
)
ONE = re.compile(r"0?[369] tháng|quý(?: (?:IV|I{1,3}|[1-4]))?\b|tuần|tháng|năm", re.I)
STATED = re.compile(r"hàng|hằng|mỗi|định kỳ|,| và ", re.I)
REPORT_IN_FRONT = re.compile(
    r"(?:báo cáo|sơ kết|tổng kết)(?: (?:định kỳ|kết quả|sơ kết|tổng kết|tiến độ|thực hiện|công tác)){0,3}\W*$", re.I
)
FOLLOWS = re.compile(r"\)?\s*(?:[,;]|và)\s*(?:báo cáo )?", re.I)  # `6 tháng (trước 15/6), năm …`
NAMES = {
    "tuần": "weekly", "tháng": "monthly", "quý": "quarterly", "3 tháng": "quarterly", "6 tháng": "half-yearly",
    "9 tháng": "nine-monthly", "năm": "yearly",
}  # fmt: skip
EVERY = {name: words for words, name in NAMES.items() if words != "3 tháng"}
Duty = dict[str, Any]


def times_of_reports(text: str, year: int) -> list[Duty]:
    """`frequency`, `day`, `last_day`, `deadline` of each report that a text asks for; without an interval one duty."""
    days = list(DAY.finditer(text))
    open_names: list[tuple[str, str]] = []
    duties: list[Duty] = []
    at = 0
    for day in days:
        open_names += _names(text, at, day.start())
        duty, used = _with_day(day, open_names, duties, year)
        duties.append(duty)
        open_names = [name for n, name in enumerate(open_names) if n != used]
        at = day.end()
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


def _names(text: str, start: int, end: int) -> list[tuple[str, str]]:
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
    return re.sub(r"^quý .*", "quý", re.sub(r"^0", "", words.lower()))


def _with_day(
    day: re.Match[str], open_names: list[tuple[str, str]], before: list[Duty], year: int
) -> tuple[Duty, int | None]:
    """A day's duty and which of the open intervals it belongs to: the one it names itself, else the last one."""
    printed = str(int(day["day"])) + (f"/{int(day['month'])}" if day["month"] else "")
    if day["own"]:
        deadline = read_deadline(day["words"].replace(" báo cáo", ""), year)
        frequency = (deadline["recurrence"] or "monthly").split(" by ")[0]
        used = next((n for n, (name, _) in enumerate(open_names) if name == frequency), None)
    else:
        frequency = open_names[-1][0] if open_names else before[-1]["frequency"] if before else None
        used = len(open_names) - 1 if open_names else None
        every = "năm" if day["month"] else EVERY.get(frequency or "", "")
        each = f" hằng {every}" if frequency and every and not day["year"] else ""
        deadline = read_deadline(day["words"] + each, year)
    last = deadline.get("last_day") or _day_and_month(deadline["due"])
    return {"frequency": frequency, "day": printed, "last_day": last, "deadline": deadline}, used


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


def _once(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list({name: (name, words) for name, words in reversed(names)}.values())[::-1]
