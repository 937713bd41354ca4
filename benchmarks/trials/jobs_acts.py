"""What the processes of F5 do: prepare one thing to do for every job, do a job, say what is there afterwards."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from benchmarks.trials import nursery

NOW = datetime(2026, 10, 6, 2, 0, tzinfo=UTC)  # Tuesday, 09:00 in Vietnam
SOON, LATE = date(2026, 10, 9), date(2026, 9, 23)
UNLIKE = {"hash", "previous_hash", "stored_name", "owner"}  # differ by chance, or follow from instants
OF_THE_LAST = {("sweep_run", "made")}  # tells of the last run alone


def prepare() -> None:
    """A commune with tasks due, letters that wait, a dead sender, a plan, evidence and papers that jobs wait for."""
    from app import clock, short_writes
    from app.database import db, transaction
    from app.models import delivery
    from app.models.sweep import sweep
    from tests import world

    clock.stop(NOW)
    with transaction():
        db.create_all()
        place = world.build("mau", "Mẫu")
        for unit in ("culture", "economy", None):
            place.task(due_on=SOON, unit=unit)
        _papers(place)
        _files(place)
        _readings(place)
        sweep(place.id)
    first = delivery.due()[0]
    with clock.stopped(NOW - delivery.LEASE * 2):
        _make_due_earlier(first)
        assert short_writes.claim_message(first, "a dead sender", delivery.LEASE)
    with transaction():
        place.task("Việc đến hạn sau lượt quét", due_on=LATE, unit="economy")
    db.engine.dispose()


def _make_due_earlier(message_id: int) -> None:
    from app import clock
    from app.database import db, transaction
    from app.models.notification import Message

    with transaction():
        db.session.get_one(Message, message_id).next_try_at = clock.now()


def _papers(place: Any) -> None:
    from app import clock
    from app.models import meetings
    from app.models.briefing import asking
    from app.models.letters import asking as letters

    chair = place.people["chair"]
    place.task("Việc quá hạn", due_on=LATE)
    called = {"title": "phiên quý III", "place": "Phòng họp 1", "chair": "Chủ tịch"}
    meeting = meetings.call(place.people["secretary"], meetings.first_committee(place.id), on=SOON, **called)
    asking.ask(meeting, chair, clock.today())
    letters.ask(chair)


def _files(place: Any) -> None:
    from app.models.planning import handing_in
    from app.models.task import evidence
    from app.models.task.handed import Handed
    from tests.plans.sample import TEXT
    from tests.uploads import pdfs
    from tests.uploads.samples_text import STAMPED

    handing_in.hand_in(place.id, [("kế hoạch.txt", TEXT.encode())], place.people["secretary"])
    stamped = pdfs.pdf_of([pdfs.lines(["MẬT", *TEXT.splitlines()])], text=STAMPED)
    files = Handed(files=[("a.pdf", stamped), ("b.pdf", pdfs.good_pdf())])
    evidence.add(place.task("Việc có minh chứng"), place.people["culture_head"], files)


def _readings(place: Any) -> None:
    """A filled form of a target's reading."""
    import io

    import openpyxl

    from app.database import db
    from app.models.plan import Plan
    from app.models.target import Target
    from app.models.targets import importing
    from app.models.targets.sheet import COLUMNS

    plan = Plan(commune_id=place.id, title="Kế hoạch", year=2026, state="published")
    db.session.add(plan)
    db.session.flush()
    given = {"text": "Tỷ lệ phủ sóng 5G", "measure_unit": "%", "value_words": ">= 80%", "comparator": ">=", "value": 80}
    lead = place.units["culture"].id
    target = Target(commune_id=place.id, plan_id=plan.id, lead_unit_id=lead, position=1, period="2026", **given)
    target.from_year = target.to_year = 2026
    db.session.add(target)
    db.session.flush()
    book, form = openpyxl.Workbook(), io.BytesIO()
    filled = {"code": target.code, "period": "2026-Q3", "value": 85}
    book.active.append([column.heading for column in COLUMNS])
    book.active.append([filled.get(column.name) for column in COLUMNS])
    book.save(form)
    importing.hand_in(place.people["culture_head"], ("so-lieu.xlsx", form.getvalue()))


