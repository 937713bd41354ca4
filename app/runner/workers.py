"""RQ's workers: one queue each, JSON only, and nothing of the parent's connections in the child that runs a job."""

from __future__ import annotations

import signal
import sys
import time
from types import FrameType
from typing import Any

import redis
import structlog
from flask import Flask
from rq import Queue, Worker, worker_registration
from rq.executions import Execution
from rq.job import Job
from rq.serializers import JSONSerializer
from sqlalchemy.orm import configure_mappers

from app import create_app
from app.database import db
from app.runner import json_logs, lifeline

log = structlog.get_logger()
PAUSE = 2.0  # seconds between two tries to reach Redis


class QueueWorker(Worker):
    """A worker with the application at hand; each job runs in a forked child inside its context."""

    max_connection_wait_time = 5.0

    def __init__(self, app: Flask, queue: Queue) -> None:
        super().__init__(
            [queue],
            connection=queue.connection,
            serializer=JSONSerializer,
            worker_ttl=60,
            maintenance_interval=30,
            job_monitoring_interval=10,
            log_job_description=False,
        )
        self.app = app

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:
        """Say that it lives; to a Redis that has forgotten everything, that it is there at all: the clock counts us."""
        if not self.connection.hexists(self.key, "birth"):
            self.connection.hset(self.key, mapping=self.serialize())
            worker_registration.register(self)
        super().heartbeat(timeout, pipeline)

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """The forked child: let go of the parent's pool first, else answers get mixed up between processes."""
        forget_connections(self.app)
        super().main_work_horse(job, queue)

    def perform_job(self, job: Job, queue: Queue, execution: Execution) -> bool:
        """Run the job inside the application's context."""
        with self.app.app_context():
            return super().perform_job(job, queue, execution)

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether SIGTERM or SIGINT came while it worked."""
        return self._shutdown_requested_date is not None


def forget_connections(app: Flask) -> None:
    """Drop the engine's inherited connections without closing them: they are the parent's."""
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose(close=False)


def make_application() -> Flask:
    """The application once, with everything loaded that a forked child would have to load each time."""
    app = create_app()
    configure_mappers()
    for module in ("mail", "papers", "timetable"):
        _load(f"app.jobs.{module}")
    forget_connections(app)
    return app


def _load(name: str) -> None:
    from importlib import import_module
    from importlib.util import find_spec

    if find_spec(name):
        import_module(name)


def work(queue_name: str) -> None:
    """Work on one queue until SIGTERM; while Redis is away, wait for it and go on."""
    lifeline.tie()
    json_logs.configure()
    app = make_application()
    while True:
        _stop_at_once_on_signals()
        stopped = _work_once(app, queue_name)
        if stopped:
            return
        _stop_at_once_on_signals()
        time.sleep(PAUSE)


def do_one(kind: str, subject_id: int) -> None:
    """Do one job for the clock, and end with it."""
    from app.jobs import waiting

    lifeline.die_with_parent()
    json_logs.configure()
    with create_app().app_context():
        waiting.run_one(kind, subject_id)


def _work_once(app: Flask, queue_name: str) -> bool:
    """Work until asked to stop (True) or until Redis goes away (False)."""
    worker = None
    try:
        connection = redis.Redis.from_url(app.config["REDIS_URL"])
        worker = QueueWorker(app, Queue(queue_name, connection=connection, serializer=JSONSerializer))
        worker.work(logging_level=None)
    except (redis.RedisError, OSError) as error:
        log.warning("redis away", queue=queue_name, error=type(error).__name__)
    return worker is not None and worker.is_asked_to_stop


def _stop_at_once_on_signals() -> None:
    def stop(_number: int, _frame: FrameType | None) -> Any:
        sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
