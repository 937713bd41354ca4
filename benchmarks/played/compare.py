"""Every number of the product beside the plain model's, and what differs in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks.played import plain
from benchmarks.played.commune import Commune
from benchmarks.played.plain import Tasks

Pair = tuple[str, Any, Any]


class Comparison:
    """How many numbers were compared; the first differences in words, and how many there were."""

    def __init__(self) -> None:
        self.made = self.differ = 0
        self.said: list[str] = []

    def look(self, today: date, pairs: Iterator[Pair]) -> None:
        """Compare what the product says with what the model says."""
        for name, real, expected in pairs:
            self.made += 1
            if real != expected:
                self.fault(f"{today} {name}: the product says {real}, the model {expected}")

    def fault(self, words: str) -> None:
        """Note a difference."""
        self.differ += 1
        if len(self.said) < 20:
            self.said.append(words)


def counts(commune: Commune, tasks: Tasks, today: date) -> Iterator[Pair]:
    """The total and each term, of the commune and of each unit."""
    from app.models import counting
    from app.models.task.terms import TERMS

    expected = plain.counted(tasks.values(), today)
    count = counting.count(commune.id)
    yield "total", count.total, expected.get("total", 0)
    for term in TERMS:
        yield term, count.terms[term], expected.get(term, 0)
    units, real = plain.by_unit(tasks, today), counting.by_unit(commune.id)
    yield "units that lead something", set(real), set(units)
    for unit, one in real.items():
        its = units.get(unit, {})
        yield f"unit {unit} total", one.total, its.get("total", 0)
        for term in TERMS:
            yield f"unit {unit} {term}", one.terms[term], its.get(term, 0)


def lists(commune: Commune, tasks: Tasks, today: date) -> Iterator[Pair]:
    """The overdue list, the days of every task, its state and its counters."""
    from app.database import db
    from app.models.task import Task
    from app.models.task.overdue import overdue
    from app.models.user import User

    found = overdue(db.session.get_one(User, commune.leaders["chair"]))
    late = plain.overdue(tasks, today)
    yield "the overdue list", {row.task.id: row.days for row in found.rows}, late
    yield "overdue in all", found.total, len(late)
    asked = {key for key, task in tasks.items() if task.asked}
    yield "requests that wait", {one.task.id for one in found.requests}, asked
    known = {task.id: task for task in db.session.query(Task).filter_by(commune_id=commune.id)}
    yield "the tasks", set(known), set(tasks)
    for key in known.keys() & tasks.keys():
        real, expected = known[key], tasks[key]
        yield f"{real.code} state", real.state, expected.state
        yield f"{real.code} due", (real.due_on, real.due_effective_on), (expected.due, expected.last_day)
        for name in ("urged", "returned", "extended"):
            yield f"{real.code} {name}", getattr(real, name), expected.counts[name]


def boards(commune: Commune, tasks: Tasks, today: date) -> Iterator[Pair]:
    """The chips of every board, and how many each unit leads."""
    from app.database import db
    from app.models.powers import Facts
    from app.models.task.board import Wanted, board
    from app.models.unit import Unit

    for unit in commune.heads:
        shown = board(db.session.get_one(Unit, unit), Wanted(), Facts(commune.id))
        expected = plain.groups([task for task in tasks.values() if task.unit == unit], today)
        yield f"board {unit}", {name: n for name, n in shown.counts.items() if n}, expected


def kept(commune: Commune, day: date, expected: dict[int | None, dict[str, int]]) -> Iterator[Pair]:
    """The rows that the sweep kept of a day that ended."""
    from app.database import db
    from app.models.meeting import DailyCount

    rows = db.session.query(DailyCount).filter_by(commune_id=commune.id, day=day)
    real = {(row.unit_id, row.term): row.n for row in rows}
    wanted = {(unit, term): n for unit, counts in expected.items() for term, n in counts.items()}
    for key in real.keys() | wanted.keys():
        yield f"kept of {day} {key}", real.get(key), wanted.get(key)
