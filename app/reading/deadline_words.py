"""The words of a deadline, brought to one way of writing before the table of readings is asked."""

from __future__ import annotations

import re

from app.reading.folding import ascii_lower, squeeze

QUARTER_WORD = r"(?:quy|qui)"
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
SPOILT_ROMAN = re.compile(r"(?<![a-z0-9])(?=[il1|]*[il|])([il1|]{1,3}|[il|1]v)(?![a-z0-9])")
ONES = re.compile(r"(?<=quy )(11|111)(?!\d)")

STEPS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"[–—−]", "-"),
        (r"\s*([/-])\s*", r"\1"),
        (r"(?<=\d)o(?=\d)", "0"),
        (r"(?<=[/ ]2)o(?=\d)", "0"),
        (r"\bhang(?=thang|quy|nam|tuan|ngay)", "hang "),
        (r"\bmoi (?=thang|quy|nam|tuan)", "hang "),
        (r"\bthuong nien\b", "hang nam"),
        (r"\bqui\b", "quy"),
        (r"\bq\.? ?(?=[il1|v]{1,3}\b|[1-4]\b)", "quy "),
        (r"\bquy(?=[1-4iv]{1,3}\b)", "quy "),
        (r"\b(?:thg|th)\.? ?(?=\d)", "thang "),
        (r"\bt\.? ?(?=\d{1,2}(?:/|\b))", "thang "),
        (r"\bdot (?:\d|[iv]{1,3})\b:? ?", ""),
        (r"\bngay (\d{1,2}) thang (\d{1,2})\b", r"ngay \1/\2"),
        (r"\b(\d{1,2})[.-](\d{1,2})[.-](\d{4})\b", r"\1/\2/\3"),
        (r"(?<=\d)\.(?=\d{4}\b)", "/"),
        (r"(\d) ?(?:,)? nam (?=\d{4})", r"\1/"),
        (r"\s+", " "),
    )
)
AFTER_QUARTERS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?<=\d)( ?(?:,|-|;|va|den) ?)(?:het )?quy ", r"\1"),
        (r"(?<=quy )([1-4])[ .-](?=\d{4}\b)", r"\1/"),
        (r"(?<=\d)/(\d{4}) ?(-|den|va|,) ?(?=[1-4](?:/\d{4}|$))", r" \2 "),
    )
)
FILLERS = re.compile(
    r"^(?:thoi gian|thoi han|tien do|du kien|phan dau|hoan thanh|"
    r"thuc hien|ban hanh|xong|phai|bao cao|trien khai)\b[ :]*"
)


def normal(words: str) -> str:
    """Lower case, no marks, `quy 3/2026`, `thang 6/2026`, `ngay 10/12`, `hang thang`."""
    text = squeeze(ascii_lower(words)).strip(" .;,:()+")
    for step, instead in STEPS:
        text = step.sub(instead, text)
    if re.search(rf"\b{QUARTER_WORD}\b", text):
        text = ONES.sub(lambda m: str(len(m.group(1))), text)
        text = SPOILT_ROMAN.sub(_arabic, text)
        text = re.sub(r"(?<![a-z0-9])iv(?![a-z0-9])", "4", text)
        for step, instead in AFTER_QUARTERS:
            text = step.sub(instead, text)
    return text.strip()


def without_fillers(text: str) -> str:
    """A normal text less `hoàn thành`, `thời gian thực hiện` and the like in front."""
    for _ in range(4):
        shorter = FILLERS.sub("", text)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _arabic(match: re.Match[str]) -> str:
    roman = match.group(1).replace("l", "i").replace("1", "i").replace("|", "i")
    return ROMAN.get(roman, match.group(1))
