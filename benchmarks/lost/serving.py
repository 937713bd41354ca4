"""A real web server with the product's own settings on a commune where every process has people of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "DATA_DIR", "SECRET_KEY")
ROLES = {"head": ("department_head", "culture"), "helper": ("department_head", "economy")}
ROLES |= {"secretary": ("secretariat", "office"), "deputy": ("deputy", None)}


@dataclass
class World:
    """The commune: its id, its tasks, the people of each process as `hand` takes them."""

    commune: int = 0
    tasks: list[int] = field(default_factory=list)
    people: list[list[dict[str, Any]]] = field(default_factory=list)


def fill(app: Any, processes: int, tasks: int) -> World:
    """Tables, a commune, tasks led by one unit and coordinated by another, four people for each process."""
    from app import clock
    from app.database import db, transaction
    from app.models.task import leading
    from tests import world

    made = World()
    with app.app_context(), transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        made.commune = place.id
        for number in range(tasks):
            task = place.task(f"Việc chung số {number}", due_on=clock.today() + timedelta(days=20))
            leading.coordinate(task, [place.units["economy"]])
            db.session.flush()
            made.tasks.append(task.id)
        made.people = [[_person(app, place, role, number) for role in ROLES] for number in range(processes)]
    return made


def _person(app: Any, place: Any, role: str, number: int) -> dict[str, Any]:
    from app.database import db
    from app.models import sessions
    from app.models.user import Appointment, User
    from tests.world import LONG_AGO

    name = f"{role} {number}"
    user = User(commune_id=place.id, login=f"{role}.{number}", name=name, position=name)
    db.session.add(user)
    db.session.flush()
    held, unit = ROLES[role]
    unit_id = place.units[unit].id if unit else None
    user.appointments.append(Appointment(commune_id=place.id, role=held, unit_id=unit_id, from_on=LONG_AGO))
    token = sessions.open_for(user)
    cookie = app.session_interface.get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
    return {"id": user.id, "role": role, "cookie": cookie}


def environment(folder: Path, database: str | None) -> dict[str, str]:
    """What the server's process and ours are told."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    ours = {"DATA_DIR": str(folder), "SECRET_KEY": "only for this", "PYTHONPATH": str(ROOT)}
    return {**kept, **ours, **({"DATABASE_URL": database} if database else {})}


@contextmanager
def serving(environ: dict[str, str], folder: Path, factory: str = "app:create_app()") -> Iterator[int]:
    """Several worker processes behind one port, as `bin/run` starts them; the port."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    settings = ["--config", "python:app.runner.gunicorn_settings", "--bind", f"127.0.0.1:{port}"]
    with (folder / "web.out").open("ab") as log:
        command = [sys.executable, "-m", "gunicorn", *settings, factory]
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            _wait(process, port)
            yield port
        finally:
            process.terminate()
            process.wait(60)


def _wait(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the web server doesn't answer")


def unguarded() -> Any:
    """The application with its guard against stale pages taken out: the control that must be seen."""
    from app import create_app
    from app.models.task import workflow

    workflow.check_fresh = lambda _task, _version: None
    return create_app()
