"""Công văn đôn đốc: ask for drafts, see them being made, take them along."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, paper_files, refusals, typed, words
from app.blueprints.overdue import blueprint
from app.blueprints.overdue.many import ticked
from app.models import job_runs
from app.models.errors import Refused
from app.models.letters import asking, snapshot
from app.models.meeting import Paper
from app.models.paperwork import retrying
from app.models.reach import NotFound, find
from app.models.roles import Role
from app.policy import allow

WRITERS = (Role.CHAIRPERSON, Role.DEPUTY, Role.SECRETARIAT)


@blueprint.get("/qua-han/cong-van")
@allow(*WRITERS)
def letters() -> Any:
    """The form that asks for letters, and those made."""
    return render_template("overdue/letters.html", groups=snapshot.groups(current_user), **_made())


@blueprint.post("/qua-han/cong-van")
@allow(*WRITERS)
def write_letters() -> Any:
    """Ask for the letters to the ticked tasks' units, to one unit, or to all with overdue tasks."""
    each = request.form.get("mode") == "each"
    unit_id = typed.number(request.form.get("unit"))
    chosen = None if "whole" in request.form else ticked()
    try:
        asked = asking.ask(current_user, task_ids=None if unit_id else chosen, unit_id=unit_id, each=each)
    except Refused as refused:
        if refused.code != "nothing_overdue":
            raise
        refusals.undo(refused)
        return htmx.leave(url_for("overdue.letters"), words.sentence(refused))
    return htmx.leave(url_for("overdue.letters"), _("Đang soạn %(n)s công văn đôn đốc.", n=len(asked)))


@blueprint.get("/qua-han/cong-van/danh-sach")
@allow(*WRITERS)
def made_letters() -> Response:
    """The list of letters, asked for while one is being made."""
    return htmx.answer(render_template("overdue/letters_made.html", **_made()))


@blueprint.post("/qua-han/cong-van/<int:letter_id>/lam-lai")
@allow(*WRITERS)
def write_again(letter_id: int) -> Any:
    """Try a failed letter once more."""
    retrying.again(_letter(letter_id), current_user)
    return redirect(url_for("overdue.letters"), 303)


@blueprint.get("/qua-han/cong-van/<int:letter_id>/tep")
@allow(*WRITERS)
def download_letter(letter_id: int) -> Response:
    """The DOCX of a letter, as an attachment; who took it is logged."""
    return paper_files.attached(_letter(letter_id), "letter_not_ready")


def _letter(letter_id: int) -> Paper:
    paper = find(current_user, Paper, letter_id)
    if paper.kind != asking.KIND:
        raise NotFound(f"letter {letter_id}")
    return paper


def _made() -> dict[str, Any]:
    papers = asking.made(current_user)
    under_way = next((paper for paper in papers if paper.state in ("pending", "making")), None)
    run = job_runs.of(current_user.commune_id, "write_paper", under_way.id) if under_way else None
    why = {paper.id: words.sentence(Refused.from_kept(paper.error)) for paper in papers if paper.error}
    return {"papers": papers, "run": run, "why": why}
