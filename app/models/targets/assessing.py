"""Assess a target by rule: six words (rulings §3), a pure function of plan value, readings and day.

A target is judged by the reading of the last period whose data have closed, or a newer one. What falls short before the
target's last period has closed isn't due for judgement yet ("Chưa đến kỳ"), unless the commune judges each period.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.models.reporting import windows
from app.models.target import Target, TargetReading
from app.models.targets import span
from app.models.task import period
from app.models.task.period import Period

EXCEEDED, MET, MISSED = "exceeded", "met", "missed"
NOT_DUE, NO_DATA, NOTHING = "not_due", "no_data", "nothing"
WORDS = (EXCEEDED, MET, MISSED, NOT_DUE, NO_DATA, NOTHING)
OVER, EACH_PERIOD = "target_over", "target_each_period"  # settings
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Rules:
    """How a commune assesses: exceeded from so many per cent of the plan, judged at the end or each period.

    `rhythm` is the commune's own, `cutoffs` the day of the month on which the data of each rhythm close.
    """

    over: int = 101
    each_period: bool = False
    rhythm: str = period.QUARTERLY
    cutoffs: Mapping[str, int] = field(default_factory=dict)

    def cutoff(self, rhythm: str) -> int:
        """The day on which the data of a rhythm close."""
        return self.cutoffs.get(rhythm, windows.CUTOFF)


@dataclass(frozen=True)
class Assessment:
    """The word, the reading it rests on, that as a share of the plan in per cent.

    `lacks` is the key of the ended period without a reading.
    """

    word: str
    reading: TargetReading | None = None
    ratio: Decimal | None = None
    lacks: str | None = None


def assess(target: Target, readings: Iterable[TargetReading], day: date, rules: Rules) -> Assessment:
    """Assess a target as its standing readings have it on a day."""
    rhythm = span.rhythm_or(target.rhythm, rules.rhythm)
    ended = last_ended(target, rhythm, day, rules)
    known = [(end, row) for row in readings if (end := _end(target, rhythm, row.period, day))]
    newest = max(known, key=lambda one: one[0]) if known else None
    lacks = _lacked(ended, known, windows.ended(rhythm, day, rules.cutoff(rhythm)))
    if newest is None or (ended and newest[0] < ended.end):
        reading = newest[1] if newest else None
        return Assessment(NO_DATA if ended else NOT_DUE, reading, ratio_of(target, reading), lacks)
    over = _is_over(target, rhythm, day, rules)
    return Assessment(_word(target, newest[1], over, rules), newest[1], ratio_of(target, newest[1]), lacks)


def last_ended(target: Target, rhythm: str, day: date, rules: Rules) -> Period | None:
    """The last period of a target whose data closed before a day; None before the first."""
    ended = windows.ended(rhythm, day, rules.cutoff(rhythm))
    last = span.last_of(rhythm, target.to_year)
    ended = min(ended, last)
    return ended if ended.start.year >= target.from_year else None


def ratio_of(target: Target, reading: TargetReading | None) -> Decimal | None:
    """A reading as a share of the plan, in per cent; None where one of them is no figure, or the plan is nought."""
    if reading is None or reading.value is None or not target.value:
        return None
    return reading.value * HUNDRED / target.value


def is_lower_better(target: Target) -> bool:
    """Is less better: at most, below, or nought?"""
    return target.comparator in ("<", "<=") or goal_of(target) == 0


def goal_of(target: Target) -> Decimal | None:
    """The plan's figure; nought where a thing must not happen at all."""
    if target.value is None and span.is_never(target.value_words):
        return Decimal(0)
    return target.value


def _lacked(ended: Period | None, known: list[tuple[date, TargetReading]], closed: Period) -> str | None:
    """The ended period without a reading; nothing is asked for once a later period than the target's last closed."""
    if ended is None or ended != closed:
        return None
    return None if any(row.period == ended.key for _end, row in known) else ended.key


def _word(target: Target, reading: TargetReading, over: bool, rules: Rules) -> str:
    if reading.is_nil:
        return NOTHING
    goal = goal_of(target)
    word = reading.judged if goal is None or reading.value is None else _compared(target, goal, reading.value, rules)
    if word == MISSED and not (over or rules.each_period):
        return NOT_DUE
    return word if word in WORDS else NO_DATA


def _compared(target: Target, goal: Decimal, value: Decimal, rules: Rules) -> str:
    if is_lower_better(target):
        met = value < goal if target.comparator == "<" else value <= goal
        exceeded = goal > 0 and value * HUNDRED <= goal * (200 - rules.over)
    else:
        met = value > goal if target.comparator == ">" else value >= goal
        exceeded = value * HUNDRED >= goal * rules.over
    return EXCEEDED if met and exceeded else MET if met else MISSED


def _is_over(target: Target, rhythm: str, day: date, rules: Rules) -> bool:
    """Have the data of the target's last period closed?"""
    return windows.closes_on(span.last_of(rhythm, target.to_year), rules.cutoff(rhythm)) < day


def _end(target: Target, rhythm: str, key: str, day: date) -> date | None:
    """The last day of a reading's period; None for one that begins later than the day, or isn't the target's now."""
    found = span.of_key(rhythm, key, target.from_year, target.to_year, day)
    return found.end if found else None
