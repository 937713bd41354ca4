"""S14: days of ticks while the wall clock jumps an hour on or back, forty days on, there and back, inside a sweep.

    .venv/bin/python -m benchmarks.trials.clock_jump [--steps 40] [--on sqlite postgresql] [--without latest]

Held against the slow reckoning: what ought to have been told on the days that were seen. `--without latest` is the
control: a sweep that makes every occasion that was missed.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.trials import figures
from benchmarks.trials.clock_acts import HOURS
from benchmarks.trials.nursery import nursery
from benchmarks.trials.saved import saved
from benchmarks.trials.sink import Sink

DAY = len(HOURS)  # ticks of a day
FORTY = 40 * 24.0
JUMPS: dict[str, dict[str, float]] = {
    "none": {},
    "an hour on": {str(DAY + 1): 1.0},
    "an hour back": {str(DAY + 2): -1.0},
    "an hour on and back": {str(DAY + 2): 1.0, str(DAY * 2 + 3): -1.0},
    "an hour back over midnight": {str(DAY * 2): -7.0, str(DAY * 2 + 1): 1.0},
    "a day back": {str(DAY * 3 + 2): -24.0},
    "forty days on": {str(DAY * 2 + 2): FORTY},  # from a Wednesday to a Monday
    "forty days on and back": {str(DAY * 2 + 2): FORTY, str(DAY * 2 + 4): -FORTY},
}
INSIDE = {"a minute on": 60.0, "an hour back": -3600.0, "over midnight": 15 * 3600.0, "forty days": 40 * 86400.0}


@dataclass
class Case:
    """A life with a jump, and what `clock_acts` judged of it; `mails_twice` counts mails that came again."""

    name: str
    judged: dict[str, Any]
    mails_twice: int

    @property
    def weeks_lost(self) -> int:
        """Weeks that worked without their digest."""
        return len(set(self.judged["weeks_expected"]) - set(self.judged["weeks"]))

    @property
    def well(self) -> bool:
        """Nothing lost, nothing twice, one message for a person and day, one line for a task in it."""
        found = self.judged
        nothing = found["lost"] or found["rows_twice"] or self.mails_twice or self.weeks_lost
        return not nothing and found["digests_of_a_day"] <= 1 and found["of_a_task_in_a_day"] <= 1


def run(on: str, steps: int, without: str = "", only: tuple[str, ...] = ()) -> list[Case]:
    """Live through each jump (or those named), and through so many steps inside a sweep."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder, saved(on, Path(folder)) as data:
        sink = Sink()
        try:
            with nursery("benchmarks.trials.clock_acts", {**data.environ, "SMTP_URL": sink.url}) as children:
                children.do("prepare")
                data.save()
                cases = []
                for name, given in lives(steps):
                    if not only or name in only:
                        data.put_back()
                        sink.arrivals.clear()
                        judged = children.do("live", **given, without=without)
                        came = Counter(one.mail_id for one in sink.arrivals)
                        cases.append(Case(name, judged, came.total() - len(came)))
                return cases
        finally:
            sink.shutdown()
            sink.server_close()


def lives(steps: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every life: its name, what `clock_acts.live` is given."""
    for name, jumps in JUMPS.items():
        yield name, {"jumps": jumps}
    kinds = list(INSIDE.items())
    for number in range(steps):
        name, seconds = kinds[number % len(kinds)]
        tick = DAY + 1 + number // 2 % DAY
        yield f"inside a sweep: {name}, call {number + 1}", {"jumps": {}, "during": [tick, number + 1, seconds]}


def told(cases: list[Case]) -> dict[str, object]:
    """The figures of all lives."""
    return {
        "lives": len(cases),
        "expected": sum(case.judged["expected"] for case in cases),
        "lost": sum(case.judged["lost"] for case in cases),
        "weeks_lost": sum(case.weeks_lost for case in cases),
        "rows_twice": sum(case.judged["rows_twice"] for case in cases),
        "mails_twice": sum(case.mails_twice for case in cases),
        "digests": sum(case.judged["digests"] for case in cases),
        "digests_of_a_person_and_day": max(case.judged["digests_of_a_day"] for case in cases),
        "lines_of_a_task_in_a_digest": max(case.judged["of_a_task_in_a_day"] for case in cases),
    }


def main() -> int:
    """Live through everything, print; 1 where something isn't well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--without", default="", choices=("", "latest"))
    given, bad = parser.parse_args(), 0
    for on in given.on:
        cases = run(on, given.steps, given.without)
        figures.say("S14", {"database": on, **told(cases)})
        for case in cases:
            if not case.well:
                print(f"  {case}")
        bad += not all(case.well for case in cases)
    return bad > 0


if __name__ == "__main__":
    raise SystemExit(main())
