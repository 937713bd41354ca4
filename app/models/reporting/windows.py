"""Two clocks of a report: the calendar period, and the window its data are taken from (Decree 09/2019/NĐ-CP, pure).

A window begins the day after the cut-off of the month before the period, and ends with the cut-off of the period's last
month: 15/6 to 14/9 for the third quarter. With the last day of the month as cut-off both clocks are one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.models.task import period
from app.models.task.period import HALF_YEARLY, MONTHLY, MONTHS, ONE, QUARTERLY, YEARLY

NINE_MONTHLY = "nine-monthly"
KINDS = (MONTHLY, QUARTERLY, HALF_YEARLY, NINE_MONTHLY, YEARLY)
LAST_DAY = 31
ROMAN = ("", "I", "II", "III", "IV")
CUTOFF = 14
KEY = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])|(9)M))?")


@dataclass(frozen=True)
class Rule:
    """What a commune has settled of one kind of report; days of the month."""

    kind: str
    is_on: bool = True
    cutoff_day: int = CUTOFF
    unit_due_day: int = 16
    due_day: int = 20
    to_whom: str = "UBND tỉnh"


DEFAULTS = {kind: Rule(kind, is_on=kind != MONTHLY) for kind in KINDS}


@dataclass(frozen=True)
class Window:
    """A report of a period: calendar days `start` to `end`, data of `from_on` to `to_on`, the days it is owed."""

    kind: str
    key: str
    start: date
    end: date
    from_on: date
    to_on: date
    unit_due_on: date
    due_on: date
    to_whom: str

    @property
    def is_calendar(self) -> bool:
        """Are both clocks one?"""
        return (self.start, self.end) == (self.from_on, self.to_on)


def of_key(key: str, rules: Mapping[str, Rule]) -> Window | None:
    """The window of a period's key; None for what is no key of a report."""
    found = KEY.fullmatch(key)
    if found is None or not 2000 <= int(found[1]) <= 2999:
        return None
    year, month, quarter, half, nine = (int(part) if part else 0 for part in found.groups())
    if month > 12 or (found[2] and not month):
        return None
    kind, first, months = _shape(month, quarter, half, nine)
    return _window(rules[kind], key, date(year, first, 1), months)


def ending_in(year: int, month: int, rules: Mapping[str, Rule]) -> Window | None:
    """The one report that units owe of a month: the longest kind that is asked for and ends then; None for none."""
    key = next((key for kind, key in keys_ending_in(year, month).items() if rules[kind].is_on), None)
    return of_key(key, rules) if key else None


def keys_ending_in(year: int, month: int) -> dict[str, str]:
    """The keys of the periods that end with a month, by their kind, the longest first."""
    keys = {
        YEARLY: f"{year}" if month == 12 else "",
        NINE_MONTHLY: f"{year}-9M" if month == 9 else "",
        HALF_YEARLY: f"{year}-H{month // 6}" if month in (6, 12) else "",
        QUARTERLY: f"{year}-Q{month // 3}" if month % 3 == 0 else "",
        MONTHLY: f"{year}-{month:02}",
    }
    return {kind: key for kind, key in keys.items() if key}


def of_year(year: int, rules: Mapping[str, Rule]) -> list[Window]:
    """The reports that units owe of a year, in order."""
    found = (ending_in(year, month, rules) for month in range(1, 13))
    return [one for one in found if one is not None]


def last_closed(today: date, rules: Mapping[str, Rule]) -> Window | None:
    """The report whose data closed last before a day."""
    every: Iterable[Window] = [*of_year(today.year - 1, rules), *of_year(today.year, rules)]
    closed = [one for one in every if one.to_on < today]
    return closed[-1] if closed else None


def around(today: date, rules: Mapping[str, Rule]) -> list[tuple[Window, date]]:
    """The report whose data closed last before a day and the one that follows, each with the last day it is asked for.

    A report is asked for until the data of the next one have closed.
    """
    every = [one for year in range(today.year - 1, today.year + 3) for one in of_year(year, rules)]
    first = max(sum(one.to_on < today for one in every) - 1, 0)
    return [(every[n], every[n + 1].to_on) for n in range(first, min(first + 2, len(every) - 1))]


def name_of(key: str) -> str:
    """A period as papers name it, always in Vietnamese: `Quý III/2026`, `Tháng 9/2026`, `Năm 2026`."""
    year, _dash, part = key.partition("-")
    if not part:
        return f"Năm {year}"
    if part[0] == "Q":
        return f"Quý {ROMAN[int(part[1])]}/{year}"
    if part[0] == "H":
        return f"6 tháng {'đầu' if part == 'H1' else 'cuối'} năm {year}"
    return f"9 tháng năm {year}" if part == "9M" else f"Tháng {int(part)}/{year}"


def of_kind(rule: Rule, year: int) -> list[Window]:
    """The windows of one kind that end in a year, in order."""
    months = MONTHS.get(rule.kind, 9)
    starts = range(1, 14 - months, months)
    return [_window(rule, "", date(year, first, 1), months) for first in starts]


def cut(year: int, month: int, day: int) -> date:
    """A day of a month, its last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def ended(rhythm: str, today: date, cutoff_day: int) -> period.Period:
    """The last period of a rhythm of `period.MONTHS` whose data closed before a day."""
    now = period.of(rhythm, today)
    return now if cut(now.end.year, now.end.month, cutoff_day) < today else period.before(rhythm, today)


def closes_on(one: period.Period, cutoff_day: int) -> date:
    """The day with which a period's data close."""
    return cut(one.end.year, one.end.month, cutoff_day)


def _shape(month: int, quarter: int, half: int, nine: int) -> tuple[str, int, int]:
    """Kind, first month and number of months."""
    if month:
        return MONTHLY, month, 1
    if quarter:
        return QUARTERLY, 3 * quarter - 2, 3
    if half:
        return HALF_YEARLY, 6 * half - 5, 6
    return (NINE_MONTHLY, 1, 9) if nine else (YEARLY, 1, MONTHS[YEARLY])


def _window(rule: Rule, key: str, start: date, months: int) -> Window:
    last = start.month + months - 1
    end, before = cut(start.year, last, LAST_DAY), start - ONE
    to_on = cut(start.year, last, rule.cutoff_day)
    return Window(
        rule.kind, key, start, end,
        from_on=cut(before.year, before.month, rule.cutoff_day) + ONE,
        to_on=to_on,
        unit_due_on=_next(to_on, rule.unit_due_day),
        due_on=_next(to_on, rule.due_day),
        to_whom=rule.to_whom,
    )  # fmt: skip


def _next(since: date, day: int) -> date:
    """The first such day of a month from a date on."""
    here = cut(since.year, since.month, day)
    if here >= since:
        return here
    year, month = divmod(since.year * 12 + since.month, 12)
    return cut(year, month + 1, day)
