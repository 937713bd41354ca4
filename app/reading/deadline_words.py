"""The words of a deadline, brought to one way of writing before the table of readings is asked."""

from __future__ import annotations

import re

from app.reading.folding import LIMIT, ascii_lower, squeeze

QUARTER_WORD = re.compile(r"\b(?:quy|qui)\b")
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
SPOILT_ROMAN = re.compile(r"(?<![a-z0-9])([il1|]{1,3}|[il1|]v)(?![a-z0-9])")
ONES = re.compile(r"(?<=quy )(11|111)(?!\d)")
NUMERALS = {"một": "1", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6"}
NUMERAL = re.compile(
    r"(?<!thứ )\b(một|hai|ba|bốn|sáu)(?= (?:tháng|quý|lần|tuần|năm|ngày|lớp|cuộc|đợt|buổi|kỳ|phiên|hội nghị)\b)"
)
CLOCK = re.compile(
    r"(?P<strict>\btruoc )?(?:luc )?(?<![\d/])(?P<hour>\d{1,2})"
    r"(?: ?(?:h|g|gio) ?(?:(?P<minute>\d{2})(?!\d))?|:(?P<minutes>\d{2}))(?: ?phut)?,? "
    r"(?=ngay|\d|hang|thu )"
)

STEPS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"[–—−]", "-"),
        (r"\b(20\d\d)-(\d{1,2})-(\d{1,2})(?:[ t]\d\d:\d\d(?::\d\d)?)?(?!\d)", r"\3/\2/\1"),
        (r"\bbat dau(?: tu)? (?!nam\b|thang\b(?! \d)|quy\b(?! [\divl]))", "tu "),
        (r"&", " va "),
        (r"(?<=/)(20\d) (\d)(?![\d/])", r"\1\2"),
        (r"\s{0,3}([/-])\s{0,3}", r"\1"),
        (r"(?<=\d)o(?=\d)", "0"),
        (r"(?<=[/ ]2)o(?=\d)", "0"),
        (r"\bhang(?=thang|quy|nam|tuan|ngay)", "hang "),
        (r"\b(?:moi|tung) (?=thang|quy|nam|tuan|ngay)", "hang "),
        (r"\btheo (?=(?:thang|tuan)\b|nam\b(?! \d| hoc))", "hang "),
        (r"\btheo quy(?! (?:dinh|che|hoach|trinh|mo|chuan|uoc|luat|tac|phap)|\w| ?[ivl\d])", "hang quy"),
        (r"\bthuong nien\b", "hang nam"),
        (r"\bqui\b", "quy"),
        (r"\bq\.? ?(?=[il1|v]{1,3}\b|[1-4]\b)", "quy "),
        (r"\bquy(?=[1-4iv]{1,3}\b)", "quy "),
        (r"\b(?:thg|th)\.? ?(?=\d)", "thang "),
        (r"\bt\.? ?(?=\d{1,2}(?:/|\b)(?! hang tuan))", "thang "),
        (r"\b(?:dot|giai doan) (?:thu )?(?:\d|[iv]{1,3})\b:? ?", ""),
        (r"\b(?:lan|ky) (?:thu )?\d: ?", ""),
        (r"\bnua (dau|cuoi) nam", r"6 thang \1 nam"),
        (r"\bngay (\d{1,2}) (?:den|va) (?:het )?(?:ngay )?(\d{1,2})(?:/| thang )(\d{1,2})\b", r"ngay \1/\3 den \2/\3"),
    )
)
WITH_DIGITS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?<=quy )([1-4])[ .-]{1,3}(?=\d{4}\b)", r"\1/"),
        (r"(?<!tuan )(?<!tuan thu )(?<!quy )\b(\d{1,2}) thang (\d{1,2})\b(?! thang| lan\b)", r"\1/\2"),
        (r"\b(\d{1,2})[.-](\d{1,2})[.-](20\d\d|\d{2})\b", r"\1/\2/\3"),
        (r"(?<=ngay )(\d{1,2})\.(?=\d{1,2}\b)", r"\1/"),
        (r"^(1[3-9]|2\d|3[01])[.-](0?[1-9]|1[0-2])$", r"\1/\2"),
        (r"\btuan ([1-5])/(\d{1,2})\b", r"tuan \1 thang \2"),
        (r"\bthang (\d{1,2})/(\d{2})\b(?!/)", r"thang \1/20\2"),
        (r"(?<=\d)\.(?=\d{4}\b)", "/"),
        (r"(?<!\d{3})(\d),? (?:cua )?nam (?=\d{4})", r"\1/"),
        (r"\bthang (\d{1,2})(/\d{4})? ?[(,] ?(truoc |cham nhat )?ngay (\d{1,2})\b(?!/)", r"\3ngay \4/\1\2"),
        (r",? ?(?:tam nhin|dinh huong)(?: den)?(?: nam)?[ /]20\d\d", ""),
        (r"so voi (?:cung ky )?(?:nam )?20\d\d", ""),
        (r"\s+", " "),
    )
)
FILLERS = re.compile(
    r"^(?:thoi gian|thoi han|tien do|du kien|phan dau|hoan thanh|hoan tat|"
    r"thuc hien|ban hanh|xong|phai|bao cao|trien khai|han cuoi|han chot)\b[ :]*"
)


def normal(words: str) -> str:
    """Lower case, no marks, `quy 3/2026`, `thang 6/2026`, `10/12`, `hang thang`; times of the day left out."""
    spelt = NUMERAL.sub(lambda m: NUMERALS[m.group()], words[:LIMIT].casefold())
    text = squeeze(ascii_lower(spelt)).strip(" .;,:()+")
    for step, instead in STEPS:
        text = step.sub(instead, text)
    if QUARTER_WORD.search(text):
        text = ONES.sub(lambda m: str(len(m.group(1))), text)
        text = SPOILT_ROMAN.sub(_arabic, text)
        text = re.sub(r"(?<![a-z0-9])iv(?![a-z0-9])", "4", text)
    for step, instead in WITH_DIGITS:
        text = step.sub(instead, text)
    return CLOCK.sub(lambda m: "den " if m["strict"] else "", text).strip()


def hour_of(words: str) -> str | None:
    """`17:00` where the words name a time of the day; the day itself still counts."""
    text = ascii_lower(words)
    match = CLOCK.search(text)
    return f"{int(match['hour'])}:{match['minute'] or match['minutes'] or '00'}" if match else None


def without_fillers(text: str) -> str:
    """A normal text less `hoàn thành`, `thời gian thực hiện` and the like in front."""
    for _ in range(4):
        shorter = FILLERS.sub("", text)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _arabic(match: re.Match[str]) -> str:
    roman = match.group(1)
    if set(roman) == {"1"}:
        return roman
    return ROMAN.get(roman.replace("l", "i").replace("1", "i").replace("|", "i"), roman)