def jobs() -> dict[str, list[list[Any]]]:
    """The arguments of each job that waits, by its name; the clock's steps have none."""
    from sqlalchemy import select

    from app import clock
    from app.database import db
    from app.jobs import JOBS, timetable
    from app.models import delivery
    from app.models.job_run import JobRun

    clock.stop(NOW)
    found: dict[str, list[list[Any]]] = {name: [] for name in JOBS}
    for kind, subject_id in db.session.execute(select(JobRun.kind, JobRun.subject_id).order_by(JobRun.id)):
        found[kind].append([subject_id])
    found["deliver"] = [[delivery.due()]]
    return {**found, **{name: [[]] for name, _step in timetable.STEPS}}


def do(name: str, arguments: list[Any], without: str = "") -> None:
    """Do a job, or a step of the clock, as a worker or the clock would."""
    from app import clock
    from app.jobs import JOBS, timetable

    for change in without.split():
        CONTROLS[change]()
    clock.stop(NOW)
    if name in JOBS:
        getattr(import_module(f"app.jobs.{JOBS[name].queue}"), name)(*arguments)
    else:
        with suppress(Exception):  # a step's failure is the clock's log's
            dict(timetable.STEPS)[name]()


def state() -> list[list[Any]]:
    """Every row of every table, without what differs by chance, and every file: each with how often it is there."""
    from flask import current_app
    from sqlalchemy import select

    from app.database import db

    tables = db.metadata.sorted_tables
    ranks = {table.name: _ranks(table) for table in tables if "id" in table.c}
    seen: Counter[str] = Counter()
    for table in tables:
        columns = [column for column in table.columns if column.name != "id"]
        for row in db.session.execute(select(*columns)):
            values = {c.name: _plain(c, value, ranks) for c, value in zip(columns, row, strict=True)}
            seen[f"{table.name} {values}"] += 1
    for path in sorted(current_app.config["FILES_DIR"].rglob("*")):
        if path.is_file():
            seen[f"file {hashlib.sha256(path.read_bytes()).hexdigest()}"] += 1
    return sorted([text, n] for text, n in seen.items())


def _ranks(table: Any) -> dict[int, int]:
    """The place of each row in the order of their ids: PostgreSQL counts on where an insert came to nothing."""
    from sqlalchemy import select

    from app.database import db

    return {row[0]: n for n, row in enumerate(db.session.execute(select(table.c.id).order_by(table.c.id)))}


def _plain(column: Any, value: Any, ranks: dict[str, dict[int, int]]) -> Any:
    """A value as it is compared: whether there is an instant, the rank of the row that is pointed at."""
    from app.models.base import Instant

    unlike = column.name in UNLIKE or (column.table.name, column.name) in OF_THE_LAST
    if value is None or isinstance(column.type, Instant) or unlike:
        return value is not None
    keys = [key.column for key in column.foreign_keys if key.column.name == "id"]
    return ranks[keys[0].table.name][value] if keys else str(value)


def without_claim() -> None:
    """Anybody takes any message, and marks it, whoever holds it."""
    from benchmarks.trials import changes

    changes.without_claim()


def without_job_claim() -> None:
    """Anybody takes any job, and ends it, whoever holds it."""
    from sqlalchemy import select

    from app import short_writes
    from app.database import db
    from app.models import job_runs
    from app.models.job_run import JobRun

    def take(kind: str, subject_id: int, *_rest: Any) -> int | None:
        which = select(JobRun.id).where(JobRun.kind == kind, JobRun.subject_id == subject_id)
        try:
            return db.session.scalar(which)
        finally:
            db.session.remove()

    short_writes.claim_job = take
    job_runs._held = lambda run_id, _owner: db.session.get(JobRun, run_id)


CONTROLS: dict[str, Callable[[], None]] = {"claim": without_claim, "job_claim": without_job_claim}

if __name__ == "__main__":
    nursery.main(globals())
