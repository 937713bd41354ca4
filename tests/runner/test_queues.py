"""Handing jobs over: after the commit, quick or not at all."""

from __future__ import annotations

import json
import signal
import time
import zlib

import pytest
from rq.job import Job

from app import create_app, database
from app.jobs import JOBS, Kind
from app.jobs.queues import PATIENCE, Queues
from app.models.later import later
from app.runner.children import Child

Server = tuple[Child, str]


def test_jobs_leave_after_the_commit_and_in_json(server: Server) -> None:
    app = create_app(REDIS_URL=server[1])
    queues = app.extensions["queues"]
    with app.app_context(), database.transaction():
        later("deliver", 7, 8)
        later("read_plan", 3)
        later("write_paper", 4)
        assert queues.queue("mail").count == 0
    assert [queues.queue(name).count for name in ("mail", "papers")] == [1, 2]
    (job,) = queues.queue("mail").get_jobs()
    assert (job.func_name, job.args) == ("app.jobs.mail.deliver", [[7, 8]])
    assert [job.args for job in queues.queue("papers").get_jobs()] == [[3], [4]]
    stored = queues.connection.hget(Job.key_for(job.id), "data")
    assert json.loads(zlib.decompress(stored))[0] == "app.jobs.mail.deliver"


def test_a_rollback_forgets_its_jobs(server: Server) -> None:
    app = create_app(REDIS_URL=server[1])
    with app.app_context(), pytest.raises(ZeroDivisionError), database.transaction():
        later("deliver", 7)
        raise ZeroDivisionError
    assert app.extensions["queues"].queue("mail").count == 0


def test_a_stopped_redis_costs_one_patience_and_no_error(server: Server) -> None:
    queues = Queues(server[1], JOBS)
    queues.hand_over([("deliver", [1])])
    server[0].process.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    for number in range(10):
        queues.hand_over([("deliver", [number]), ("read_plan", [number])])
    assert time.monotonic() - began < 4 * PATIENCE  # of 20 jobs only the first one waited
    assert queues.failures == 20
    server[0].process.send_signal(signal.SIGCONT)
    queues._rest_until = 0
    queues.hand_over([("deliver", [99])])
    assert [[99]] in [job.args for job in queues.queue("mail").get_jobs()]


def test_no_redis_at_all_is_no_error() -> None:
    Queues(None, JOBS).hand_over([("deliver", [1])])
    refused = Queues("redis://127.0.0.1:1/0", JOBS)
    refused.hand_over([("deliver", [1]), ("write_paper", [2])])
    assert refused.failures == 2


def test_an_unknown_job_is_counted_and_raises_nothing(server: Server) -> None:
    queues = Queues(server[1], {"deliver": Kind("mail", 60, as_list=True)})
    queues.hand_over([("unknown", [1])])
    assert queues.failures == 1
    queues.hand_over([("deliver", [1])])
    assert queues.queue("mail").count == 1
