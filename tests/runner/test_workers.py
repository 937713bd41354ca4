"""The real `worker.py` on a real Redis."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from rq import Queue, Worker
from rq.serializers import JSONSerializer, PickleSerializer

from app.runner.children import Child
from tests.runner.conftest import ROOT, wait_for
from tests.runner.jobs_under_test import Trap

pytestmark = pytest.mark.slow

Server = tuple[Child, str]
MARK = "tests.runner.jobs_under_test.mark"


@pytest.fixture
def worker(server: Server, redis_home: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start `worker.py PART` as the supervisor would."""
    started: list[subprocess.Popen] = []

    def begin(part: str, **environ: str) -> subprocess.Popen:
        given = {**os.environ, "DATA_DIR": str(redis_home), "REDIS_URL": server[1], "PYTHONPATH": str(ROOT), **environ}
        with (redis_home / f"{part}.out").open("ab") as output:
            command = [sys.executable, str(ROOT / "worker.py"), part]
            started.append(subprocess.Popen(command, env=given, stdout=output, stderr=output))
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()


def queue(address: str, serializer: type = JSONSerializer) -> Queue:
    """The mail queue."""
    return Queue("mail", connection=redis.Redis.from_url(address), serializer=serializer)


def test_each_job_runs_in_a_child_with_the_application_and_none_of_its_connections(
    server: Server, worker: Callable, redis_home: Path
) -> None:
    marks = redis_home / "marks"
    process = worker("mail")
    for number in range(3):
        queue(server[1]).enqueue(MARK, str(marks), f"job{number}")
    wait_for(lambda: marks.exists() and len(marks.read_text().splitlines()) == 3, "three jobs")
    rows = [line.split() for line in marks.read_text().splitlines()]
    assert [row[:2] for row in rows] == [[f"job{number}", "True"] for number in range(3)]
    assert len({row[2] for row in rows}) == 3
    assert {row[3] for row in rows} == {str(process.pid)}
    assert {row[4] for row in rows} == {"0"}
    assert '"event": "job done"' in (redis_home / "mail.out").read_text()


def test_a_pickle_is_refused(server: Server, worker: Callable, redis_home: Path) -> None:
    trap, marks = redis_home / "trap", redis_home / "marks"
    bad = queue(server[1], PickleSerializer).enqueue(MARK, Trap(str(trap)), "bad")
    queue(server[1]).enqueue(MARK, str(marks), "good")
    worker("mail")
    wait_for(marks.exists, "the good job")
    assert bad.get_status(refresh=True) == "failed"
    assert not trap.exists()


def test_a_worker_outlives_its_redis(server: Server, worker: Callable, redis_home: Path) -> None:
    marks = redis_home / "marks"
    process = worker("mail")
    queue(server[1]).enqueue(MARK, str(marks), "before")
    wait_for(marks.exists, "the first job")
    server[0].process.kill()
    server[0].process.wait()
    server[0].tend()
    wait_for(lambda: "redis" in (redis_home / "mail.out").read_text().lower(), "the worker to notice")
    server[0].start_at = 0
    server[0].tend()
    wait_for(lambda: _pings(server[1]), "the new Redis")
    queue(server[1]).enqueue(MARK, str(marks), "after")
    wait_for(lambda: "after" in marks.read_text(), "the job after")
    assert process.poll() is None


def test_a_worker_reports_itself_again_to_a_redis_that_has_forgotten_it(
    server: Server, worker: Callable, redis_home: Path
) -> None:
    """Else the clock would see no worker until a restart, and send everything itself."""
    marks, seen = redis_home / "marks", queue(server[1])
    worker("mail")
    wait_for(lambda: Worker.count(queue=seen) == 1, "its first report")
    seen.connection.flushall()
    seen.enqueue(MARK, str(marks), "job")
    wait_for(lambda: Worker.count(queue=seen) == 1, "its report after the wipe")
    assert Worker.all(queue=seen, serializer=JSONSerializer)[0].birth_date


def _pings(address: str) -> bool:
    try:
        return redis.Redis.from_url(address).ping()
    except redis.RedisError:
        return False


@pytest.mark.parametrize("part", ["mail", "clock"])
def test_sigterm_ends_an_idle_one_at_once(worker: Callable, redis_home: Path, part: str) -> None:
    process = worker(part, CLOCK_SECONDS="3600")
    wait_for(lambda: "started" in (redis_home / f"{part}.out").read_text().lower(), "its start")
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
