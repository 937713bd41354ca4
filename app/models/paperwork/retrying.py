"""A paper that could not be made is tried once more."""

from __future__ import annotations

from app.models import job_runs
from app.models.errors import NotAllowed
from app.models.meeting import Paper
from app.models.paperwork.reading import may_make
from app.models.user import User


def again(paper: Paper, by: User) -> None:
    """Ask for a failed paper's job anew; nothing happens to one that didn't fail. Raises NotAllowed."""
    if not may_make(by):
        raise NotAllowed("only_leaders")
    retry(paper)


def retry(paper: Paper) -> None:
    """The same where the caller has asked who may."""
    if paper.state == "failed":
        paper.state, paper.error = "pending", None
        job_runs.ask(paper.commune_id, "write_paper", paper.id, paper.job_key)
