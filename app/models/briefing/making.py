"""Make a paper that was asked for, brief or letter: write the DOCX, keep the file; a refusal says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from app import short_writes
from app.database import db
from app.models import job_runs, storage
from app.models.briefing.snapshot import gather
from app.models.errors import Refused
from app.models.event import record
from app.models.letters import asking, writing
from app.models.meeting import Meeting, Paper
from app.papers import brief, docx
from app.papers.kinds import COMPOSE

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
    paper = db.session.get_one(Paper, paper_id)
    if paper.kind in COMPOSE:
        return _composed(paper, run_id)
    return _letter(paper, run_id) if paper.kind == asking.KIND else _brief(paper, run_id)


def _letter(paper: Paper, run_id: int) -> Made:
    short_writes.show_progress(run_id, 50, "writing")
    return Made(paper.id, writing.file_name(paper.snapshot), paper.snapshot, writing.write(paper.snapshot))


def _composed(paper: Paper, run_id: int) -> Made:
    """A paper of contents: from the snapshot that its row was asked with, whatever the tables say since."""
    short_writes.show_progress(run_id, 40, "writing")
    try:
        contents = COMPOSE[paper.kind](paper.snapshot)
    except brief.CountMismatch as mismatch:
        raise Refused("brief_counts_differ", **mismatch.params) from mismatch
    draft = paper.snapshot.get("copy") == "draft"
    data = docx.write(contents, draft=draft)
    return Made(paper.id, f"{contents.file_name}{' (bản trình)' if draft else ''}.docx", paper.snapshot, data)


def _brief(paper: Paper, run_id: int) -> Made:
    meeting = db.session.scalars(select(Meeting).where(Meeting.id == paper.meeting_id)).one()
    short_writes.show_progress(run_id, 20, "gathering")
    snapshot = gather(meeting, paper.on)
    short_writes.show_progress(run_id, 70, "writing")
    try:
        data = brief.write(snapshot)
    except brief.CountMismatch as mismatch:
        raise Refused("brief_counts_differ", **mismatch.params) from mismatch
    return Made(paper.id, file_name(paper.on), snapshot, data)


def file_name(on: date) -> str:
    """The name an office would give the file."""
    return f"Báo cáo phục vụ họp Ban Chỉ đạo {on.strftime('%d-%m-%Y')}.docx"


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
