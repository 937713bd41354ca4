"""When a recurring duty falls due, as of migration 0080 (then in `app/models/task/occurrences.py`)."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from migrations.frozen import period_0080 as period
from migrations.frozen.period_0080 import HALF_YEARLY, MONTHLY, ONE, QUARTERLY, YEARLY, Period
from migrations.frozen.text_0070 import fold

MILESTONES = "milestones"
NINE_MONTHLY = "nine-monthly"
AD_HOC = "ad hoc"
COUNTED = "-N"  # in the key of the first, second … of so many a year
SPREAD = {1: YEARLY, 2: HALF_YEARLY, 4: QUARTERLY, 12: MONTHLY}  # so many a year are one in each of these


@dataclass(frozen=True)
class Rule:
    """What a series repeats: `recurrence` as read (`monthly by day 15; yearly`), the year it lies in, its words.

    `last_days` are the last days that count, one for each `by day` (`14`, `9/12`); `of_next` puts them into the period
    that follows; `milestones` are ISO days instead of a rhythm; nothing before `starts_on` is owed.
    """

    recurrence: str
    year: int
    words: str = ""
    last_days: str | None = None
    of_next: bool = False
    milestones: tuple[str, ...] = ()
    starts_on: date | None = None


@dataclass(frozen=True, order=True)
class Occurrence:
    """One time that a duty is owed: its last day, the day from which it is the present one, its period's key."""

    due_on: date
    begins_on: date
    key: str

    @property
    def place(self) -> tuple[date, str]:
        """What tells occurrences apart: their day; those of so many a year also their number."""
        return self.due_on, self.key if COUNTED in self.key else ""


def of(rule: Rule) -> list[Occurrence]:
    """The occurrences of a rule within its year, in order of their last days; [] where the words give no day.

    Several on one day are one (a month's and its quarter's report), called by the longest period. An occurrence is the
    present one from its period's beginning, but not before the one before it was due: one at a time.
    """
    found = _milestones(rule) if rule.milestones else _recurring(rule)
    owed = [one for one in sorted(found) if not rule.starts_on or one.due_on >= rule.starts_on]
    by_day = {one.place: one for one in sorted(owed, key=lambda one: one.begins_on, reverse=True)}
    kept: list[Occurrence] = []
    for one in sorted(by_day.values()):
        after = kept[-1].due_on + ONE if kept and kept[-1].due_on < one.due_on else one.begins_on
        kept.append(replace(one, begins_on=max(one.begins_on, after)))
    return kept


def first_open(found: Iterable[Occurrence], today: date, effective: Callable[[date], date]) -> Occurrence | None:
    """The first whose last day hasn't passed; `effective` rolls a day over days off. None where the year is over."""
    return next((one for one in found if effective(one.due_on) >= today), None)


def following(found: list[Occurrence], key: str, due_on: date) -> Occurrence | None:
    """The one after the one with a key; where the rule has it no more, the first that is due after a day."""
    keys = [one.key for one in found]
    rest = found[keys.index(key) + 1 :] if key in keys else [one for one in found if one.due_on > due_on]
    return rest[0] if rest else None


def _milestones(rule: Rule) -> Iterator[Occurrence]:
    for iso in rule.milestones:
        yield Occurrence(date.fromisoformat(iso), date(rule.year, 1, 1), iso)


def _recurring(rule: Rule) -> list[Occurrence]:
    """All parts of a recurrence together; none of them where one has no days: weekly, daily, not stated."""
    parts = [part for part in rule.recurrence.split("; ") if part and part != AD_HOC]
    days = iter((rule.last_days or "").split("; "))
    twice = {rhythm for rhythm, n in Counter(part.partition(" by ")[0] for part in parts).items() if n > 1}
    found: list[Occurrence] = []
    for part in parts:
        rhythm, _by, printed = part.partition(" by day ")
        last = (next(days, "") or _unsided(printed, rule.words)) if printed else ""
        made = list(_of_part(rhythm, last, rule)) if last or not printed else []
        if not made:
            return []
        found += [replace(one, key=one.due_on.isoformat()) for one in made] if rhythm in twice else made
    return found


def _of_part(rhythm: str, last: str, rule: Rule) -> Iterator[Occurrence]:
    first, end = date(rule.year, 1, 1), date(rule.year, 12, 31)
    if rhythm.endswith(" per year") and not last:
        yield from _times(int(rhythm.split()[0]), rule)
    elif rhythm == NINE_MONTHLY and not last:
        yield Occurrence(date(rule.year, 9, 30), first, f"{rule.year}-9M")
    elif rhythm in period.MONTHS and (not last or _says_which_day(rhythm, last, rule)):
        for one in period.between(rhythm, first, end):
            yield Occurrence(_due(one, last, rule.of_next), one.start, one.key)


def _says_which_day(rhythm: str, last: str, rule: Rule) -> bool:
    """Do the words say where in the period the day lies? `trước ngày 05 hằng quý` doesn't say in which month."""
    if rhythm == QUARTERLY:
        return "/" not in last and (rule.of_next or "cuoi" in fold(rule.words).split())
    return "/" in last if rhythm == YEARLY else rhythm == MONTHLY and "/" not in last


def _due(one: Period, last: str, of_next: bool) -> date:
    """The last day of a period's occurrence: its end, or the day named, in its last month or the next one's first."""
    if not last:
        return one.end
    day, _slash, month = last.partition("/")
    if month:
        return _clamped(one.start.year, int(month), int(day))
    where = one.end + ONE if of_next else one.end
    return _clamped(where.year, where.month, int(day))


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def _unsided(printed: str, words: str) -> str:
    """The last day where the reading kept only the day named: the day before it where the words say `trước`.

    Without words nobody knows the side: "", and a person says.
    """
    day, slash, month = printed.partition("/")
    if "truoc" not in fold(words).split():
        return printed if words else ""
    if not slash:
        return str(int(day) - 1 or 31)
    before = _clamped(2026, int(month), int(day)) - ONE
    return f"{before.day}/{before.month}"


def _times(n: int, rule: Rule) -> Iterator[Occurrence]:
    """So many times a year: spread evenly (rows 47, 49); courses and meetings of a year are due with it (row 48)."""
    if not 1 <= n <= 12:
        return
    named = set(fold(rule.words).replace("/", " ").split())
    spread = bool(named & {"lan", "quy", "thang"}) or "nam" not in named
    rhythm = SPREAD.get(n) if spread else None
    if rhythm:
        yield from _of_part(rhythm, "", rule)
        return
    begins_on = date(rule.year, 1, 1)
    for number in range(1, n + 1):
        month = -(-12 * number // n)
        end = _clamped(rule.year, month, 31)
        yield Occurrence(end if spread else date(rule.year, 12, 31), begins_on, f"{rule.year}{COUNTED}{number}")
        begins_on = end + ONE
