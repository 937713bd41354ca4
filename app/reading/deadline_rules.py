# ruff: noqa: E501 (a table of patterns: one row, one line)
"""The table of readings: pattern over normal words → reading. The first rule that matches and reads wins.

Rows are those of the office's list of phrases (bare month, quarter: the plan's year; `trước ngày X`: X − 1; `trong`,
`đến hết`, `chậm nhất` include the day). Days and months follow Điều 146–148 of the Civil Code 2015.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.reading import reckoning as r
from app.reading import reckoning_dates as d

Reading = Callable[[re.Match[str], Any], dict[str, Any] | None]
BEFORE = r"(?P<strict>truoc)(?: ngay)?"
BY = r"(?:cham nhat|muon nhat|den het|den|het|vao|trong|la|tu)?(?: (?:la|vao|den|het))?(?: ngay)?"
BY_DAY = r"(?:(?:cham nhat|muon nhat|den|vao)(?: la)?(?: vao)? ngay|ngay|cham nhat)"
Y = r"(?:/(?P<year>\d{4}))?"
DAY = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4,5}|\d{2}))?"
EDGE = r"(?![\d/])"


@dataclass(frozen=True)
class Rule:
    """A pattern and its reading; `short` rules see the words without `hoàn thành`, `thời gian` … in front."""

    pattern: re.Pattern[str]
    reading: Reading
    short: bool = True


def rule(pattern: str, reading: Reading, short: bool = True) -> Rule:
    return Rule(re.compile(pattern), reading, short)


RULES = (
    rule(r"^$", r.blank, False),
    rule(r"^(?:nt|-nt-|n/t|-|\"|〃|nhu tren)$", r.same_as_above, False),
    rule(r"^(?:da hoan thanh|hoan thanh|dang thuc hien|chua thuc hien|da thuc hien)$", r.status, False),
    rule(r"chuyen tiep (?:sang|qua|den) (?:nam )?(?P<year>\d{4})", r.carried_over, False),
    rule(r"(?:dot cao diem|chien dich) \d+ ngay", r.none),
    rule(r"\d+ (?:tieng|gio)\b", r.none),
    rule(r"%", r.none),
    # counted from an event
    rule(r"truoc khi (?P<event>.+?) (?P<count>\d+) (?P<unit>ngay lam viec|ngay|tuan)", r.before_event),
    rule(r"(?P<count>\d+) (?P<unit>ngay lam viec|ngay|tuan|thang)(?:,)? (?:ke tu|tu|sau) (?P<event>.+)", r.after_event),
    rule(r"trong (?:vong|thoi han) (?P<count>\d+) (?P<unit>ngay lam viec|ngay|tuan|thang)(?P<event>)", r.after_event),
    rule(r"^(?:trong )?(?P<count>\d+) (?P<unit>ngay lam viec|ngay)$(?P<event>)?", r.after_event),
    rule(r"^sau (?P<count>\d+) (?P<unit>thang|nam|ngay|tuan)\b ?(?P<event>.*)", r.after_event),
    rule(r"ngay sau khi (?P<event>.+)", r.straight_after),
    # recurring
    rule(
        rf"(?:{BEFORE}|{BY}) ?(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))? (?:cua )?hang (?P<every>thang|quy|nam)",
        r.day_of_each,
    ),
    rule(
        rf"\bhang (?P<every>thang|quy|nam),? (?:{BEFORE}|{BY_DAY}) ?(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}}))?",
        r.day_of_each,
    ),
    rule(
        r"(?P<strict>truoc )?(?:ngay )?(?P<day>\d{1,2}) (?:cua )?thang cuoi(?: cua)?(?: moi| hang)? quy",
        r.day_of_quarter,
    ),
    rule(
        r"(?P<n>\d{1,2})(?:-\d{1,2})? ?(?P<what>lan|lop|cuoc|dot|buoi|hoi nghi|ky|phien|chuyen|tin|bai)[^/]{0,60}?(?:/|moi |tren |trong 1 |hang )(?P<per>nam|quy|thang)\b",
        r.times,
    ),
    rule(
        r"hang (?P<per>quy|thang|nam)(?: to chuc)? (?:it nhat |toi thieu )?(?P<n>\d{1,2}) (?P<what>lan|lop|cuoc|dot|buoi|hoi nghi|phien)",
        r.times,
    ),
    rule(r"\bhang tuan", r.weekly),
    rule(r"^hang ngay$", r.daily),
    rule(r"\bhang\b|dinh ky|thuong ky|so ket|tong ket|^(?:\d thang|quy|thang), ", r.frequencies),
    # continuous
    rule(r"nam (?P<year>\d{4}) va (?:cac|nhung) nam (?:tiep theo|sau)", r.ongoing_in_year),
    rule(r"thuong xuyen.*\btrong nam|^(?:thuc hien )?trong nam(?! \d)$", r.ongoing_in_year),
    rule(r"thuong xuyen", r.ongoing),
    rule(r"^(?:lien tuc|duy tri|tiep tuc)", r.ongoing_suggested),
    # waits for somebody
    rule(r"^theo (?:quy dinh|che do)", r.none),
    rule(
        r"(?:^|\b)(?:theo|sau khi co|khi co|khi duoc|cho) (?:su )?(?:huong dan|ke hoach|lo trinh|tien do|thoa thuan|chi dao|thong bao|lich|yeu cau|van ban|phat sinh|quyet dinh|de nghi|kinh phi|chuong trinh|ket luan|phan cong)",
        r.waits,
        False,
    ),
    rule(r"^(?:khi|sau khi|cho) ", r.waits, False),
    rule(r"truoc (?:ky hop|dai hoi|hoi nghi)|^dot xuat", r.waits, False),
    # Tết
    rule(r"\btet\b", r.before_tet),
    # quarters
    rule(rf"quy (?P<from>[1-4]) ?(?:-|den) ?(?P<to>[1-4]){Y}{EDGE}", d.quarters_range),
    rule(rf"quy (?P<list>[1-4](?: ?(?:,|va|;) ?[1-4]){{1,3}}){Y}{EDGE}", d.quarters_list),
    rule(rf"(?P<part>dau |giua |cuoi )?quy (?P<quarter>[1-4]){Y}{EDGE}", d.quarter),
    # days
    rule(
        rf"tu (?:ngay )?(?P<fday>\d{{1,2}})(?:/(?P<fmonth>\d{{1,2}}))?(?:/(?P<fyear>\d{{4}}))? ?(?:den|-) ?(?:het )?(?:ngay )?{DAY}",
        d.days_range,
    ),
    rule(rf"^(?:ngay )?{DAY} ?\(ngay ", d.event_day),
    rule(rf"{BEFORE} ?{DAY}{EDGE}", d.day_before),
    rule(rf"{DAY}{EDGE}", d.day),
    rule(r"(?P<strict>truoc )?(?:ngay )?(?P<day>\d{1,2})/thang (?P<month>\d{1,2})(?P<year>)", d.day),
    # weeks and months
    rule(rf"tuan (?:thu )?(?P<week>[1-5]|dau|cuoi) (?:cua )?thang (?P<month>\d{{1,2}}){Y}", d.week),
    rule(rf"thang (?P<list>\d{{1,2}}-\d{{1,2}} ?(?:,|;|va) ?(?:thang )?\d{{1,2}}-\d{{1,2}}){Y}{EDGE}", d.month_ranges),
    rule(
        rf"thang (?P<from>\d{{1,2}})(?:/\d{{4}})? ?(?:-|den) ?(?:het )?(?:thang )?(?P<to>\d{{1,2}}){Y}{EDGE}",
        d.months_range,
    ),
    rule(rf"thang (?P<list>\d{{1,2}}(?: ?(?:,|;|va) ?(?:thang )?\d{{1,2}}){{1,11}}){Y}{EDGE}", d.months_list),
    rule(rf"(?P<strict>truoc )?(?P<part>dau |giua |cuoi )?thang (?P<month>\d{{1,2}}){Y}{EDGE}", d.month),
    rule(r"^(?P<month>\d{1,2})/(?P<year>\d{4})$(?P<part>)?(?P<strict>)?", d.month),
    # parts of the year
    rule(r"6 thang (?P<half>dau|cuoi)(?: nam)?(?:/(?P<year>\d{4})| (?P<year2>\d{4}))?", d.half_year),
    rule(r"\b9 thang", d.nine_months),
    rule(r"(?P<part>dau|giua) nam(?: (?P<year>\d{4}))?(?! \d)", d.part_of_year),
    rule(r"(?P<part>cuoi) nam(?: (?P<year>\d{4}))?", d.part_of_year),
    # years
    rule(r"(?P<from>20\d\d) ?(?:-|den) ?(?:nam )?(?P<to>20\d\d)", d.years_range),
    rule(r"nam (?P<list>20\d\d(?: ?(?:,|va) ?(?:nam )?20\d\d){1,5})", d.years_list),
    rule(r"\bnam (?P<year>20\d\d)", d.whole_year),
    rule(r"^(?:ca nam|trong nam|het nam|nam nay)", d.whole_year),
)
