# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Points in time named in normal words: days, months, quarters, halves, years, with the words that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.reading import calendar_days as days

YEAR = r"(?:/(?P<year>20\d\d))?"
ENDS = r"(?![\d/%])"
CORES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("week", rf"\btuan (?:thu )?(?P<week>[1-5]|dau|hai|ba|tu|cuoi)(?: tien)? (?:cua )?thang (?P<month>\d{{1,2}}){YEAR}"),
        ("tenth", rf"\b(?P<tenth>thuong|trung|ha) tuan thang (?P<month>\d{{1,2}}){YEAR}"),
        ("days", rf"(?<![\d/.,-])(?P<first>\d{{1,2}})-(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>20\d\d|\d\d))?{ENDS}"),
        ("date", rf"(?<![\d/.,])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<year>\d{{4,5}}|\d\d))?(?P<next> (?:cua )?nam (?:sau|toi|ke tiep|tiep theo))?{ENDS}"),
        ("month", r"(?<![\d/])(?P<month>\d{1,2})/(?P<year>20\d\d)(?![\d/])"),
        ("quarter", rf"\bquy (?P<quarter>[1-4]){YEAR}{ENDS}"),
        ("month", rf"\bthang (?P<month>\d{{1,2}}){YEAR}{ENDS}"),
        ("half", r"\b0?(?P<months>[36]) thang (?P<half>dau|cuoi)(?: cua)? nam(?:[ /](?P<year>20\d\d))?"),
        ("half", r"\b0?(?P<months>9) thang\b(?: (?P<half>dau) nam)?(?:[ /](?P<year>20\d\d))?"),
        ("year", r"\bnam (?P<year>20\d\d)(?![\d/])"),
        ("year", r"(?<![\d/])(?P<year>20\d\d)(?![\d/])"),
        ("year", r"\bnam nay\b|(?<=dau )nam\b|(?<=giua )nam\b|(?<=cuoi )nam\b|(?<=het )nam\b|(?<=trong )nam\b|(?<=ca )nam\b"),
    )
)  # fmt: skip
MORE = {
    kind: re.compile(
        rf" ?(?P<sep>,|;|-|va|den|hoac)(?: het)? ?(?:{word} )?(?P<n>\d{{1,2}}){YEAR}{ENDS}"
        rf"(?= ?(?:$|[,;.)(:-]|va\b|den\b|hoac\b|hang\b|dat\b))"
    )
    for kind, word in (("quarter", "quy"), ("month", "thang"))
}
BOUNDING = frozenset(
    ("truoc", "sau", "tu", "ke", "den", "het", "dau", "giua", "cuoi", "trong", "vao", "ngay", "cham", "nhat", "muon",
     "la", "thoi", "diem", "khong", "qua", "hon", "xong", "bat", "moc", "ca", "khoang")
)  # fmt: skip


@dataclass
class Point:
    """A span of days that words name: `start` to `end`; `bounds` are the words before it, `sep` what joins it on."""

    kind: str
    match: dict[str, str]
    begin: int
    stop: int
    bounds: frozenset[str] = frozenset()
    sep: str = ""
    year: int | None = None
    start: date = date.min
    end: date = date.min
    impossible: bool = False
    stated: bool = False


def points(text: str, plan_year: int) -> list[Point]:
    """All points of a normal text in their order, with years: their own, a neighbour's, else the plan's."""
    found = list(_found(text))
    _years(found, plan_year)
    return [point for point in found if _dated(point, plan_year)]


def _found(text: str) -> Iterator[Point]:
    at = 0
    cores = [
        (match.start(), order, kind, match) for order, (kind, core) in enumerate(CORES) for match in core.finditer(text)
    ]
    for start, _, kind, match in sorted(cores, key=lambda core: core[:2]):
        if start < at:
            continue
        begin, bounds = _bounds(text, start, at)
        yield Point(kind, _groups(match), begin, match.end(), bounds, text[at:begin].strip() if at else "")
        at = match.end()
        while kind in MORE and (more := MORE[kind].match(text, at)):
            groups = {kind: more["n"]} | ({"year": more["year"]} if more["year"] else {})
            yield Point(kind, groups, more.start("n"), more.end(), frozenset(), more["sep"])
            at = more.end()


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in match.groupdict().items() if value}


def _bounds(text: str, start: int, least: int) -> tuple[int, frozenset[str]]:
    """The bounding words right before a point, and where they begin."""
    words: list[str] = []
    begin = start
    for word in reversed(re.findall(r"\S+", text[max(least, start - 60) : start])):
        if word.strip("(") not in BOUNDING:
            break
        words.append(word.strip("("))
        begin = text.rindex(word, 0, begin)
        if word.startswith("("):
            break
    return begin, frozenset(words)


def _years(found: list[Point], plan_year: int) -> None:
    """A year of its own, else the next point's, else that of the point before, else the plan's."""
    for point in found:
        digits = point.match.get("year")
        point.stated = bool(digits)
        point.year = days.full_year(digits, plan_year) if digits else None
    following = None
    for point in reversed(found):
        following = point.year if point.stated else following
        point.year = point.year or following
    before = plan_year
    for point in found:
        point.year = before = point.year or before


def _dated(point: Point, plan_year: int) -> bool:
    """Set the days of a point; False where it can't be one. `30/6/20026` and `31/6` are dated, and impossible."""
    groups, year = point.match, (point.year or plan_year) + ("next" in point.match)
    first, last = _months(groups, point.kind)
    in_range = 2000 <= year <= 2100
    if not (1 <= first <= 12 and 1 <= last <= 12) or not (in_range or "day" in groups):
        return False
    year = year if in_range else plan_year
    point.start, point.end = date(year, first, 1), days.month_end(year, last)
    if "day" in groups:
        return _day(point, in_range)
    return True


def _months(groups: dict[str, str], kind: str) -> tuple[int, int]:
    if kind == "quarter":
        return 3 * int(groups["quarter"]) - 2, 3 * int(groups["quarter"])
    if kind == "half":
        count = int(groups["months"])
        return (13 - count, 12) if groups.get("half") == "cuoi" else (1, count)
    return (1, 12) if kind == "year" else (int(groups["month"]), int(groups["month"]))


def _day(point: Point, in_range: bool) -> bool:
    month_end, day = point.end, int(point.match["day"])
    if not 1 <= day <= 31:
        return False
    point.impossible = not in_range or day > month_end.day
    point.end = month_end.replace(day=min(day, month_end.day))
    first = int(point.match.get("first", 0))
    point.start = month_end.replace(day=first) if 0 < first <= point.end.day else point.end
    return True
