"""A worker with a used pool forks eight children at once, as it forks one for each job; how their queries fared.

    python -m benchmarks.trials.forks QUERIES protected|bare      (started by `fork_safety`, in its environment)

The worker is the product's own class with a job of ours. `bare` leaves out what the class does first in a child, and
the pool's question before each use, which throws away most connections that two have talked over.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from rq import Worker
from rq.job import Job
from sqlalchemy import text

from app.database import db
from app.jobs import job
from app.runner.workers import QueueWorker, make_application

CHILDREN, ROWS = 8, 2000
PATIENCE = 20.0  # seconds until a child that hasn't ended is called hung
HEAD_START = 3.0  # seconds for all children to be born, so that they ask at once
JOB = "benchmarks.trials.forks.ask"
ASKED = "SELECT id, words FROM marked WHERE id = :asked"


class BareWorker(QueueWorker):
    """The control: its children keep what they inherit."""

    def main_work_horse(self, job: Job, queue: object) -> None:
        """RQ's own, without ours before it."""
        Worker.main_work_horse(self, job, queue)


@job
def ask(place: str, queries: int, begins: float) -> None:
    """Ask for marked rows from an instant on and write down how each answer fared: right, wrong, error."""
    chance = Random(os.getpid())
    time.sleep(max(0.0, begins - time.time()))
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for _ in range(queries):
        os.write(handle, f"{_answer(chance.randrange(ROWS))}\n".encode())


def _answer(asked: int) -> str:
    try:
        row = db.session.execute(text(ASKED), {"asked": asked}).one()
        return "right" if tuple(row) == (asked, words(asked)) else "wrong"
    except Exception:
        return "error"
    finally:
        try:
            db.session.remove()
        except Exception:
            os.write(2, b"a connection broke\n")


def words(number: int) -> str:
    """What a marked row says; long, so that rows lie on pages of their own."""
    return f"{number} " * 200


def main(queries: int, protected: bool) -> None:
    """Print answers right, wrong, error, missing; children hung."""
    app = make_application()
    with app.app_context():
        _fill()
        worker = (QueueWorker if protected else BareWorker)(app, app.extensions["queues"].queue("mail"))
        worker.register_birth()
        db.session.execute(text(ASKED), {"asked": 1}).one()
        db.session.remove()
        if not protected:
            db.engine.pool._pre_ping = False  # type: ignore[attr-defined]
        assert db.engine.pool.checkedin(), "the parent's pool should hold a connection"  # type: ignore[attr-defined]
        places = [Path(os.environ["DATA_DIR"]) / f"answers-{number}" for number in range(CHILDREN)]
        begins = time.time() + HEAD_START
        hung = _wait([_fork(worker, place, queries, begins) for place in places])
    answers = Counter(line for place in places if place.exists() for line in place.read_text().split())
    missing = CHILDREN * queries - answers.total()
    print(*(answers[word] for word in ("right", "wrong", "error")), missing, hung)


def _fill() -> None:
    from app.database import writing

    with writing(), db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE marked (id integer PRIMARY KEY, words text)"))
        rows = [{"id": number, "words": words(number)} for number in range(ROWS)]
        connection.execute(text("INSERT INTO marked VALUES (:id, :words)"), rows)


def _fork(worker: QueueWorker, place: Path, queries: int, begins: float) -> int:
    """Let the worker fork a child for a job, by its own way, without waiting for it."""
    queue = worker.queues[0]
    given = queue.enqueue(JOB, str(place), queries, begins)
    worker.execution = worker.prepare_execution(given)
    worker.fork_work_horse(given, queue)
    return worker.horse_pid


def _wait(children: list[int]) -> int:
    """Wait for the children; kill those that hang, and count them."""
    left, ends_at = set(children), time.monotonic() + PATIENCE
    while left and time.monotonic() < ends_at:
        left -= {pid for pid in left if os.waitpid(pid, os.WNOHANG)[0]}
        time.sleep(0.01)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return len(left)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] == "protected")
