"""A year of one plan, played by the product's own verbs beside a plain model; every count compared every day.

    .venv/bin/python -m benchmarks.year PLANFILE [PLANFILE ...] [--seed 1] [--acts 12] [--until 2026-12-31]

The plan is handed in, read and published on 15/01/2026 with a stopped clock. Then day by day: the sweep, on working
days so many acts by chance of the people whose they are, and the counts, lists, boards and dates of the product beside
those of a model that knows nothing of it. Prints one line for each plan; 1 where anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.played import acts, commune, compare, plain  # noqa: E402

MONDAY = 0
NONSENSE, ADDED, DATED = 0.15, 0.03, 0.8  # of all acts: tried without looking, tasks by hand, of these with a day


@dataclass
class Year:
    """A year that is played: the commune, its tasks in the plain model, what was compared and done so far."""

    place: commune.Commune
    tasks: plain.Tasks
    chance: random.Random
    seen: compare.Comparison = field(default_factory=compare.Comparison)
    done: Counter[str] = field(default_factory=Counter)
    awaited: list[plain.Plain] = field(default_factory=list)
    days: int = 0
    refused: int = 0
    taken_over: int = 0

    def play(self, until: date, a_day: int) -> None:
        """From the day after the publication to the last one."""
        from app import clock

        day = commune.BEGINS.date()
        ended: dict[int | None, dict[str, int]] = {}
        while day <= until:
            clock.stop(clock.instant(day, 7, 30))
            self._sweep(day, ended)
            for _ in range(a_day if plain.works(day) else 0):
                clock.stop(clock.now() + timedelta(minutes=2))
                self._add_some(day) if self.chance.random() < ADDED else self._act(day)
            self._compare(day)
            ended = plain.by_unit(self.tasks, day)
            self.days += 1
            day += plain.ONE

    def _sweep(self, day: date, ended: dict[int | None, dict[str, int]]) -> None:
        from app.database import transaction
        from app.models.sweep import sweep

        duties = {id(task.duty): task.duty for task in self.tasks.values() if task.duty} if plain.works(day) else {}
        self.awaited = [made for made in (duty.go_on(day) for duty in duties.values()) if made]
        with transaction():
            sweep(self.place.id)
        self._meet(day)
        if ended:
            with _reading():
                self.seen.look(day, compare.kept(self.place, day - plain.ONE, ended))

    def _act(self, day: date) -> None:
        """One act by chance; the verb and the model have to agree on whether it is done."""
        from app.database import db, transaction
        from app.models.errors import Refused
        from app.models.task import Task
        from app.models.user import User

        key, act = self._chosen(day)
        try:
            with transaction():
                act.do(db.session.get_one(Task, key), db.session.get_one(User, act.by))
            agreed = act.expected
        except Refused as refused:
            agreed, code = not act.expected, refused.code
        self.seen.made += 1
        if not agreed:
            said = "refused" if act.expected else "did"
            self.seen.fault(f"{day} {act.name} of task {key}: the product {said} it {code if act.expected else ''}")
        if act.expected:
            act.then()
            self.done[act.name] += 1
            duty = self.tasks[key].duty if act.name in ("confirm", "cancel") and not act.idle else None
            self.awaited = [made for made in [duty and duty.go_on(day)] if made]
            self._meet(day)
        else:
            self.refused += 1

    def _meet(self, day: date) -> None:
        """Find the occurrences that the model awaits among the tasks that are new; neither may be left."""
        from app.database import db
        from app.models.task import Task

        with _reading():
            for task in db.session.query(Task).filter(Task.id > max(self.tasks)).order_by(Task.id):
                where = (task.lead_unit_id, task.due_on, task.deadline_type)
                twin = next((one for one in self.awaited if (one.unit, one.due, one.kind) == where), None)
                if twin is not None:
                    self.awaited.remove(twin)
                    self.done["recur"] += 1
                elif self._taken_over(task):
                    twin = plain.Plain(where[0], where[2], where[1], task.keeps_day, taken_over=True)
                    self.taken_over += 1
                else:
                    self.seen.fault(f"{day} nobody awaits {task.code}, due {task.due_on}")
                    continue
                self.tasks[task.id] = twin
        for one in self.awaited:
            self.seen.fault(f"{day} an occurrence due {one.due} wasn't made")

    def _taken_over(self, task: Any) -> bool:
        """Is it an occurrence of a duty that the model doesn't reckon?"""
        from app.models.task import Task

        its = (Task.series_id == task.series_id, Task.id != task.id)
        others = Task.query.with_entities(Task.id).filter(*its) if task.series_id else []
        return any(self.tasks[key].taken_over for (key,) in others if key in self.tasks)

    def _chosen(self, day: date) -> tuple[int, acts.Act]:
        """A task and what is tried on it: mostly something that makes sense, else what has to be refused."""
        hands = acts.Hands(self.chance, day, self.place.leaders, self.place.heads, self.place.office)
        for _ in range(1 if self.chance.random() < NONSENSE else 20):
            key = self.chance.choice(sorted(self.tasks))
            act = self.chance.choices([*acts.WEIGHTS], [*acts.WEIGHTS.values()])[0](self.tasks[key], hands)
            if act.makes_sense:
                break
        return key, act

    def add_for_each_day(self, days: int) -> None:
        """The secretary adds a task by hand for each of so many days to come, weekends and days off too."""
        for n in range(1, days + 1):
            day = commune.BEGINS.date()
            self._add(day, day + timedelta(days=n))

    def _add_some(self, day: date) -> None:
        self._add(day, day + timedelta(days=self.chance.randint(1, 40)) if self.chance.random() < DATED else None)

    def _add(self, day: date, due: date | None) -> None:
        from app.database import db, transaction
        from app.models.task import writing
        from app.models.unit import Unit
        from app.models.user import User

        unit = self.chance.choice(sorted(self.place.heads))
        with transaction():
            by, lead = db.session.get_one(User, self.place.leaders["secretary"]), db.session.get_one(Unit, unit)
            task = writing.add(by, text=f"Việc giao thêm ngày {day:%d/%m/%Y}", unit=lead, due_on=due)
            db.session.flush()
            self.tasks[task.id] = plain.Plain(unit, "date" if due else "none", due)
        self.done["add"] += 1

    def _compare(self, day: date) -> None:
        from app.models.counting import CountMismatch

        with _reading():
            try:
                self.seen.look(day, compare.counts(self.place, self.tasks, day))
            except CountMismatch as mismatch:
                self.seen.fault(f"{day} the terms don't add up: {mismatch.params}")
            self.seen.look(day, compare.lists(self.place, self.tasks, day))
            if day.weekday() == MONDAY:
                self.seen.look(day, compare.boards(self.place, self.tasks, day))

    def __str__(self) -> str:
        acts_done = ", ".join(f"{name} {n}" for name, n in self.done.most_common())
        over = f" ({self.taken_over} occurrences not reckoned by the model)" if self.taken_over else ""
        return (
            f"{len(self.tasks)} tasks{over}, {self.days} days, {self.done.total()} acts done ({acts_done}), "
            f"{self.refused} refused, {self.seen.made} comparisons, divergences {self.seen.differ}"
        )


