"""Days off and make-up days of a year in Vietnam: by law, and as the Government has announced them.

Labour Code 2019, article 112 with resolution 28/2026/QH16 (24/11): twelve days a year. Which five days Tết takes, the
day beside 2/9, and swapped days are decided each year; for a year without an announcement they are left out and the
administrator is asked to enter them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import holidays

ANNOUNCED = frozenset({2026, 2027})  # 12729/VPCP-KGVX for 2026, 10065/VPCP-KGVX for 2027
BY_LAW = 12
MAKE_UP = {
    date(2026, 1, 10): ("make_up", "Làm bù cho ngày 02/01/2026"),
    date(2026, 8, 22): ("make_up", "Làm bù cho ngày 31/8/2026"),
}
SWAPPED = {date(2026, 1, 2): ("swapped", "Nghỉ hoán đổi, làm bù ngày 10/01/2026")}
UNSURE = ("29 Tết", "Mùng bốn", "Mùng năm")


class Day(NamedTuple):
    """A day that differs from its weekday; kinds as `CalendarDay` has them."""

    on: date
    kind: str
    name: str


def of_year(year: int) -> list[Day]:
    """The days of a year as far as they are certain, in order."""
    found = {on: _day(on, name) for on, name in holidays.country_holidays("VN", years=year, language="vi").items()}
    if year not in ANNOUNCED:
        found = {on: day for on, day in found.items() if _certain(day)}
    for on, (kind, name) in {**MAKE_UP, **SWAPPED}.items():
        if on.year == year:
            found[on] = Day(on, kind, name)
    return [found[on] for on in sorted(found)]


def _day(on: date, name: str) -> Day:
    if "nghỉ bù" in name:
        return Day(on, "compensatory", name)
    if name.startswith("Ngày nghỉ (thay"):
        return Day(on, "swapped", "Nghỉ hoán đổi" + name.removeprefix("Ngày nghỉ").replace("thay cho", "làm bù"))
    return Day(on, "holiday", name)


def _certain(day: Day) -> bool:
    beside = "Quốc khánh" in day.name and day.kind == "holiday" and (day.on.month, day.on.day) != (9, 2)
    return not beside and day.kind != "swapped" and not day.name.startswith(UNSURE)
