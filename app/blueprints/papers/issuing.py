"""The clerk's number and day of a paper, and its signed copy."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals, short_writes, typed, words
from app.blueprints.papers import blueprint
from app.models import handing_out, powers, reach, storage
from app.models.door import Upload
from app.models.errors import NotAllowed, Refused, Stale
from app.models.meeting import Paper
from app.models.paperwork import issuing, numbers, reading
from app.policy import allow, signed_in

FIELDS = ("number", "on")


@blueprint.get("/<int:paper_id>/phat-hanh")
@allow(*powers.URGERS)
def issue_form(paper_id: int) -> str:
    """The form, filled with what stands."""
    paper = reading.find(current_user, paper_id)
    row = issuing.of(paper)
    return _form(paper, {"number": row.number, "on": row.on} if row else {})


@blueprint.post("/<int:paper_id>/phat-hanh")
@allow(*powers.URGERS)
def issue(paper_id: int) -> Any:
    """Write number and day down, keep the signed copy; what is refused comes back at its field."""
    paper = reading.find(current_user, paper_id)
    opened_on = typed.number(request.form.get("version"))
    try:
        number, on = forms.text("number"), forms.day("on")
        issuing.issue(paper, current_user, number=number, on=on, signed=_file(), version=opened_on)
    except NotAllowed:
        raise
    except Refused as refused:
        field = str(refused.params.get("field") or "file")
        status, stale = refusals.undo(refused), isinstance(refused, Stale)
        seen = None if stale else opened_on
        return _form(paper, forms.texts(*FIELDS), {field: words.sentence(refused)}, seen, stale=stale), status
    return htmx.leave(url_for("papers.show", paper_id=paper.id), _("Đã ghi số, ngày của văn bản."))


@blueprint.get("/<int:paper_id>/ban-ky")
@signed_in
def signed_copy(paper_id: int) -> Response:
    """The signed PDF as an attachment; who took it is logged."""
    row = issuing.of(reading.find(current_user, paper_id))
    if row is None or row.file is None:
        raise reach.NotFound(f"signed copy of paper {paper_id}")
    path = handing_out.path_for(row.file)
    short_writes.log_access(current_user, "paper.downloaded", str(paper_id))
    name = storage.shown_name(row.file.original_name)
    return send_file(path, as_attachment=True, download_name=name, max_age=0)


def _file() -> Upload | None:
    sent = request.files.get("file")
    return (sent.filename, sent.read()) if sent and sent.filename else None


def _form(
    paper: Paper,
    said: dict[str, Any],
    errors: dict[str, str] | None = None,
    seen: int | None = None,
    *,
    stale: bool = False,
) -> str:
    """The form on what was `seen`, else on what stands now; `stale` shows that beside what was typed."""
    row = issuing.of(paper)
    version = numbers.version_of(paper) if seen is None else seen
    return render_template(
        "papers/issue.html",
        paper=paper,
        typed=said,
        errors=errors or {},
        version=version,
        symbol=(paper.snapshot or {}).get("letterhead", {}).get("symbol", "BC-BCĐ"),
        stands=row if stale else None,
    )
