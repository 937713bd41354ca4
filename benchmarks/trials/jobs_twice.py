"""F5: every job and every step of the clock once, twice, and twice at once: rows, files and mails must not differ.

    .venv/bin/python -m benchmarks.trials.jobs_twice [--on sqlite postgresql] [--without claim|job_claim]

What jobs there are is read from the product (`app.jobs.JOBS`, the timetable): one that has nothing to do here fails.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.trials import figures
from benchmarks.trials.nursery import Nursery, nursery
from benchmarks.trials.saved import Saved, saved
from benchmarks.trials.sink import Sink

CHANGES_NOTHING = {"jobs that wait", "sign of life"}  # steps that have nothing to do within a case


@dataclass
class Case:
    """A job's two ways: how they differ from doing it once; whether it did anything at all."""

    name: str
    did: int
    twice: list[str]
    at_once: list[str]

    @property
    def differences(self) -> int:
        """Rows, files and mails that are more or fewer than after one time."""
        return len(self.twice) + len(self.at_once)


class Trial:
    """One database with its sink and its nursery."""

    def __init__(self, data: Saved, sink: Sink, children: Nursery, without: str) -> None:
        self.data, self.sink, self.children, self.without = data, sink, children, without
        children.do("prepare")
        data.save()
        self.before = self._seen()

    def cases(self) -> list[Case]:
        """Every job that the product has."""
        found = self.children.do("jobs")
        return [self.case(name, arguments) for name, several in found.items() for arguments in several or [None]]

    def case(self, name: str, arguments: list[Any] | None) -> Case:
        """Do a job once, twice, twice at once."""
        if arguments is None:
            return Case(name, 0, [], [])
        act = ("do", {"name": name, "arguments": arguments, "without": self.without})
        once, twice, at_once = self._after([act]), self._after([act], [act]), self._after([act, act])
        return Case(name, len(_difference(self.before, once)), _difference(once, twice), _difference(once, at_once))

    def _after(self, *rounds: list) -> Counter[str]:
        self.data.put_back()
        self.sink.arrivals.clear()
        for acts in rounds:
            codes = [ended.code for ended in self.children.run(*acts)]
            assert not any(codes), (acts, codes)
        return self._seen()

    def _seen(self) -> Counter[str]:
        """Rows and files by what they say, mails by their id."""
        mails = Counter(f"mail {one.mail_id} {one.to}" for one in self.sink.arrivals)
        return Counter(dict(self.children.do("state"))) + mails


def _difference(some: Counter[str], others: Counter[str]) -> list[str]:
    return sorted([f"- {text}" for text in (some - others).elements()] + [f"+ {t}" for t in (others - some).elements()])


def run(on: str, without: str = "", only: tuple[str, ...] = ()) -> list[Case]:
    """Play every job (or those named) on a kind of database."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder, saved(on, Path(folder)) as data:
        sink = Sink()
        try:
            with nursery("benchmarks.trials.jobs_acts", {**data.environ, "SMTP_URL": sink.url}) as children:
                trial = Trial(data, sink, children, without)
                if not only:
                    return trial.cases()
                found = children.do("jobs")
                return [trial.case(name, found[name][0]) for name in only]
        finally:
            sink.shutdown()
            sink.server_close()


def idle(cases: list[Case]) -> list[str]:
    """The jobs that did nothing here: of them nothing is proved."""
    return [case.name for case in cases if not case.did and case.name not in CHANGES_NOTHING]


def told(cases: list[Case]) -> dict[str, object]:
    """The figures of all cases."""
    return {
        "functions": len({case.name for case in cases}),
        "jobs": len(cases),
        "idle": len(idle(cases)),
        "changes_of_once": sum(case.did for case in cases),
        "differences_twice": sum(len(case.twice) for case in cases),
        "differences_at_once": sum(len(case.at_once) for case in cases),
    }


def main() -> int:
    """Play what was asked for, print; 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--without", default="", choices=("", "claim", "job_claim"))
    given, bad = parser.parse_args(), 0
    for on in given.on:
        cases = run(on, given.without)
        figures.say("F5", {"database": on, **told(cases)})
        for case in cases:
            print(*[f"  {case.name}: {line[:300]}" for line in [*case.twice, *case.at_once]], sep="\n", end="")
        bad += bool(idle(cases)) or any(case.differences for case in cases)
    return bad > 0


if __name__ == "__main__":
    raise SystemExit(main())
