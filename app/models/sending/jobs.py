"""Background jobs of a commune by kind, each with the name of what it works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from app.database import db
from app.models.file import File
from app.models.job_run import JobRun
from app.models.meeting import Meeting, Paper
from app.models.plan import Plan, PlanVersion
from app.models.sending import kinds
from app.models.sending.lists import Page, count, part
from app.models.target import TargetImport

Names = dict[int, tuple[str, int | None]]


@dataclass(frozen=True)
class JobRow:
    """A job; `name` of the plan, meeting or file it works on ("" for a letter to all), `place_id` of its page."""

    run: JobRun
    name: str = ""
    place_id: int | None = None


def page(commune_id: int, kind: str, number: int = 1) -> Page:
    """A page of a commune's background jobs of a kind, the newest first."""
    where = kinds.jobs(commune_id, kind)
    runs = list(db.session.scalars(part(select(JobRun).where(*where).order_by(JobRun.id.desc()), number)))
    return Page(_rows(runs), number, count(JobRun.id, where))


def _rows(runs: list[JobRun]) -> list[JobRow]:
    known: dict[str, Names] = {}
    for kind, names in _NAMES.items():
        ids = [run.subject_id for run in runs if run.kind == kind]
        known[kind] = names(ids) if ids else {}
    return [JobRow(run, *known.get(run.kind, {}).get(run.subject_id, ("", None))) for run in runs]


def _plans(ids: list[int]) -> Names:
    asked = select(PlanVersion.id, Plan.title, Plan.id).join(Plan, Plan.id == PlanVersion.plan_id)
    return {row[0]: (row[1], row[2]) for row in db.session.execute(asked.where(PlanVersion.id.in_(ids)))}


def _papers(ids: list[int]) -> Names:
    asked = select(Paper.id, Meeting.title, Meeting.id).join(Meeting, Meeting.id == Paper.meeting_id)
    return {row[0]: (row[1], row[2]) for row in db.session.execute(asked.where(Paper.id.in_(ids)))}


def _files(ids: list[int]) -> Names:
    asked = select(File.id, File.original_name).where(File.id.in_(ids))
    return {row[0]: (row[1], None) for row in db.session.execute(asked)}


def _tables(ids: list[int]) -> Names:
    asked = select(TargetImport.id, TargetImport.file_name).where(TargetImport.id.in_(ids))
    return {row[0]: (row[1], None) for row in db.session.execute(asked)}


_NAMES: dict[str, Callable[[list[int]], Names]] = {
    "read_plan": _plans,
    "write_paper": _papers,
    "look_at_evidence": _files,
    "take_readings": _tables,
}
