"""The job that reads a filled form: its cells in a process of their own, the readings in one transaction."""

from __future__ import annotations

import json
from typing import Any

from app import short_writes
from app.database import db
from app.models import job_runs, storage
from app.models.door import unreadable
from app.models.event import record
from app.models.target import TargetImport
from app.models.targets import importing
from app.models.targets.importing import TAKE
from app.models.user import User
from app.reading import apart
from app.reading.errors import ReadingError
from app.reading.source import Source


def take_readings(import_id: int) -> bool:
    """Claim and do the reading of a form; False where it is done or somebody else does it."""

    def prepare(run_id: int) -> list[dict[str, Any]]:
        return _cells(import_id, run_id)

    def finish(sheets: list[dict[str, Any]]) -> None:
        row = db.session.get_one(TargetImport, import_id)
        if row.outcome is None:
            importing.take(row, db.session.get_one(User, row.by_id), sheets)

    def on_failure(kept: str) -> None:
        row = db.session.get_one(TargetImport, import_id)
        if json.loads(kept)["code"] == "file_secret" and row.file.state == "kept":
            storage.wipe(row.file, "secret")
            record("file.refused", row.file, None, note="secret")

    return job_runs.run(TAKE, import_id, prepare, finish, on_failure)


def _cells(import_id: int, run_id: int) -> list[dict[str, Any]]:
    row = db.session.get_one(TargetImport, import_id)
    short_writes.show_progress(run_id, 20, "reading")
    try:
        return apart.cells(Source(row.file_name, storage.read(row.file)))
    except ReadingError as error:
        raise unreadable(error) from error