@contextmanager
def _reading() -> Iterator[None]:
    from app import database
    from app.database import db

    with database.writing(False):
        db.session.remove()
        yield
        db.session.remove()


def play(file: Path, seed: int, a_day: int, until: date = commune.ENDS, by_hand: int = 0) -> Year:
    """Play the year of a plan on the application that is current, on an empty database; `by_hand` tasks beside it."""
    from app import clock

    with clock.stopped(commune.BEGINS):
        year = Year(*commune.make(file), random.Random(seed))
        year.add_for_each_day(by_hand)
        year.play(until, a_day)
    return year


def main() -> int:
    """Play every plan on a database of its own, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--acts", type=int, default=12)
    parser.add_argument("--until", type=date.fromisoformat, default=commune.ENDS)
    given = parser.parse_args()
    return sum([_one(file, given) for file in given.files]) and 1


def _one(file: Path, given: argparse.Namespace) -> bool:
    """Play one plan; True where anything differs."""
    from app import create_app
    from app.database import db

    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, SECRET_KEY="a benchmark")
        os.environ.pop("DATABASE_URL", None)
        began = time.monotonic()
        with create_app().app_context():
            year = play(file, given.seed, given.acts, given.until)
            db.session.remove()
            db.engine.dispose()
    print(f"FIGURE a year of {file.name}: {year}, {time.monotonic() - began:.0f} s", flush=True)
    for words in year.seen.said:
        print(f"  {words}")
    return year.seen.differ > 0


if __name__ == "__main__":
    sys.exit(main())
