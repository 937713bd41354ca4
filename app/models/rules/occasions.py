"""Which occasion of a rule has come by a day, and which comes next: arithmetic in working days, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.models.rules.defaults import Rule, Ruling
from app.models.working_days import WorkingDays


@dataclass(frozen=True)
class Anchor:
    """The day from which a rule counts, the word for it in an occasion's key, and what makes the key one of several."""

    on: date
    word: str
    suffix: str = ""


@dataclass(frozen=True)
class Occasion:
    """One repeat of a rule: told as which rule, from which day on, its key (`2026-09-30-7`, `2026-09-30+4`)."""

    rule: str
    on: date
    key: str
    step: int


def latest(rule: Rule, ruling: Ruling, anchor: Anchor, day: date, days: WorkingDays) -> Occasion | None:
    """The latest occasion whose day is `day` or earlier; None before the first one."""
    passed = days.between(anchor.on, day) if day > anchor.on else 0
    come = [step for step in ruling.steps if _has_come(step, passed, anchor.on, day, days)]
    if not come:
        return None
    step, last = max(come), max(ruling.steps)
    if step == last and ruling.every and passed > last >= 0:
        step = last + (passed - last) // ruling.every * ruling.every
    return _occasion(rule, anchor, step, days)


def following(rule: Rule, ruling: Ruling, anchor: Anchor, day: date, days: WorkingDays) -> Occasion | None:
    """The first occasion whose day is later than `day`; None after the last one."""
    for step in sorted(ruling.steps):
        if _on(anchor.on, step, days) > day:
            return _occasion(rule, anchor, step, days)
    last = max(ruling.steps)
    if not ruling.every or last < 0:
        return None
    beyond = (days.between(anchor.on, day) - last) // ruling.every + 1
    return _occasion(rule, anchor, last + max(beyond, 1) * ruling.every, days)


def _has_come(step: int, passed: int, on: date, day: date, days: WorkingDays) -> bool:
    return step <= passed if step > 0 else _on(on, step, days) <= day


@lru_cache(maxsize=4096)  # thousands of tasks share their days
def _on(anchor: date, step: int, days: WorkingDays) -> date:
    return days.add(anchor, step)


def _occasion(rule: Rule, anchor: Anchor, step: int, days: WorkingDays) -> Occasion:
    sign = "+" if step > 0 or (step == 0 and not rule.before) else "-"
    key = f"{anchor.word}{sign}{abs(step)}{anchor.suffix}"
    return Occasion(rule.told_as(step), _on(anchor.on, step, days), key, step)
