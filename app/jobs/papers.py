"""The jobs of the queue `papers`."""

from __future__ import annotations

from app.jobs.frame import job
from app.models.briefing import making
from app.models.planning import reading_run
from app.models.targets import import_run
from app.models.task import evidence_look


@job
def write_paper(paper_id: int) -> None:
    """Make a paper that was asked for."""
    making.make(paper_id)


@job
def read_plan(version_id: int) -> None:
    """Read a plan that was handed in."""
    reading_run.read_version(version_id)


@job
def look_at_evidence(file_id: int) -> None:
    """Look into a file that was handed in as evidence."""
    evidence_look.look(file_id)


@job
def take_readings(import_id: int) -> None:
    """Read a form of readings that was handed in."""
    import_run.take_readings(import_id)
