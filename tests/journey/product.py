"""The product as `bin/run` starts it, with a mail server of ours; its database can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psutil
import pytest
from flask import Flask
from sqlalchemy import Select, func, select

from app import clock, create_app, database
from app.database import db
from app.models import office_hours, working_days
from app.models.commune import Commune
from app.models.task import Task
from app.models.unit import Unit
from app.models.user import User
from tests.journey import commune
from tests.reminders.conftest import Sink
from tests.runner.conftest import Running, living, wait_for

SEVEN = 7


class Product:
    """A running product on the journey's commune; `sink` holds the letters that left."""

    def __init__(self, run: Running, sink: Sink, smtp: str) -> None:
        self.run, self.sink, self.smtp = run, sink, smtp
        self.address = f"http://127.0.0.1:{run.port}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_DIR", str(run.data))
            self.app: Flask = create_app()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Ask the database inside; what was loaded before is forgotten."""
        with self.app.app_context(), database.writing(False):
            yield
            db.session.remove()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Change the database inside, as a command does."""
        with self.app.app_context(), database.transaction():
            yield

    def count(self, model: type, *where: object) -> int:
        """How many rows of a table meet conditions."""
        with self.reading():
            return db.session.scalar(select(func.count(model.id)).where(*where)) or 0

    def one(self, query: Select) -> object:
        """The first column of the only row."""
        with self.reading():
            return db.session.scalars(query).unique().one()

    def task(self, task_id: int) -> Task:
        """A task as it is now."""
        return self.one(select(Task).where(Task.id == task_id))

    def unit(self, name: str) -> Unit:
        """A unit by its name."""
        return self.one(select(Unit).where(Unit.name == name))

    def person(self, login: str) -> User:
        """A person by login."""
        return self.one(select(User).where(User.login == login))

    def last_opening(self) -> datetime:
        """07:00 of the last working day that has begun: what is due by it, a sweep makes."""
        with self.reading():
            days = working_days.of(db.session.scalar(select(Commune.id)))
        return clock.local(clock.instant(office_hours.last_opening(clock.now(), days), SEVEN))

    def flask(self, *words: str) -> str:
        """What a command prints, run on the same data in a process of its own."""
        return commune.flask(self.run.data, *words, SMTP_URL=self.smtp)

    @contextmanager
    def papers_paused(self) -> Iterator[None]:
        """Stop the worker that reads and writes documents for a while, so that its progress can be looked at."""
        workers = [p for p in living(self.run.data) if "papers" in p.cmdline()]
        assert workers
        for process in workers:
            process.suspend()
        try:
            yield
        finally:
            for process in workers:
                process.resume()

    def end(self) -> None:
        """End it as Ctrl-C would; nothing may stay."""
        self.run.process.terminate()
        assert self.run.wait() == 0
        left = [process.cmdline() for process in living(self.run.data) if process.pid != psutil.Process().pid]
        assert left == []


def start(data: Path, sink: Sink, port: int) -> Product:
    """Start it on a folder that has the commune; the clock ticks once, so that reminders wait for the command."""
    smtp = f"smtp://127.0.0.1:{port}?security=none&sender=ro-viec@{commune.CODE}.example"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.runner.conftest.OURS", ("DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "SECRET_KEY"))
        patch.setenv("SMTP_URL", smtp)
        patch.setenv("CLOCK_SECONDS", "3600")
        run = Running(data, "--no-demo")
    run.wait_until_ready()
    wait_for(lambda: all(_lives(data, name) for name in ("mail", "papers", "clock")), "the workers")
    return Product(run, sink, smtp)


def _lives(data: Path, name: str) -> bool:
    return any("worker.py" in " ".join(p.cmdline()) and name in p.cmdline() for p in living(data))
