"""When a task speaks up in its life, by days worked out by hand and a list of working days; more in `trials`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.rules.defaults import DUE_BEFORE, OVERDUE, RULES
from app.models.rules.occasions import Anchor, Occasion, latest
from app.models.working_days import ONE, WorkingDays

TET = [date(2026, 2, 16) + ONE * n for n in range(5)] + [date(2027, 2, 4) + ONE * n for n in range(7)]
FEASTS = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31)]
DAYS = WorkingDays(
    off=frozenset([*TET, *FEASTS, date(2026, 9, 1), date(2026, 9, 2), date(2026, 11, 24), date(2027, 1, 1)]),
    make_up=frozenset([date(2026, 1, 10), date(2026, 8, 22)]),
)
FIRST, LAST = date(2025, 11, 1), date(2027, 9, 1)
WORKED = [day for day in (FIRST + ONE * n for n in range((LAST - FIRST).days)) if DAYS.works(day)]
CURIOUS = [
    date(2026, 2, 20),
    date(2026, 8, 22),
    date(2026, 8, 31),
    date(2026, 9, 30),
    date(2026, 12, 31),
    date(2027, 2, 5),
]
DUE = st.one_of(st.sampled_from(CURIOUS), st.dates(date(2026, 1, 1), date(2027, 3, 31)))


@dataclass
class Dates:
    """A task's dates, as `task.dates.set_due` makes them."""

    due_on: date | None
    due_effective_on: date | None
    remind_by_on: date | None


def dates(due: date, keeps_day: bool = False) -> Dates:
    """The dates of a day due."""
    return Dates(due, due if keeps_day else DAYS.forward(due), DAYS.back(due))


def occasion_on(task: Dates, day: date) -> Occasion | None:
    """The present occasion of the deadline's line, by the default rules, on a working day."""
    if task.due_on is None or task.due_effective_on is None or task.remind_by_on is None:
        return None
    late = task.due_effective_on < day
    rule = RULES[OVERDUE if late else DUE_BEFORE]
    on = task.due_effective_on if late else task.remind_by_on
    return latest(rule, rule.default, Anchor(on, task.due_on.isoformat()), day, DAYS)


def all_of(task: Dates) -> list[tuple[date, str]]:
    """Every occasion by counting in the list of working days: day and key, in order."""
    assert task.due_on and task.due_effective_on and task.remind_by_on
    anchor = WORKED.index(task.remind_by_on)
    found = [(WORKED[anchor - n], f"{task.due_on}-{n}") for n in (7, 3, 1, 0)]
    after = [day for day in WORKED if day > task.due_effective_on]
    return found + [(after[n - 1], f"{task.due_on}+{n}") for n in range(1, 40, 3)]


@given(due=DUE, keeps_day=st.booleans())
def test_a_life_without_outage_hears_each_occasion_once_and_in_order(due: date, keeps_day: bool) -> None:
    task = dates(due, keeps_day)
    heard: list[Occasion] = []
    for day in filter(DAYS.works, (due + ONE * n for n in range(-30, 31))):
        found = occasion_on(task, day)
        if found and found not in heard:
            heard.append(found)
    until = due + ONE * 30
    assert [(one.on, one.key) for one in heard] == [pair for pair in all_of(task) if pair[0] <= until]


@given(due=DUE, ahead=st.integers(-40, 30), keeps_day=st.booleans())
def test_nothing_is_missed_by_looking_no_further_than_the_bounds(due: date, ahead: int, keeps_day: bool) -> None:
    task, day = dates(due, keeps_day), DAYS.forward(due + timedelta(days=ahead))
    if occasion_on(task, day):
        reach = DAYS.add(day, -RULES[DUE_BEFORE].default.earliest)
        assert task.remind_by_on is not None and task.due_effective_on is not None
        assert task.remind_by_on <= reach
        assert task.due_effective_on <= DAYS.add(reach, 1)


@pytest.mark.parametrize(
    ("due", "day", "rule", "key"),
    [
        (date(2026, 9, 30), date(2026, 9, 21), "due_before", "2026-09-30-7"),
        (date(2026, 9, 30), date(2026, 9, 30), "due_today", "2026-09-30-0"),
        (date(2026, 9, 30), date(2026, 10, 1), "overdue", "2026-09-30+1"),
        (date(2026, 9, 30), date(2026, 10, 6), "overdue", "2026-09-30+4"),
        (date(2027, 2, 7), date(2027, 2, 3), "due_today", "2027-02-07-0"),  # due within Tết: the last day before it
        (date(2027, 2, 7), date(2027, 2, 11), "due_today", "2027-02-07-0"),  # the effective day: nothing new, not late
        (date(2027, 2, 7), date(2027, 2, 12), "overdue", "2027-02-07+1"),
        (date(2026, 8, 21), date(2026, 8, 22), "overdue", "2026-08-21+1"),  # a make-up Saturday is worked
        (date(2026, 10, 10), date(2026, 10, 9), "due_today", "2026-10-10-0"),  # due on a Saturday
    ],
)
def test_days_worked_out_by_hand(due: date, day: date, rule: str, key: str) -> None:
    found = occasion_on(dates(due), day)
    assert found is not None
    assert (found.rule, found.key) == (rule, key)


def test_a_task_without_dates_says_nothing() -> None:
    assert occasion_on(Dates(None, None, None), date(2026, 10, 6)) is None
