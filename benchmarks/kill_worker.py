"""Kill -9 of the mail worker at random moments while it delivers reminders; count what is lost and what is repeated.

`python benchmarks/kill_worker.py [REMINDERS] [KILLS]` (500 and 10): a real Redis, the real worker, a real SMTP
server that notes each Message-ID before it says yes, so that the moment in which a kill repeats a mail is real.
"""

from __future__ import annotations

import os
import random
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)  # office hours, whenever this is run
WORKER = f"""
from datetime import datetime
import worker
from app import clock
clock.stop(datetime.fromisoformat("{NOW.isoformat()}"))
worker.main("mail")
"""
JOB = 5  # messages of one job; a killed job takes the rest of its part along, and the clock must see to it
PATIENCE = 300.0  # seconds


class Sink(socketserver.ThreadingTCPServer):
    """A mail server that counts Message-IDs at the final dot, before it answers."""

    daemon_threads, allow_reuse_address = True, True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Line)
        self.seen: Counter[str] = Counter()
        self.again = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, _request: object, _address: object) -> None:
        """A sender that is killed hangs up in the middle; that is what we are here for."""

    @property
    def url(self) -> str:
        """Its address as SMTP_URL has it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}?security=none&sender=ro-viec@mau.example"


class _Line(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self._say("354 go on")
                if not self._take():
                    return
            self._say("221 bye" if verb == b"QUIT" else "250 yes")

    def _take(self) -> bool:
        head = b""
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False  # the sender died before the dot: nothing was accepted
            head += line
        mail_id = next(one for one in head.split(b"\r\n") if one.lower().startswith(b"message-id:"))
        self.server.seen[mail_id.decode()] += 1
        self.server.again += b"\r\nX-Resend: 1\r\n" in head
        time.sleep(0.002)
        return True

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@dataclass(frozen=True)
class Figures:
    """What came of it; `repeats` counts mails beyond the first of each Message-ID."""

    reminders: int
    kills: int
    delivered: int
    repeats: int
    unknown: int
    seconds: float

    @property
    def lost(self) -> int:
        """Reminders that never reached the server."""
        return self.reminders - self.delivered

    def __str__(self) -> str:
        return (
            f"FIGURE kill -9 of the worker: {self.kills} kills while {self.reminders} reminders leave: "
            f"lost {self.lost}, repeated {self.repeats} (at most {self.kills}), in doubt {self.unknown}, "
            f"{self.seconds:.0f} s"
        )


def run(reminders: int, kills: int, folder: Path, seed: int = 0) -> Figures:
    """Deliver so many reminders with so many kills on a fresh database in a folder."""
    began, chance = time.monotonic(), random.Random(seed)
    with _redis(folder) as redis_url, _sink() as sink:
        env = _environment(folder, redis_url, sink.url)
        with _application(env) as app:
            _remind(app, reminders)
            for threshold in sorted(chance.sample(range(1, reminders - 1), kills)):
                process = _start(env, folder)
                _wait(sink, process, threshold)
                time.sleep(chance.random() * 0.05)
                _kill_tree(process)
            _drain(sink, _start(env, folder), app)
            unknown = _in_doubt()
        return Figures(
            reminders, kills, len(sink.seen), sink.seen.total() - len(sink.seen), unknown, time.monotonic() - began
        )


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    from app.runner import redis_server

    for name in ("run", "logs"):
        (folder / name).mkdir(exist_ok=True)
    started = redis_server.start(folder)
    assert started, "no Redis can be started here"
    try:
        yield started[1]
    finally:
        started[0].end(5)


@contextmanager
def _sink() -> Iterator[Sink]:
    sink = Sink()
    try:
        yield sink
    finally:
        sink.shutdown()
        sink.server_close()


def _environment(folder: Path, redis_url: str, smtp_url: str) -> dict[str, str]:
    ours = {"DATA_DIR": str(folder), "REDIS_URL": redis_url, "SMTP_URL": smtp_url, "SECRET_KEY": "only for this"}
    inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PUBLIC_URL")}
    return {**inherited, **ours, "PYTHONPATH": str(ROOT)}


@contextmanager
def _application(env: dict[str, str]) -> Iterator:
    from app import clock, create_app, database
    from app.database import db

    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update(env)
    try:
        app = create_app()
        with app.app_context(), clock.stopped(NOW):
            with database.writing():
                db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()
    finally:
        os.environ.clear()
        os.environ.update(kept)


def _remind(app, reminders: int) -> None:
    """So many people with a task each, all swept into one message each, handed to the queue."""
    from app import database
    from app.models import delivery
    from app.models.sweep import sweep
    from app.models.telling import in_parts

    with database.transaction():
        commune_id = _people_with_tasks(reminders)
    with database.transaction():
        made = sweep(commune_id).made
    assert made == 2 * reminders, made
    parts = in_parts(delivery.due(), JOB)
    app.extensions["queues"].hand_over([("deliver", list(part)) for part in parts])


def _people_with_tasks(count: int) -> int:
    from app.database import db
    from app.models.commune import Commune, CommuneName
    from app.models.task.writing import new
    from app.models.unit import Unit
    from app.models.user import Appointment, User

    began = date(2020, 1, 1)
    commune = Commune(code="mau")
    db.session.add(commune)
    db.session.flush()
    db.session.add(CommuneName(commune_id=commune.id, kind="phường", name="Mẫu", superior=None, from_on=began))
    people = [
        User(commune_id=commune.id, login=f"u{n}", name=f"Người {n}", email=f"u{n}@mau.example") for n in range(count)
    ]
    unit = Unit(commune_id=commune.id, kind="department", name="Phòng", short_name="P", sort_key="p", opened_on=began)
    db.session.add_all([*people, unit])
    db.session.flush()
    for person in people:
        person.appointments.append(Appointment(commune_id=commune.id, role="officer", unit_id=unit.id, from_on=began))
    for number, person in enumerate(people, 1):
        fields = {"due_on": date(2026, 10, 9), "deadline_type": "date", "assignee_id": person.id}
        fields["lead_unit_id"] = unit.id
        new(None, commune.id, text=f"Việc số {number} của người này", year=2026, number=number, **fields)
    return commune.id


def _start(env: dict[str, str], folder: Path) -> subprocess.Popen:
    with (folder / "worker.out").open("ab") as output:
        return subprocess.Popen([sys.executable, "-c", WORKER], env=env, cwd=ROOT, stdout=output, stderr=output)


def _wait(sink: Sink, process: subprocess.Popen, mails: int) -> None:
    """Wait until the server has seen so many; or until the queue runs dry because a killed job took its part along."""
    deadline, last, at = time.monotonic() + PATIENCE, -1, time.monotonic()
    while len(sink.seen) < mails and time.monotonic() < deadline and process.poll() is None:
        if len(sink.seen) != last:
            last, at = len(sink.seen), time.monotonic()
        if last > 0 and time.monotonic() - at > 8:
            return
        time.sleep(0.002)


def _kill_tree(process: subprocess.Popen) -> None:
    """Kill -9 of worker and job child together: stopped first, so that it can't fork meanwhile."""
    os.kill(process.pid, signal.SIGSTOP)
    children = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)
    for child in children:
        child.kill()
    process.wait()


def _drain(sink: Sink, process: subprocess.Popen, app) -> None:
    """Restart: the worker does what is left of the queue, then the clock what no queue knows of any more."""
    from app import clock
    from app.jobs import timetable

    _wait(sink, process, 10**9)
    process.terminate()
    process.wait()
    for minutes in (4, 8):
        with clock.stopped(NOW + timedelta(minutes=minutes)):
            for _ in range(5):
                assert timetable.tick() == []


def _in_doubt() -> int:
    from app.database import db
    from app.models.notification import Message

    try:
        assert db.session.query(Message).filter(Message.state.in_(("pending", "sending"))).count() == 0
        return db.session.query(Message).filter_by(state="unknown").count()
    finally:
        db.session.remove()


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:3]]
    with tempfile.TemporaryDirectory() as name:
        figures = run(*(numbers + [500, 10][len(numbers) :]), Path(name), seed=time.time_ns())
    print(figures)
    sys.exit(figures.lost > 0 or figures.repeats > figures.kills)
