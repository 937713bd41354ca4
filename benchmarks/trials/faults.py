"""F4: at every named point a process dies once by SIGKILL, is started anew, and sweeps and delivers what is left.

    .venv/bin/python -m benchmarks.trials.faults [--passes 3] [--on sqlite postgresql] [--without rescue|transaction]

Held against a life without a fault: which mails and notices are there, which came twice. A mail may come twice only
where the process died between the final dot and the mark; one that dies there again and again is given up as `unknown`.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.trials import fault_points, figures
from benchmarks.trials.nursery import Nursery, nursery
from benchmarks.trials.saved import Saved, saved
from benchmarks.trials.sink import Sink

KILLED = -9
RESTARTS = (1, 5)  # minutes; a lease is three
AT_RESCUE = 5  # the minute at which a dead sender's message is taken up
AGAIN = "after_250, again and again"


@dataclass
class Case:
    """What came of one fault: not passed at all, mails and notices lost, mails twice, rows twice, marked in doubt."""

    point: str
    number: int
    passed: bool
    lost: int = 0
    twice: int = 0
    rows_twice: int = 0
    unknown: int = 0
    lost_keys: list[Any] = field(default_factory=list)

    @property
    def may_repeat(self) -> bool:
        """Is it one of the points at which nobody can know whether the mail was taken?"""
        return self.point in fault_points.IN_DOUBT or self.point == AGAIN

    @property
    def well(self) -> bool:
        """Nothing lost, nothing twice but once in the unavoidable window."""
        return self.passed and not self.lost and not self.rows_twice and self.twice <= self.may_repeat


class Trial:
    """One database with its sink and its nursery; `without` names the protection that is taken out."""

    def __init__(self, data: Saved, sink: Sink, children: Nursery, without: str) -> None:
        self.data, self.sink, self.children, self.without = data, sink, children, without
        children.do("prepare")
        data.save()
        self.expected, self.mails = self._undisturbed()

    def case(self, point: str, number: int) -> Case:
        """Die at the n-th passing of a point, start anew, compare."""
        self._begin()
        if point.endswith("rescue"):
            self._live(0, "after_claim:1")
            codes = [self._live(AT_RESCUE, f"{point}:{number}")]
        elif point == AGAIN:
            codes = [self._live(0, f"after_250:{len(self.mails)}"), self._live(AT_RESCUE, "after_250:1")]
            self._live(AT_RESCUE * 2, "after_250:1")
        else:
            codes = [self._live(0, f"{point}:{number}")]
        for minute in RESTARTS:
            self._live(AT_RESCUE * 2 + minute)
        return self._judge(Case(point, number, set(codes) == {KILLED}))

    def _undisturbed(self) -> tuple[set, set]:
        self._begin()
        self._live(0)
        return set(self._told(self.children.do("state"))), set(self._copies())

    def _begin(self) -> None:
        self.data.put_back()
        self.sink.arrivals.clear()

    def _live(self, minute: float, fault: str = "") -> int:
        return self.children.run(("live", {"minute": minute, "fault": fault, "without": self.without}))[0].code

    def _copies(self) -> Counter[str]:
        """How often each message came, by its slot and recipient; the rest of its id is when it was made."""
        ids = [one.mail_id.partition("<")[2].partition("@")[0] for one in self.sink.arrivals]
        return Counter(_plain(one.rpartition(".")[0]) for one in ids)

    def _told(self, state: dict[str, Any]) -> Counter[tuple]:
        return Counter(tuple(_plain(part) for part in row[:5]) for row in state["told"])

    def _judge(self, case: Case) -> Case:
        state, copies = self.children.do("state"), self._copies()
        told = self._told(state)
        unended = {_plain(mail_id) for mail_id, ends in state["messages"] if ends not in ("sent", "unknown")}
        case.lost_keys = [*(self.expected - set(told)), *((self.mails - set(copies)) | unended)]
        case.lost = len(case.lost_keys)
        case.twice = max(copies.values(), default=1) - 1
        case.rows_twice = told.total() - len(told)
        case.unknown = sum(ends == "unknown" for _mail_id, ends in state["messages"])
        return case


def run(on: str, passes: int, without: str = "", points: tuple[str, ...] = (*fault_points.POINTS, AGAIN)) -> list[Case]:
    """Play each point so many passes deep on a kind of database."""
    with tempfile.TemporaryDirectory(prefix="trial-") as folder, saved(on, Path(folder)) as data:
        sink = Sink()
        try:
            with nursery("benchmarks.trials.faults_acts", {**data.environ, "SMTP_URL": sink.url}) as children:
                trial = Trial(data, sink, children, without)
                return [trial.case(point, number) for point in points for number in _numbers(point, passes)]
        finally:
            sink.shutdown()
            sink.server_close()


def _numbers(point: str, passes: int) -> range:
    """A point has no more faults than it is passed: most once for each letter, some once; two commits tell somebody."""
    once = point.endswith("rescue") or point in ("after_commit_before_enqueue", AGAIN)
    most = 1 if once else 2 if point == "between_insert_and_commit" else passes
    return range(1, min(passes, most) + 1)


def _plain(part: Any) -> Any:
    """A part of a key without the report's id: PostgreSQL counts on where a transaction came to nothing."""
    return re.sub(r"report-\d+", "report", part) if isinstance(part, str) else part


def told(cases: list[Case]) -> dict[str, object]:
    """The figures of all cases."""
    points = {case.point for case in cases}
    well = {case.point for case in cases if not all(one.well for one in cases if one.point == case.point)}
    return {
        "points": f"{len(points - well)}/{len(points)}",
        "faults": len(cases),
        "not_passed": sum(not case.passed for case in cases),
        "lost": sum(case.lost for case in cases),
        "twice": sum(case.twice for case in cases),
        "twice_at_most": max(case.twice for case in cases),
        "twice_at": "+".join(sorted({case.point.replace(" ", "_") for case in cases if case.twice})) or "none",
        "rows_twice": sum(case.rows_twice for case in cases),
        "unknown": sum(case.unknown for case in cases),
    }


def main() -> int:
    """Play what was asked for, print; 1 where a point isn't well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--without", default="", choices=("", "rescue", "transaction", "bound"))
    given = parser.parse_args()
    bad = 0
    for on in given.on:
        cases = run(on, given.passes, given.without)
        figures.say("F4", {"database": on, **told(cases)})
        for case in cases:
            if not case.well:
                print(f"  {case}")
        bad += not all(case.well for case in cases)
    return bad > 0


if __name__ == "__main__":
    raise SystemExit(main())
