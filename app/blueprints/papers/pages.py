"""The list of papers, one of them with its preview, its files."""

from __future__ import annotations

import io
from typing import Any

from flask import Response, redirect, render_template, request, send_file, url_for
from flask_login import current_user

from app import htmx, paper_words, short_writes, typed, words
from app.blueprints.papers import blueprint
from app.models import job_runs, powers
from app.models.errors import Refused
from app.models.meeting import Paper
from app.models.paperwork import files, issuing, reading, retrying
from app.papers import html
from app.papers.settled import has_draft
from app.policy import allow, signed_in

DRAFT = "trinh"


@blueprint.get("")
@signed_in
def index() -> Response:
    """The papers that the person may read, newest first; asked for again while one is being made."""
    kind = request.args.get("loai", "")
    page = reading.page(current_user, kind, max(1, typed.number(request.args.get("trang")) or 1))
    shown = {
        "page": page,
        "kind": kind,
        "kinds": reading.kinds(current_user),
        "issues": reading.issues(current_user.commune_id, page.rows),
        "busy": any(paper.state in ("pending", "making") for paper in page.rows),
        "why": why(page.rows),
        "may_make": reading.may_make(current_user),
    }
    return htmx.answer(render_template("papers/list.html" if htmx.is_partial() else "papers/index.html", **shown))


@blueprint.get("/<int:paper_id>")
@signed_in
def show(paper_id: int) -> Response:
    """One paper: how it stands, its files, its preview (`ban=trinh`: the copy for the leader)."""
    paper = reading.find(current_user, paper_id)
    draft = request.args.get("ban") == DRAFT or paper.is_draft
    page = "papers/paper.html" if htmx.is_partial() else "papers/show.html"
    return htmx.answer(render_template(page, **about(paper), **previewed(paper, draft), draft=draft))


@blueprint.post("/<int:paper_id>/lam-lai")
@allow(*powers.URGERS)
def again(paper_id: int) -> Any:
    """Try a failed paper once more."""
    retrying.again(reading.find(current_user, paper_id), current_user)
    return redirect(url_for("papers.show", paper_id=paper_id), 303)


@blueprint.get("/<int:paper_id>/tep")
@signed_in
def download(paper_id: int) -> Response:
    """A file of the paper as an attachment (`dang`: its format; `ban=trinh`: the copy for the leader); logged."""
    paper = reading.find(current_user, paper_id)
    name, data = files.written(paper, request.args.get("dang", files.DOCX), draft=request.args.get("ban") == DRAFT)
    short_writes.log_access(current_user, "paper.downloaded", str(paper.id))
    return send_file(io.BytesIO(data), as_attachment=True, download_name=name, max_age=0)


def about(paper: Paper) -> dict[str, Any]:
    """What every page of one paper shows."""
    making = paper.state in ("pending", "making")
    return {
        "paper": paper,
        "issued": issuing.of(paper),
        "run": job_runs.of(paper.commune_id, "write_paper", paper.id) if making else None,
        "why": why([paper]),
        "may_make": reading.may_make(current_user),
    }


def previewed(paper: Paper, draft: bool) -> dict[str, Any]:
    """The sheet and its formats; where the paper can't be shown, the reason."""
    if paper.state != "ready":
        return {"sheet": None, "formats": [], "unseen": None, "two": False}
    try:
        said = files.contents(paper)
    except Refused as refused:
        return {"sheet": None, "formats": [files.DOCX], "unseen": words.sentence(refused), "two": False}
    sheet = html.write(said, draft=draft)
    two = has_draft(said) and not paper.is_draft
    return {"sheet": sheet, "formats": files.formats(said), "unseen": None, "two": two}


def why(papers: list[Paper]) -> dict[int, str]:
    """Why papers could not be made, by id."""
    return {paper.id: words.sentence(Refused.from_kept(paper.error)) for paper in papers if paper.error}


blueprint.app_context_processor(lambda: {"paper_words": paper_words.helpers()})
