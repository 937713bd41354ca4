"""The stamps of a paper: chosen while it has no number, then the paper is made anew of the same frozen contents."""

from __future__ import annotations

from app.models import job_runs
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Paper
from app.models.paperwork import files, issuing
from app.models.paperwork.reading import may_make
from app.models.user import User
from app.papers.stamps import URGENCY


def stamp(paper: Paper, by: User, *, urgency: str = "", internal: bool = False, version: int | None = None) -> bool:
    """Set how urgent a paper is ("" for not) and whether it is for inside alone; False where nothing changes.

    Nghị định 30/2020/NĐ-CP, annex I: who signs decides, the clerk stamps before issuing.
    Raises NotAllowed; Stale `stale_stamps` where somebody stamped it since `version`; Refused `urgency_unknown`,
    `paper_not_ready`, `paper_is_issued`, and what says that its layout is no longer known.
    """
    if not may_make(by):
        raise NotAllowed("only_leaders")
    if urgency and urgency not in URGENCY:
        raise Refused("urgency_unknown", field="urgency")
    lock(paper)
    if (paper.urgency, paper.internal) == (urgency, internal):
        return False
    if version is not None and version != paper.stamped:
        raise Stale("stale_stamps")
    if paper.state != "ready":
        raise Refused("paper_not_ready")
    if issuing.of(paper):
        raise Refused("paper_is_issued", field="urgency")
    files.contents(paper)  # one of an earlier layout can't be made anew: refused while it is still whole
    before = said(paper)
    paper.urgency, paper.internal, paper.stamped = urgency, internal, paper.stamped + 1
    paper.state = "pending"
    record("paper.stamped", paper, by, before=before, after=said(paper))
    job_runs.ask(paper.commune_id, "write_paper", paper.id, paper.job_key)
    return True


def said(paper: Paper) -> str | None:
    """ "urgent, internal", for the history; None without stamps."""
    return ", ".join(filter(None, (paper.urgency, "internal" if paper.internal else ""))) or None
