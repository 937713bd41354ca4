"""A commune with one task for each way, in the state that the act needs, served to signed-in people."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

LATE, SOON = -3, 2  # days from today


@dataclass
class Served:
    """Where the server listens, the cookies of people, the task that each way is done on, the board's unit."""

    address: str
    cookies: dict[str, str]
    tasks: dict[str, int]
    unit: int
    app: Any

    def count(self, task_id: int, verb: str) -> int:
        """How many events of a verb a task has; of a verb of papers, how many there are."""
        from app import database
        from app.database import db
        from app.models.event import Event

        with self.app.app_context(), database.writing(False):
            found = db.session.query(Event).filter_by(verb=verb)
            of_task = found.filter_by(subject_kind="task", subject_id=task_id) if verb.startswith("task.") else found
            n = of_task.count()
            db.session.remove()
            return n


@contextmanager
def served(app: Any, names: list[str], state: str) -> Iterator[Served]:
    """Serve a fresh commune whose tasks, one for each name, are in a state: in_progress, late, reported, asked.

    Of the state `meeting` there is a meeting too, and somebody who does the jobs.
    """
    from werkzeug.serving import make_server

    from app.database import db, transaction
    from app.models import sessions
    from tests import world

    with app.app_context(), transaction():
        db.drop_all()
        db.create_all()
        place = world.build("mau", "Mẫu")
        tasks = {name: _task(place, number, state) for number, name in enumerate(names)}
        tokens = {key: sessions.open_for(person) for key, person in place.people.items()}
        unit = place.units["culture"].id
        if state == "meeting":
            _meeting(place)
    signer = app.session_interface.get_signing_serializer(app)
    cookies = {key: signer.dumps({"_user_id": token, "_fresh": True}) for key, token in tokens.items()}
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with _worker(app) if state == "meeting" else nullcontext():
        yield Served(f"http://127.0.0.1:{server.port}", cookies, tasks, unit, app)
    server.shutdown()


def _meeting(place: Any) -> None:
    from app import clock
    from app.models import meetings

    said = {"title": "Họp quý", "place": "Phòng họp 1", "chair": "Chủ tịch"}
    on = clock.today() + timedelta(days=SOON)
    meetings.call(place.people["secretary"], meetings.first_committee(place.id), on=on, **said)


@contextmanager
def _worker(app: Any) -> Iterator[None]:
    """Makes the papers that are asked for, as a worker of the queue would."""
    ended = threading.Event()
    thread = threading.Thread(target=_work, args=(app, ended), daemon=True)
    thread.start()
    yield
    ended.set()
    thread.join()


def _work(app: Any, ended: threading.Event) -> None:
    from app.database import db, reading
    from app.jobs.papers import write_paper
    from app.models.job_run import JobRun

    while not ended.wait(0.1):
        with app.app_context():
            with reading():
                waiting = [row.subject_id for row in db.session.query(JobRun).filter_by(state="pending")]
            for paper_id in waiting:
                write_paper(paper_id)


def _task(place: Any, number: int, state: str) -> int:
    from app import clock
    from app.models.task import extending, workflow

    due: date = clock.today() + timedelta(days=LATE if state in ("late", "asked") else SOON)
    task = place.task(f"Việc số {number} của bảng này", due_on=due, product="Báo cáo")
    head = place.people["culture_head"]
    workflow.accept(task, head)
    if state == "asked":
        extending.ask(task, head, clock.today() + timedelta(days=20), "Chờ số liệu")
    if state == "reported":
        workflow.report(task, head, "Đã xong", document_number="12/BC-UBND")
    return task.id
