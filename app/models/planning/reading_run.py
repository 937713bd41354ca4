"""The job that reads a plan's files: slow work without a lock, the proposals in one transaction with its end.

The files are opened by a process of its own with limits (`app.reading.apart`), never by the one that runs the job.
"""

from __future__ import annotations

import json

import structlog
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import short_writes
from app.database import db
from app.models import job_runs, storage
from app.models.door import unreadable
from app.models.event import record
from app.models.locking import lock
from app.models.plan import PlanVersion
from app.models.planning import comparing, proposing
from app.models.planning.handing_in import READ
from app.reading import apart
from app.reading.errors import ReadingError
from app.reading.source import Source

log = structlog.get_logger()


def read_version(version_id: int) -> bool:
    """Claim and do the reading of a version; False where it is done or somebody else does it.

    What can't be read keeps its files and the reason; a file with a secrecy stamp is wiped at once.
    """

    def prepare(run_id: int) -> dict:
        return _read(version_id, run_id)

    def finish(read: dict) -> None:
        version = db.session.get_one(PlanVersion, version_id)
        if version.read_at is None:
            lock(version.plan)
            proposing.propose(version, read)
            if version.number > 1:
                comparing.receive(version)

    def on_failure(kept: str) -> None:
        _wipe_secret(version_id, json.loads(kept))

    return job_runs.run(READ, version_id, prepare, finish, on_failure)


def _read(version_id: int, run_id: int) -> dict:
    version = db.session.scalars(
        select(PlanVersion).where(PlanVersion.id == version_id).options(selectinload(PlanVersion.files))
    ).one()
    short_writes.show_progress(run_id, 10, "opening")
    sources = [Source(one.name, storage.read(one.file)) for one in version.files]
    short_writes.show_progress(run_id, 35, "reading")
    try:
        read = apart.read(sources)
    except ReadingError as error:
        log.warning("file not read", version=version_id, code=error.code, by=error.by)
        raise unreadable(error) from error
    short_writes.show_progress(run_id, 80, "proposing")
    return read


def _wipe_secret(version_id: int, failure: dict[str, str]) -> None:
    if failure["code"] != "file_secret":
        return
    version = db.session.get_one(PlanVersion, version_id)
    for one in version.files:
        if one.name == failure["name"] and one.file.state == "kept":
            storage.wipe(one.file, "secret")
            record("file.refused", one.file, None, note="secret")
