"""Tờ trình gia hạn: the requests for later days that wait, laid before the leader on one paper."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, paper_files, refusals, words
from app.blueprints.overdue import blueprint
from app.models import job_runs
from app.models.errors import NotAllowed, Refused
from app.models.extension_papers import asking
from app.models.meeting import Paper
from app.models.reach import NotFound, find
from app.policy import allow


@blueprint.get("/qua-han/to-trinh")
@allow(*asking.ASKERS)
def requests_form() -> str:
    """The requests that wait, to be ticked, and the papers made."""
    return _page()


@blueprint.post("/qua-han/to-trinh")
@allow(*asking.ASKERS)
def write_request() -> Any:
    """Ask for the paper of the ticked requests."""
    try:
        asking.ask(current_user, forms.numbers("extension_id"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _page(words.sentence(refused)), status
    return htmx.leave(url_for("overdue.requests_form"), _("Đang soạn tờ trình gia hạn."))


@blueprint.get("/qua-han/to-trinh/danh-sach")
@allow(*asking.ASKERS)
def made_requests() -> Response:
    """The list of papers, asked for while one is being made."""
    return htmx.answer(render_template("overdue/requests_made.html", **_made()))


@blueprint.post("/qua-han/to-trinh/<int:request_paper_id>/lam-lai")
@allow(*asking.ASKERS)
def request_again(request_paper_id: int) -> Any:
    """Try a failed paper once more."""
    asking.again(_paper(request_paper_id), current_user)
    return redirect(url_for("overdue.requests_form"), 303)


@blueprint.get("/qua-han/to-trinh/<int:request_paper_id>/tep")
@allow(*asking.ASKERS)
def download_request(request_paper_id: int) -> Response:
    """The DOCX, as an attachment; who took it is logged."""
    return paper_files.attached(_paper(request_paper_id))


def _paper(paper_id: int) -> Paper:
    paper = find(current_user, Paper, paper_id)
    if paper.kind != asking.KIND:
        raise NotFound(f"request {paper_id}")
    if not asking.may_see(current_user, paper):
        raise NotAllowed("only_extension_askers")
    return paper


def _page(error: str | None = None) -> str:
    found = asking.waiting(current_user)
    ticked = forms.numbers("extension_id") if request.method == "POST" else {one.extension.id for one in found}
    return render_template("overdue/requests.html", found=found, ticked=ticked, error=error, **_made())


def _made() -> dict[str, Any]:
    papers = asking.made(current_user)
    under_way = next((paper for paper in papers if paper.state in ("pending", "making")), None)
    run = job_runs.of(current_user.commune_id, "write_paper", under_way.id) if under_way else None
    why = {paper.id: words.sentence(Refused.from_kept(paper.error)) for paper in papers if paper.error}
    return {"papers": papers, "run": run, "why": why}
