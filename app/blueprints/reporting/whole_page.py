"""One report of the commune: its figures with their lists, its words section by section, its papers."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, request
from flask_login import current_user
from sqlalchemy.orm import joinedload, undefer

from app import count_words, htmx, paper_files, words
from app.blueprints.reporting import blueprint
from app.models import event, job_runs
from app.models.commune_report import CommuneReport
from app.models.errors import NotAllowed, Refused
from app.models.meeting import Paper
from app.models.reach import find
from app.models.reporting.whole import gathering, keeping
from app.models.reporting.whole import words as sections
from app.policy import signed_in

EAGER = (
    undefer(CommuneReport.snapshot),
    joinedload(CommuneReport.paper).joinedload(Paper.file),
    joinedload(CommuneReport.draft_paper).joinedload(Paper.file),
    joinedload(CommuneReport.compared_with),
)


@blueprint.get("/xa/<int:whole_id>")
@signed_in
def whole(whole_id: int) -> str:
    """The report: live while it is drafted, the frozen snapshot afterwards."""
    report = found(whole_id)
    return render_template("reporting/whole/show.html", **contents(report))


@blueprint.get("/xa/<int:whole_id>/viec")
@signed_in
def whole_tasks(whole_id: int) -> str:
    """The tasks behind a figure: of a term (`muc`; `within`, `coming`), of a unit (`don-vi`)."""
    report = found(whole_id)
    figures, fault = figures_of(report)
    term, unit = request.args.get("muc", ""), request.args.get("don-vi")
    rows = (
        [row for row in figures["tasks"] if _sits(row, term) and unit in (None, row["unit"] or "")] if figures else []
    )
    return render_template(
        "reporting/whole/tasks.html", report=report, rows=rows, term=term, unit=unit, fault=fault, figures=figures
    )


@blueprint.get("/xa/<int:whole_id>/giay-to")
@signed_in
def whole_papers(whole_id: int) -> Response:
    """The panel of papers, asked for while one is being made."""
    return htmx.answer(render_template("reporting/whole/papers.html", **papers_of(found(whole_id))))


@blueprint.get("/xa/<int:whole_id>/tep/<slug>")
@signed_in
def whole_file(whole_id: int, slug: str) -> Response:
    """A paper of the report as an attachment; who took it is logged. The copy for leaders is for them alone."""
    report = found(whole_id)
    paper = {"chinh": report.paper, "trinh": report.draft_paper}.get(slug)
    if slug == "trinh" and not current_user.holds(*keeping.FREEZERS):
        raise NotAllowed("report_draft_hidden")
    if paper is None:
        raise Refused("paper_not_ready")
    return paper_files.attached(paper)


def found(whole_id: int) -> CommuneReport:
    """A report that the person may see. Raises NotFound, NotAllowed for a draft of others."""
    report = find(current_user, CommuneReport, whole_id, *EAGER)
    if not keeping.may_see(report, current_user):
        raise NotAllowed("report_draft_hidden")
    return report


def figures_of(report: CommuneReport) -> tuple[dict[str, Any] | None, str | None]:
    """The figures, live or frozen; or the sentence that says why there are none."""
    if not report.is_draft:
        return report.snapshot, None
    return count_words.told(lambda: gathering.gather(report))


def contents(report: CommuneReport) -> dict[str, Any]:
    """All that the page shows."""
    figures, fault = figures_of(report)
    written = sections.sections(report, figures) if figures and report.is_draft else []
    return {
        "report": report,
        "figures": figures,
        "fault": fault,
        "sections": written,
        "open_sections": [one.name for one in written if one.open_place],
        "may_write": report.is_draft and current_user.holds(*sections.WRITERS),
        "may_freeze": current_user.holds(*keeping.FREEZERS),
        "may_issue": report.paper is not None
        and report.paper.state == "ready"
        and current_user.holds(*sections.WRITERS),
        "window": gathering.window_of(report),
        "events": event.of(report)[:20],
        "errors": {},
        **papers_of(report),
    }


def papers_of(report: CommuneReport) -> dict[str, Any]:
    """The report's papers, the job that is making one, why one failed."""
    may = current_user.holds(*keeping.FREEZERS)
    papers = [("chinh", report.paper), *([("trinh", report.draft_paper)] if may else [])]
    kept = [(slug, paper) for slug, paper in papers if paper is not None]
    under_way = next((paper for _slug, paper in kept if paper.state in ("pending", "making")), None)
    run = job_runs.of(report.commune_id, "write_paper", under_way.id) if under_way else None
    why = {paper.id: words.sentence(Refused.from_kept(paper.error)) for _slug, paper in kept if paper.error}
    return {"report": report, "papers": kept, "run": run, "why": why, "may_freeze": may}


def _sits(row: dict[str, Any], term: str) -> bool:
    return bool(row[term]) if term in ("within", "coming") else row["term"].startswith(term)
