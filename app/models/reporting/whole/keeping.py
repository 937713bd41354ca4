"""Begin a commune's report, freeze it ("chốt số liệu"), ask for its paper, note that it was issued."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import job_runs
from app.models.commune_report import CommuneReport, WholeState
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock, lock_commune
from app.models.meeting import Paper
from app.models.paperwork.retrying import retry
from app.models.reporting.whole import comparing, gathering, words
from app.models.reporting.whole.aims import Draw
from app.models.reporting.windows import Window
from app.models.roles import Role
from app.models.user import User

FREEZERS = (Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)
KIND = "report"


def every(commune_id: int) -> list[CommuneReport]:
    """The commune's reports, those of the newest windows first."""
    asked = select(CommuneReport).where(CommuneReport.commune_id == commune_id)
    eager = joinedload(CommuneReport.frozen_by).lazyload(User.appointments)
    return list(db.session.scalars(asked.options(eager).order_by(CommuneReport.to_on.desc(), CommuneReport.id.desc())))


def may_see(report: CommuneReport, person: User) -> bool:
    """A draft is for those who write or freeze it; what is frozen, for everybody."""
    return not report.is_draft or person.holds(*FREEZERS)


def begin(by: User, window: Window) -> CommuneReport:
    """Begin the report of a window; while one of it is drafted, it is that one. Raises NotAllowed."""
    if not by.holds(*words.WRITERS):
        raise NotAllowed("only_report_writer")
    lock_commune(by.commune_id)
    which = (CommuneReport.commune_id == by.commune_id, CommuneReport.period_key == window.key)
    drafted = db.session.scalar(select(CommuneReport).where(*which, CommuneReport.state == WholeState.DRAFT))
    if drafted is not None:
        return drafted
    before = db.session.scalar(select(func.max(CommuneReport.number)).where(*which)) or 0
    kept = ("kind", "start", "end", "from_on", "to_on", "due_on", "to_whom")
    report = CommuneReport(
        commune_id=by.commune_id, period_key=window.key, number=before + 1, created_by_id=by.id,
        **{name: getattr(window, name) for name in kept},
    )  # fmt: skip
    db.session.add(report)
    db.session.flush()
    record("commune_report.begun", report, by, after=report.period_key)
    return report


def freeze(report: CommuneReport, by: User, version: int | None = None, draw: Draw | None = None) -> None:
    """Keep figures, texts and versions as they stand now, for good, and ask for the paper. Safe to call twice.

    Raises NotAllowed; CountMismatch with the tasks' codes; Refused `stale_freeze` where words changed since the page,
    `report_place_open` where a place that a suggestion left is still open: what is frozen is signed unchanged.
    """
    if not by.holds(*FREEZERS):
        raise NotAllowed("only_report_freezer")
    lock(report)
    if not report.is_draft:
        return
    if version is not None and version != report.version:
        raise Refused("stale_freeze")
    figures = gathering.gather(report, draw)
    before = comparing.last_before(report)
    report.snapshot = {**figures, "texts": words.frozen(report, figures, whole=True)}
    report.formula_version, report.template_version = figures["formula_version"], figures["template_version"]
    report.compared_with_id = before.id if before else None
    report.state, report.frozen_by_id, report.frozen_at = WholeState.FROZEN, by.id, clock.now()
    db.session.flush()
    record("commune_report.frozen", report, by, after=report.period_key)
    report.paper_id = _paper(report, by, report.snapshot, "final").id
    db.session.flush()


def hand_up(report: CommuneReport, by: User, draw: Draw | None = None) -> Paper:
    """Ask for the copy that is handed to the leader (bản trình): of this moment, or of what was frozen."""
    if not by.holds(*FREEZERS):
        raise NotAllowed("only_report_freezer")
    lock(report)
    said = report.snapshot
    if report.is_draft:
        figures = gathering.gather(report, draw)
        said = {**figures, "texts": words.frozen(report, figures)}
    paper = _paper(report, by, said, "draft")
    report.draft_paper_id = paper.id
    db.session.flush()
    return paper


def again(report: CommuneReport, by: User) -> None:
    """Try a failed paper of the report once more."""
    if not by.holds(*FREEZERS):
        raise NotAllowed("only_report_freezer")
    for paper in (report.paper, report.draft_paper):
        if paper is not None:
            retry(paper)


def issued(paper: Paper, by: User, number: str, on: date) -> None:
    """Note that the report's paper was issued under a number, on a day; nothing else of the report changes."""
    which = (CommuneReport.commune_id == paper.commune_id, CommuneReport.paper_id == paper.id)
    report = db.session.scalar(select(CommuneReport).where(*which))
    if report is None:
        return
    lock(report)
    before = report.document_number
    report.document_number, report.document_on, report.state = number, on, WholeState.ISSUED
    record("commune_report.issued", report, by, before=before, after=number)
    db.session.flush()


def _paper(report: CommuneReport, by: User, said: dict[str, Any], copy: str) -> Paper:
    """The paper's row with its frozen contents, and its job."""
    made = select(func.count(Paper.id)).where(Paper.commune_id == report.commune_id, Paper.kind == KIND)
    key = f"{KIND}-{report.id}-{copy}-{(db.session.scalar(made) or 0) + 1}"
    snapshot = {**said, "copy": copy}
    paper = Paper(
        commune_id=report.commune_id, kind=KIND, on=clock.today(), input_key=key, snapshot=snapshot, asked_by_id=by.id
    )
    db.session.add(paper)
    db.session.flush()
    record("paper.asked", paper, by, after=paper.on)
    job_runs.ask(paper.commune_id, "write_paper", paper.id, key)
    return paper
