"""A second look at files handed in as evidence, in the process with limits: a stamp on the first page of a PDF, or
deep in a Word file, isn't seen at the door. What turns out secret is wiped at once
(Luật Bảo vệ bí mật nhà nước).
"""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import job_runs, storage
from app.models.event import record
from app.models.file import File
from app.models.locking import lock, lock_commune
from app.models.meeting import Paper
from app.models.paper_issue import PaperIssue
from app.models.target import Target, TargetReading
from app.models.task.records import Evidence
from app.models.task.table import Task
from app.reading import apart
from app.reading.gate.image_file import ENDINGS as PICTURES
from app.reading.source import Source

LOOK = "look_at_evidence"


def ask(file: File, name: str) -> None:
    """Ask for the look, once for the same bytes; a picture has nothing to look into."""
    if Source(name, b"").ending not in PICTURES:
        job_runs.ask(file.commune_id, LOOK, file.id, file.sha256)


def look(file_id: int) -> bool:
    """Claim and do the look; False where it is done or somebody else does it."""

    def prepare(_run_id: int) -> str:
        return _code(file_id)

    def finish(code: str) -> None:
        if code == "secret":
            _wipe(db.session.get_one(File, file_id))

    return job_runs.run(LOOK, file_id, prepare, finish, lambda _kept: None)


def _code(file_id: int) -> str:
    """The gate's code for the file, empty where it has nothing to say.

    Raises Refused where the bytes are gone: nobody looked, and should they be handed in again the look is asked anew.
    """
    file = db.session.get_one(File, file_id)
    names = select(Evidence.name).where(Evidence.commune_id == file.commune_id, Evidence.file_id == file.id)
    name = db.session.scalar(names.limit(1)) or file.original_name
    outcome = apart.look(Source(name, storage.read(file)))
    return outcome.error.code if outcome.error else ""


def _wipe(file: File) -> None:
    """Delete the bytes, take the evidence away from its tasks and readings, say so in their history.

    Tasks are locked before the commune, as every act on a task does.
    """
    for task_id in sorted({row.task_id for row in _standing(file)}):
        lock(db.session.get_one(Task, task_id))
    lock_commune(file.commune_id)
    storage.wipe(file, "secret")
    record("file.refused", file, None, note="secret")
    for row in _standing(file):
        row.removed_at = clock.now()
        task = db.session.get_one(Task, row.task_id)
        task.touch()
        record("task.evidence_secret", task, None, before=row.label)
    _take_off_readings(file)
    _take_off_papers(file)


def _take_off_papers(file: File) -> None:
    """A paper keeps its number; its history says that the signed copy is gone."""
    which = (PaperIssue.commune_id == file.commune_id, PaperIssue.file_id == file.id)
    for row in db.session.scalars(select(PaperIssue).where(*which).order_by(PaperIssue.id)):
        row.file_id = None
        record("paper.signed_copy_secret", db.session.get_one(Paper, row.paper_id), None, before=row.number)


def _take_off_readings(file: File) -> None:
    """A reading stays, whatever was shown with it; its target's history says that the file is gone."""
    which = (TargetReading.commune_id == file.commune_id, TargetReading.file_id == file.id)
    for row in db.session.scalars(select(TargetReading).where(*which).order_by(TargetReading.id)):
        target = db.session.get_one(Target, row.target_id)
        record("target.reading_secret", target, None, before=row.file_name, note=row.period)
        row.file_id = row.file_name = None


def _standing(file: File) -> list[Evidence]:
    which = (Evidence.commune_id == file.commune_id, Evidence.file_id == file.id, Evidence.removed_at.is_(None))
    return list(db.session.scalars(select(Evidence).where(*which).order_by(Evidence.id)))
