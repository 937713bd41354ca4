"""A cell's value → the text that Excel shows for it, as a Vietnamese office writes dates and figures."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from openpyxl.utils.escape import unescape

from app.reading.folding import squeeze
from app.reading.text import clean

QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]|\*.')
DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
LITERAL = re.compile(r'"([^"]*)"|\\(.)')
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
BULLET = re.compile(r"^[-+•–]\s*\S")


def cell_text(value: Any, number_format: str) -> str:
    """The text of a cell, its lines apart by `\\n`; empty for an empty cell.

    A day is `30/06/2026`, a month `tháng 6/2026`, 0.8 in a format with % is `80%`, 1250 in one with thousands `1.250`.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, dt.datetime | dt.date):
        return _date_text(value, QUOTED.sub("", number_format.lower()))
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float):
        return _number_text(value, number_format.split(";")[0])
    return str(value)


def string_text(text: str) -> str:
    """A text cell in NFC, without marks of converters and control characters; empty lines left out."""
    text = CONTROL.sub("", unescape(text).replace("\r\n", "\n").replace("\r", "\n"))
    lines = [squeeze(clean(line)) for line in unicodedata.normalize("NFC", text).split("\n")]
    return "\n".join(line for line in lines if line)


def _date_text(value: dt.date, codes: str) -> str:
    if "d" not in codes and "m" in codes and "h" not in codes:
        return f"tháng {value.month}/{value.year}"
    if "d" not in codes and "y" in codes:
        return str(value.year)
    day = f"{value:%d/%m}/{value.year}"
    timed = isinstance(value, dt.datetime) and value.time() != dt.time() and "h" in codes
    return f"{value:%H:%M} {day}" if timed else day


def _number_text(value: float, number_format: str) -> str:
    codes = QUOTED.sub("", number_format)
    shown = DIGITS.search(codes)
    if not shown or "e" in codes.lower() or "/" in codes:
        return _figures(value, 0, 10, 0, False)
    percent = "%" in codes
    value = value * 100 if percent else value
    places = shown.group(1) or ""
    exact = round(value, 2) == round(value, 8)  # 80.5 shown as 81% would be another target
    most = max(len(places), 2) if exact else len(places)
    whole = shown.group().split(".")[0]
    figures = _figures(value, places.count("0"), most, whole.replace(",", "").count("0"), "," in whole)
    before, after = _literals(number_format)
    return squeeze(f"{before}{figures}{'%' if percent else ''}{after}")


def _literals(number_format: str) -> tuple[str, str]:
    """Words that a format puts before and behind the figures (`0" cây"`)."""
    at = re.search(r"[#0?]", re.sub(r'"[^"]*"', lambda m: "x" * len(m.group()), number_format))
    cut = at.start() if at else 0
    before, after = (
        "".join(a or b for a, b in LITERAL.findall(part)) for part in (number_format[:cut], number_format[cut:])
    )
    return before, after


def _figures(value: float, least: int, most: int, whole: int, thousands: bool) -> str:
    """Decimal comma, thousands with dots; at least `whole` figures before the comma, `least` to `most` behind it."""
    text = f"{abs(value):,.{most}f}" if thousands else f"{abs(value):.{most}f}"
    head, _, tail = text.partition(".")
    tail = tail[:least] + tail[least:].rstrip("0")
    head = head.replace(",", ".").zfill(whole)
    sign = "-" if value < 0 else ""
    return f"{sign}{head},{tail}" if tail else f"{sign}{head}"
