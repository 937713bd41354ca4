"""F11: days and occasions of the product against a slow second reckoning (`reckoning`), in processes of three zones.

    .venv/bin/python -m benchmarks.trials.dates [--cases 10000] [--zones UTC …] [--without rolling|zone]

A case is a calendar, a day due and an instant, leaning to what is odd: Tết, make-up Saturdays, 29 February 2028, the
turn of a year or month, the hours in which Vietnam has another day than UTC. `--days` then lets the product look at a
commune of everything that rules speak of, on so many working days.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from benchmarks.trials import figures, reckoning
from benchmarks.trials.nursery import ROOT
from benchmarks.trials.reckoning import ONE, Almanac

ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/New_York")
ODD = [
    date(2028, 2, 29), date(2028, 3, 1), date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 3), date(2026, 2, 13),
    date(2026, 2, 20), date(2026, 2, 23), date(2027, 2, 5), date(2027, 2, 10), date(2026, 1, 10), date(2026, 8, 22),
    date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 30), date(2026, 10, 31), date(2027, 2, 28),
]  # fmt: skip
DAYS = st.dates(date(2026, 1, 1), date(2028, 6, 30))
DUE = st.one_of(st.sampled_from(ODD), DAYS)
HOURS = st.one_of(st.integers(17 * 60, 24 * 60 - 1), st.integers(0, 24 * 60 - 1))  # minutes of UTC


@cache
def official() -> dict[date, str]:
    """The days of the years that differ from their weekday, as the product ships them."""
    from app.official_days import of_year

    return {day.on: day.kind for year in range(2026, 2029) for day in of_year(year)}


@st.composite
def calendars(draw: st.DrawFn) -> dict[date, str]:
    """The official days of the years, some taken out, some more put in."""
    kinds = dict(official())
    for on in draw(st.lists(DAYS, max_size=4)):
        kinds[on] = "holiday" if on.weekday() < 5 else "make_up"
    for on in draw(st.lists(st.sampled_from(sorted(kinds)), max_size=2)):
        kinds.pop(on, None)
    return kinds


def check(kinds: dict[date, str], due: date, ahead: int, minute: int, keeps_day: bool, kind: str) -> list[str]:
    """What the product reckons otherwise, each with both answers."""
    almanac, days = Almanac(kinds), _working_days(kinds)
    midnight = datetime.combine(due + ONE * ahead, datetime.min.time(), UTC)
    now = midnight + timedelta(minutes=minute)
    pairs = [*_days(almanac, days, due, keeps_day), *_instants(almanac, days, now)]
    day = reckoning.last_opening(almanac, now)
    pairs.append(
        ("deadline", _deadline(days, due, keeps_day, kind, day), _expected(almanac, due, keeps_day, kind, day))
    )
    pairs += _counted(almanac, days, due, day)
    return [f"{name}: {ours} instead of {theirs}" for name, ours, theirs in pairs if ours != theirs]


def _working_days(kinds: dict[date, str]) -> Any:
    from app.models.working_days import WorkingDays

    make_up = frozenset(on for on, kind in kinds.items() if kind == "make_up")
    return WorkingDays(off=frozenset(kinds) - make_up, make_up=make_up)


def _days(almanac: Almanac, days: Any, due: date, keeps_day: bool) -> Iterator[tuple[str, Any, Any]]:
    """The effective day and the reminder's, as the one verb sets them on a task."""
    from app.models.task import Task, dates

    task = Task(keeps_day=keeps_day)
    dates.set_due(task, due, days)
    yield "effective", task.due_effective_on, due if keeps_day else almanac.on_or_after(due)
    yield "remind", task.remind_by_on, almanac.on_or_before(due)


def _instants(almanac: Almanac, days: Any, now: datetime) -> Iterator[tuple[str, Any, Any]]:
    """Today, office hours, the last opening, the slots."""
    from app import clock
    from app.models import office_hours

    with clock.stopped(now):
        yield "today", clock.today(), reckoning.wall(now).date()
    yield "open", office_hours.are_open(now, days), reckoning.is_open(almanac, now)
    yield "opening", office_hours.last_opening(now, days), reckoning.last_opening(almanac, now)
    slots = [(slot.day, reckoning.wall(slot.leaves_at)) for slot in office_hours.slots(now, days)]
    yield "slots", slots, reckoning.leaving(almanac, now, len(slots))


