"""The jobs of the queue `papers`."""

from __future__ import annotations

from app.jobs.frame import job
from app.models.briefing import making


@job
def write_paper(paper_id: int) -> None:
    """Make a paper that was asked for."""
    making.make(paper_id)
