"""Make a paper that was asked for, of any kind: write the DOCX, keep the file; a refusal says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app import short_writes
from app.database import db
from app.models import job_runs, storage
from app.models.briefing.snapshot import gather
from app.models.errors import Refused
from app.models.event import record
from app.models.meeting import Meeting, Paper
from app.papers import docx
from app.papers.contents import Contents
from app.papers.kinds import COMPOSE
from app.papers.refusing import NoPaper
from app.papers.stamps import stamps

KIND = "write_paper"


@dataclass(frozen=True)
class Made:
    """A paper ready to be kept."""

    paper_id: int
    name: str
    snapshot: dict[str, Any]
    data: bytes


def make(paper_id: int) -> bool:
    """Make a paper by its job; False where another worker has it."""
    return job_runs.run(
        KIND, paper_id, lambda run_id: _prepare(paper_id, run_id), keep, lambda why: _fail(paper_id, why)
    )


def _prepare(paper_id: int, run_id: int) -> Made:
    """Write a paper from its snapshot; one that was asked for without takes it now."""
    paper = db.session.get_one(Paper, paper_id)
    snapshot = paper.snapshot
    if snapshot is None:
        short_writes.show_progress(run_id, 20, "gathering")
        snapshot = GATHER[paper.kind](paper)
    short_writes.show_progress(run_id, 70, "writing")
    return written(paper, snapshot)


def written(paper: Paper, snapshot: dict[str, Any]) -> Made:
    """The paper as DOCX: as it is issued, or the leader's copy where that was asked for.

    Raises Refused where the snapshot can't become a paper.
    """
    contents, draft = said(paper, snapshot), snapshot.get("copy") == "draft"
    name = f"{contents.file_name}{' (bản trình)' if draft else ''}.docx"
    return Made(paper.id, name, snapshot, docx.write(contents, draft=draft))


def said(paper: Paper, snapshot: dict[str, Any]) -> Contents:
    """What a paper says, with its stamps. Raises Refused as `contents_of`."""
    return replace(contents_of(paper.kind, snapshot), stamps=stamps(paper.urgency, paper.internal))


def contents_of(kind: str, snapshot: dict[str, Any]) -> Contents:
    """What a paper says. Raises Refused with the composer's reason."""
    try:
        return COMPOSE[kind](snapshot)
    except NoPaper as why:
        raise Refused(why.code, **why.params) from why


def _gather_brief(paper: Paper) -> dict[str, Any]:
    meeting = db.session.scalars(select(Meeting).where(Meeting.id == paper.meeting_id)).one()
    return gather(meeting, paper.on)


GATHER: dict[str, Callable[[Paper], dict[str, Any]]] = {"brief": _gather_brief}


def keep(made: Made) -> None:
    """Keep a paper that was made: its file, its frozen snapshot, the event."""
    paper = db.session.get_one(Paper, made.paper_id)
    file = storage.keep(paper.commune_id, made.name, made.data, None)
    paper.snapshot, paper.file_id, paper.state, paper.error = made.snapshot, file.id, "ready", None
    paper.formula_version = made.snapshot["formula_version"]
    paper.template_version = made.snapshot["template_version"]
    paper.frozen_at = datetime.fromisoformat(made.snapshot["taken_at"])
    record("paper.made", paper, None, after=made.name)


def _fail(paper_id: int, why: str) -> None:
    paper = db.session.get_one(Paper, paper_id)
    paper.state, paper.error = "failed", why
    record("paper.failed", paper, None, note=why)
