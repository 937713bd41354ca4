"""Periods as Vietnamese offices name them; one place for cards, pages and letters."""

from __future__ import annotations

import re
from datetime import date

from flask_babel import gettext as _

from app import formats

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KEY = re.compile(r"(\d{4})(?:-(?:W(\d{2})|Q([1-4])|H([12])|(9)M|N(\d{1,2})|(\d{2})))?")
ROMAN = ("", "I", "II", "III", "IV")


def period_words(key: str | None) -> str:
    """What a period's key is called: `2026-Q3` → "kỳ quý III/2026", `2026-06-30` → "mốc 30/6/2026"."""
    found = KEY.fullmatch(key or "")
    if not found:
        day = date.fromisoformat(key) if key and DAY.fullmatch(key) else None
        return _("mốc %(day)s", day=formats.day(day)) if day else ""
    year, week, quarter, half, nine, number, month = found.groups()
    if month:
        return _("kỳ tháng %(month)s", month=formats.month(date(int(year), int(month), 1)))
    if quarter:
        return _("kỳ quý %(quarter)s/%(year)s", quarter=ROMAN[int(quarter)], year=year)
    if half:
        return (
            _("kỳ 6 tháng đầu năm %(year)s", year=year) if half == "1" else _("kỳ 6 tháng cuối năm %(year)s", year=year)
        )
    if week:
        return _("tuần %(week)s/%(year)s", week=week, year=year)
    if number:
        return _("lần %(n)s năm %(year)s", n=number, year=year)
    return _("kỳ 9 tháng năm %(year)s", year=year) if nine else _("kỳ năm %(year)s", year=year)


def bare_period(key: str | None) -> str:
    """The period alone, as a card names what is lacking: "tháng 9/2026"."""
    words = period_words(key)
    return words.removeprefix(_("kỳ") + " ")
