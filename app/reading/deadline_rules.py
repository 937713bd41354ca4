# ruff: noqa: E501 (a table of patterns: one row, one line)
"""The table of readings: pattern over normal words → reading. The first rule that matches and reads wins.

Rows are those of the office's list of phrases (bare month, quarter: the plan's year; `trước ngày X`: X − 1; `trong`,
`đến hết`, `chậm nhất` include the day). Days and months follow Điều 146–148 of the Civil Code 2015. Days, months,
quarters and years themselves are found by `deadline_points` when no rule here reads the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.reading import reckoning as r
from app.reading import reckoning_recurring as again
from app.reading.reckoning_dates import each_year, event_day
from app.reading.reckoning_ongoing import ongoing, with_reports

Reading = Callable[[re.Match[str], Any], dict[str, Any] | None]
BEFORE = r"(?P<strict>truoc)(?: ngay)?"
BY = r"(?:cham nhat|muon nhat|den het|den|het|vao|trong|la|tu)?(?: (?:la|vao|den|het))?(?: ngay)?"
BY_DAY = r"(?:(?:cham nhat|muon nhat|den|vao)(?: la)?(?: vao)? ngay|ngay|cham nhat)"
DAY = r"(?P<day>\d{1,2})(?:/(?P<month>\d{1,2}))?"
UNIT = r"(?P<unit>ngay lam viec|ngay|tuan|thang)"
COUNT = rf"(?P<count>\d{{1,3}}) {UNIT}"
WHAT = r"(?P<what>lan|lop|cuoc|dot|buoi|hoi nghi|ky|phien|chuyen|chuyen muc|luot|mau|co so|mo hinh|tin|bai|ban)"
QUICK = r"(?:ngay|kip thoi|khan truong|som|gap|trong thoi gian som nhat|cang som cang tot|som nhat)"


@dataclass(frozen=True)
class Rule:
    """A pattern and its reading; `short` rules see the words without `hoàn thành`, `thời gian` … in front."""

    pattern: re.Pattern[str]
    reading: Reading
    short: bool = True


def rule(pattern: str, reading: Reading, short: bool = True) -> Rule:
    return Rule(re.compile(pattern), reading, short)


RULES = (
    rule(r"^(?:nt|-nt-|n/t|-|\"|〃|nhu tren)$", r.same_as_above, False),
    rule(r"^(?:da hoan thanh|hoan thanh|dang thuc hien|chua thuc hien|da thuc hien)$", r.status, False),
    rule(r"chuyen tiep (?:sang|qua|den) (?:nam )?(?P<year>20\d\d)", r.carried_over, False),
    # no time
    rule(r"(?:dot cao diem|chien dich) \d+ ngay", r.none),
    rule(
        r"^(?:trong )?(?:vong |thoi han )?\d{1,3} ?(?:tieng|gio|phut|h)\b|24/24|24/7|^trong ngay$|gio hanh chinh",
        r.none,
    ),
    rule(r"\d ?%/nam\b", r.none),
    rule(rf"^(?:lam )?{QUICK}(?:,? (?:va )?{QUICK}){{0,3}}$", r.none),
    rule(r"^(?:trong |ca )?nam hoc 20\d\d-(?P<to>20\d\d)$", r.school_year),
    # counted from an event
    rule(rf"truoc (?:khi )?(?P<event>[^\d.;]{{3,80}}?) {COUNT}$", r.before_event),
    rule(rf"{COUNT} truoc (?:khi |ngay )?(?P<event>[^\d.;]{{3,80}})$", r.before_event),
    rule(rf"{COUNT},? (?:ke tu|tinh tu|tu|sau) (?P<event>.{{2,160}})", r.after_event),
    rule(rf"trong (?:vong|thoi han) {COUNT}", r.after_event),
    rule(r"^(?:trong |khong qua |toi da )?(?P<count>\d{1,3}) (?P<unit>ngay lam viec|ngay)$", r.after_event),
    rule(r"^sau (?P<count>\d{1,3}) (?P<unit>thang|nam|ngay|tuan)\b ?(?P<event>.{0,160})", r.after_event),
    rule(rf"^(?:cham nhat )?sau (?:khi )?[^\d.;]{{3,80}}? {COUNT}$", r.after_event),
    rule(r"\bngay sau (?:khi )?(?P<event>.{2,160})", r.straight_after),
    # recurring
    rule(r"thuong xuyen\W{1,3}(?:dinh ky )?bao cao (?P<report>.*\bhang\b.*|dinh ky.*)", with_reports),
    rule(
        r"(?P<strict>truoc )?(?:ngay )?(?P<day>\d{1,2}) (?:cua )?thang (?:sau|tiep theo|ke tiep|dau(?: tien)?(?: cua)? quy (?:sau|tiep theo|ke tiep))",
        again.day_of_next,
    ),
    rule(
        r"(?P<strict>truoc )?(?:ngay )?(?P<day>\d{1,2}) (?:cua )?thang cuoi(?: cua)?(?: moi| hang)? quy",
        again.day_of_quarter,
    ),
    rule(
        r"(?P<strict>truoc )?(?:ngay )?(?P<others>\d{1,2}(?:(?:, ?| va )(?:ngay )?\d{1,2}){0,2})(?:, ?| va )(?:ngay )?(?P<day>\d{1,2}) (?:cua )?hang (?P<every>thang)",
        again.day_of_each,
    ),
    rule(rf"(?:{BEFORE}|{BY}) ?{DAY} (?:cua )?hang (?P<every>thang|quy|nam)", again.day_of_each),
    rule(rf"(?:{BEFORE}|{BY_DAY}) ?{DAY} (?:cua )?(?P<every>thang)$", again.day_of_each),
    rule(
        rf"\bhang (?P<every>thang|quy|nam)(?:,| \()? ?(?:{BEFORE}|{BY_DAY}) ?{DAY}(?! (?:cua )?thang)",
        again.day_of_each,
    ),
    rule(
        rf"(?P<n>\d{{1,3}})(?:-\d{{1,2}})? ?{WHAT}[^/]{{0,60}}?(?:/(?:0?1 )?|moi |tren |trong 1 |hang )(?P<per>nam|quy|thang|tuan)\b",
        again.times,
    ),
    rule(rf"^(?P<n>\d{{1,2}}) {WHAT}[^/\d]{{0,40}} trong (?P<per>nam|quy|thang)$", again.times),
    rule(
        rf"(?:hang|^1) (?P<per>quy|thang|nam|tuan)(?: to chuc)?(?: it nhat| toi thieu| tu)? (?P<n>\d{{1,2}})(?:-\d{{1,2}})? {WHAT}",
        again.times,
    ),
    rule(r"\b0?(?P<n>\d{1,2}) (?P<per>tuan|thang|quy|nam)(?:/| )(?:0?1 )?lan\b", again.interval),
    rule(r"\b1 lan/(?:0?1 )?0?(?P<n>\d{1,2}) (?P<per>tuan|thang|quy|nam)\b", again.interval),
    rule(r"^(?:trong |vao )?tuan (?:dau|cuoi|thu \w{1,4})[^/\d]{0,12} hang (?P<per>thang|quy)", again.part_of_each),
    rule(r"\b(?:dinh ky|moi) 0?(?P<n>\d{1,2}) (?P<per>tuan|thang)(?: mot lan)?$", again.interval),
    rule(r"\bnam (?P<year>20\d\d) (?:va (?:cac|nhung) nam (?:tiep theo|sau)|tro di)", r.ongoing_in_year),
    rule(r"^hang ngay$", again.daily),
    rule(r"^(?!.*\bhang (?:ngay|thang|quy)).*\bhang tuan", again.weekly),
    rule(r"\bhang nam\b", lambda match, words: each_year(words.text, words.year)),
    rule(
        r"\bhang (?:ngay|tuan|thang|quy|nam)\b|dinh ky|thuong ky|so ket|tong ket|(?:cuoi|giua|dau) hang|^(?:\d thang|quy|thang),? (?:va )?(?=\d thang|thang|quy|nam)",
        again.frequencies,
    ),
    # continuous
    rule(
        r"^(?:quanh|suot|trong suot) nam|^thuc hien trong nam$|thuong xuyen,? (?:trong|ca) nam$",
        r.ongoing_in_year,
        False,
    ),
    rule(r"\bthuong xuyen\b", ongoing),
    rule(r"^tx$", r.abbreviated),
    rule(r"^(?:lien tuc|duy tri|tiep tuc)", r.ongoing_suggested),
    # waits for somebody
    rule(r"^theo (?:quy dinh|che do)", r.unsaid),
    rule(r"^theo [a-z]{2,}", r.waits, False),
    rule(
        r"(?<!hoac )\b(?:sau khi co|khi co|khi duoc|cho) (?:su )?(?:huong dan|ke hoach|lo trinh|tien do|thoa thuan|chi dao|thong bao|lich|yeu cau|van ban|phat sinh|quyet dinh|de nghi|kinh phi|chuong trinh|ket luan|phan cong)",
        r.waits,
        False,
    ),
    rule(
        r"(?<=\d)[,;( ]{1,3}(?:theo|tuy theo) (?:su )?(?:huong dan|ke hoach|lo trinh|tien do|chi dao|thong bao|lich|yeu cau)",
        r.waits,
        False,
    ),
    rule(r"^(?:ngay khi|khi|sau khi|cho) ", r.waits, False),
    rule(r"\btet\b", r.before_tet),
    rule(r"^sau (?!ngay\b|thang\b|quy\b|nam\b)[a-z]{3,}", r.waits, False),
    rule(
        r"^(?:hoan thanh )?truoc (?:mua|khai giang|ky|dai hoi|hoi nghi|bau cu|ngay (?:bau cu|hoi|khai)|thoi diem|le|khi)\b|^dot xuat",
        r.waits,
        False,
    ),
    # events
    rule(
        r"^(?:nhan )?dip\b|chao mung|ky niem|huong ung|\(ngay [a-z]|^ngay (?!thu |trong|sau|truoc|tu |lam|cuoi|dau|den)[a-z]{2,}",
        event_day,
    ),
)
