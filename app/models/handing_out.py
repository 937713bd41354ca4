"""Give the bytes of a file to a person: not while a look for a secrecy stamp inside it still waits, or goes on."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import and_, exists, or_, select

from app.database import db
from app.models import storage
from app.models.errors import Refused
from app.models.file import File
from app.models.job_run import JobRun
from app.models.plan import PlanFile
from app.models.planning.handing_in import READ
from app.models.task.evidence_look import LOOK

UNDECIDED = ("pending", "running")


def path_for(file: File) -> Path:
    """Where the bytes lie that may leave. Raises Refused `file_in_check`, and `file_gone` as `storage.kept_path`.

    One statement; a file that no job was asked for, or whose job has ended, is given at once.
    """
    if _is_in_check(file):
        raise Refused("file_in_check", name=file.original_name)
    return storage.kept_path(file)


def _is_in_check(file: File) -> bool:
    """Evidence is looked at by itself, a plan's file when its version is read."""
    versions = select(PlanFile.version_id).where(PlanFile.commune_id == file.commune_id, PlanFile.file_id == file.id)
    looks = and_(JobRun.kind == LOOK, JobRun.subject_id == file.id)
    reads = and_(JobRun.kind == READ, JobRun.subject_id.in_(versions))
    mine = (JobRun.commune_id == file.commune_id, JobRun.state.in_(UNDECIDED))
    return bool(db.session.scalar(select(exists().where(*mine, or_(looks, reads)))))
