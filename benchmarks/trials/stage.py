"""Where a trial plays: a database, the product's own Redis, a mail server, one clock, and the product's processes."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.finding import database
from benchmarks.trials import changes, moved, part
from benchmarks.trials.asked import unended
from benchmarks.trials.moved import MovedClock
from benchmarks.trials.processes import Process, end
from benchmarks.trials.sink import Manner, Sink, well
from benchmarks.trials.still import Stillness

MORNING = datetime(2026, 10, 6, 0, 30, tzinfo=UTC)  # Tuesday, 07:30 in Vietnam
PAUSE, HOPELESS = 400.0, 7000.0  # seconds of the trial's clock without a mail: go on with it, nothing comes any more
PATIENCE = 600.0  # real seconds
OURS = ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "PING_URL")


class Stage:
    """One trial's processes and what they share."""

    def __init__(self, folder: Path, sink: Sink, clock: MovedClock, words: str) -> None:
        self.folder, self.sink, self.clock, self.changes = folder, sink, clock, words.split()
        self.redis: Any = None
        self.processes: list[Process] = []

    def start(self, name: str, *arguments: str) -> Process:
        """Start a part of the product (see `part`)."""
        process = part.start(self.folder / "logs" / f"{name}.out", name, *arguments)
        self.processes.append(process)
        return process

    def wait_for(self, words: str, times: int) -> None:
        """Wait until the parts' logs say something so often."""
        _until(lambda: self.said(words) >= times, words)

    def wait_for_workers(self, number: int) -> None:
        """Wait until so many workers report themselves."""
        from rq import Worker

        from app.jobs.queues import connect

        connection = connect(os.environ["REDIS_URL"])
        _until(lambda: Worker.count(connection=connection) >= number, "workers")

    def said(self, words: str) -> int:
        """How many lines of the parts' logs hold some words."""
        return sum(words in line for line in self.lines())

    def lines(self) -> list[str]:
        """What the parts' logs say; a line that is being written isn't said yet."""
        logs = (self.folder / "logs").glob("*.out")
        return [line for log in logs for line in log.read_text(errors="replace").rpartition("\n")[0].splitlines()]

    def ticks(self) -> list[float]:
        """When the clocks' ticks began, in seconds of the trial's clock."""
        return [float(line.split()[1]) for line in self.lines() if line.startswith(part.TICK)]

    def kill_redis(self) -> None:
        """Kill -9 of Redis, which forgets everything, as one without persistence; then start it again."""
        from app.runner import redis_server

        self.end_redis()
        self.redis.start()
        _until(lambda: redis_server.answers(os.environ["REDIS_URL"]), "Redis")

    def end_redis(self) -> None:
        """Kill -9 of Redis with all it knew; it stays away."""
        self.redis.process.kill()
        self.redis.process.wait()
        shutil.rmtree(self.folder / "redis" / "appendonlydir", ignore_errors=True)

    def flush_redis(self) -> None:
        """FLUSHALL."""
        import redis

        redis.Redis.from_url(os.environ["REDIS_URL"]).flushall()

    def wait(self, done: Callable[[], object], hopeless: float = PAUSE) -> bool:
        """Wait until `done()`; while no mail comes the clock is moved on. False: so many seconds of it brought none."""
        still, ends_at = Stillness(self), time.monotonic() + 3 * PATIENCE
        while not done() and time.monotonic() < ends_at:
            if still.is_long():
                if still.moved_by >= hopeless:
                    return False
                still.move_clock()
            time.sleep(0.003)
        return bool(done())

    def wait_quietly(self, done: Callable[[], object]) -> None:
        """Wait until `done()` and leave the clock alone."""
        _until(lambda: self._is_quiet() and done(), "end")

    def drain(self) -> bool:
        """Wait until no message is left to be sent."""
        return self.wait(lambda: self._is_quiet() and not unended(), HOPELESS)

    def _is_quiet(self) -> bool:
        """Has no mail come for a moment? The database is asked only then."""
        before = len(self.sink.arrivals)
        time.sleep(0.2)
        return len(self.sink.arrivals) == before


@contextmanager
def stage(
    words: str = "", *, on: str = "sqlite", tick: float = 1.0, with_redis: bool = True, manner: Manner = well
) -> Iterator[Stage]:
    """Set up a stage in a temporary folder, at 07:30 of a working day; `words` are the changes of its processes."""
    for name in OURS:
        os.environ.pop(name, None)
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="trial-")))
        for name in ("run", "logs"):
            (folder / name).mkdir()
        held.enter_context(database(on, str(folder)))
        made = Stage(folder, held.enter_context(serving(manner)), MovedClock(folder / "clock"), words)
        os.environ |= {"CLOCK_SECONDS": str(tick), "SMTP_URL": made.sink.url}
        os.environ |= {moved.PLACE: str(folder / "clock"), changes.NAMES: words}
        made.clock.rule()
        made.clock.set(MORNING)
        if with_redis:
            made.redis, os.environ["REDIS_URL"] = held.enter_context(_redis(folder))
        held.enter_context(_application(words))
        held.callback(lambda: [end(process) for process in made.processes])
        yield made


def _until(done: Callable[[], object], what: str) -> None:
    ends_at = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > ends_at:
            raise SystemExit(f"no {what}")
        time.sleep(0.02)


@contextmanager
def serving(manner: Manner = well) -> Iterator[Sink]:
    """A mail server of some manner."""
    sink = Sink(manner)
    try:
        yield sink
    finally:
        sink.heal()
        sink.shutdown()
        sink.server_close()


@contextmanager
def _redis(folder: Path) -> Iterator[tuple[Any, str]]:
    from app.runner import redis_server

    started = redis_server.start(folder)
    if started is None:
        raise SystemExit("no Redis can be started here")
    try:
        yield started
    finally:
        started[0].end(5)


@contextmanager
def _application(words: str) -> Iterator[None]:
    """The application in this process too, on empty tables."""
    from sqlalchemy import UniqueConstraint

    from app import create_app, database
    from app.database import db
    from app.models.notification import Notification

    if "key" in words.split():
        constraints = Notification.__table__.constraints  # type: ignore[attr-defined]
        constraints -= {one for one in constraints if isinstance(one, UniqueConstraint) and "rule" in one.columns}
    with create_app().app_context():
        with database.writing():
            db.create_all()
            db.session.remove()
        yield
        db.session.remove()
        db.engine.dispose()