def _deadline(days: Any, due: date, keeps_day: bool, kind: str, day: date) -> set[reckoning.Said]:
    """What the engine says of an open task."""
    from app.models.rules import defaults
    from app.models.rules.defaults import RULES
    from app.models.rules.occasions import Anchor, latest

    late_from = due if keeps_day else days.forward(due)
    before = defaults.REPORTING_DUE if kind == "reporting" else defaults.DUE_BEFORE
    rules, on = ([before], days.back(due)) if late_from >= day else (defaults.LATE, late_from)
    anchor = Anchor(on, due.isoformat())
    found = [latest(RULES[rule], RULES[rule].default, anchor, day, days) for rule in rules]
    return {(one.rule, one.key) for one in found if one}


def _expected(almanac: Almanac, due: date, keeps_day: bool, kind: str, day: date) -> set[reckoning.Said]:
    return reckoning.of_deadline(almanac, due, keeps_day, kind, day)


def _counted(almanac: Almanac, days: Any, anchor: date, day: date) -> Iterator[tuple[str, Any, Any]]:
    """Every rule from the same anchor: what it says, and what it says next."""
    from app.models.rules.defaults import RULES
    from app.models.rules.occasions import Anchor, following, latest

    for key, rule in RULES.items():
        found = latest(rule, rule.default, Anchor(anchor, "x"), day, days)
        yield key, found and (found.rule, found.key), reckoning.said(almanac, key, anchor, "x", day)
        coming = following(rule, rule.default, Anchor(anchor, "x"), day, days)
        later = [(on, *what) for on, what in reckoning.occasions(almanac, key, anchor, "x") if on > day]
        yield f"{key} next", coming and (coming.on, coming.rule, coming.key), later[0] if later else None


def play(cases: int, first: int) -> dict[str, Any]:
    """Play so many cases in this process; how many were wrong, and the first of them."""
    played: Counter[str] = Counter()
    wrong: list[str] = []

    @seed(first)
    @settings(
        max_examples=cases, derandomize=False, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(calendars(), DUE, st.integers(-40, 70), HOURS, st.booleans(), st.sampled_from(("task", "reporting")))
    def case(kinds: dict, due: date, ahead: int, minute: int, keeps_day: bool, kind: str) -> None:
        played["cases"] += 1
        played["another day"] += minute >= 17 * 60
        faults = check(kinds, due, ahead, minute, keeps_day, kind)
        wrong.extend(f"due {due} ahead {ahead} minute {minute} keeps {keeps_day} {kind}: {fault}" for fault in faults)

    case()
    return {"cases": played["cases"], "another_day": played["another day"], "wrong": len(wrong), "first": wrong[:5]}


def without_rolling() -> None:
    """A last day that is off isn't moved."""
    from app.models.working_days import WorkingDays

    WorkingDays.forward = lambda _self, day: day  # type: ignore[method-assign]


def without_zone() -> None:
    """A day is the server's own."""
    from app import clock

    clock.local = lambda instant: instant.astimezone()  # type: ignore[assignment]


CONTROLS = {"rolling": without_rolling, "zone": without_zone}


def in_zone(zone: str, cases: int, days: int, first: int = 1, without: str = "") -> dict[str, Any]:
    """Play in a process whose zone is another; what `play` and `looked.look` found."""
    given = [str(cases), str(days), str(first), *([without] if without else [])]
    command = [sys.executable, "-m", "benchmarks.trials.dates", "--inside", *given]
    environ = {**os.environ, "TZ": zone, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


def inside(cases: str, days: str, first: str, *without: str) -> None:
    """What a process of another zone does."""
    from benchmarks.trials import looked

    for name in without:
        CONTROLS[name]()
    found = play(int(cases), int(first))
    found |= {"zone": datetime.now().astimezone().utcoffset().total_seconds() / 3600}  # type: ignore[union-attr]
    print(json.dumps({**found, **(looked.look(int(days), int(first)) if int(days) else {})}))


def main() -> int:
    """Play in each zone, print; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10000)
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--zones", nargs="+", default=list(ZONES))
    parser.add_argument("--without", default="", choices=("", *CONTROLS))
    asked, wrong = parser.parse_args(), 0
    for zone in asked.zones:
        found = in_zone(zone, asked.cases, asked.days, asked.seed, asked.without)
        first = [*found.pop("first"), *found.pop("first_looked", [])]
        figures.say("F11", {"TZ": zone, "seed": asked.seed, **found})
        print(*(f"  {line}" for line in first), sep="\n", end="\n" if first else "")
        wrong += found["wrong"] + found.get("looked_wrong", 0)
    return wrong > 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(*sys.argv[2:])
    else:
        raise SystemExit(main())
