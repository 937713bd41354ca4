"""What is done to a report of the commune: words saved, figures frozen, papers asked for, its number noted."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import count_words, htmx, refusals, typed, words
from app.blueprints.reporting import blueprint
from app.blueprints.reporting.whole_page import contents, figures_of, found
from app.models.commune_report import CommuneReport
from app.models.errors import NotAllowed, Refused, Stale
from app.models.reporting.whole import gathering, keeping
from app.models.reporting.whole import words as sections
from app.models.reporting.whole.suggesting import suggestions
from app.policy import allow
from app.report_pictures import picture


@blueprint.post("/xa/<int:whole_id>/muc/<slug>")
@allow(*sections.WRITERS)
def write_section(whole_id: int, slug: str) -> Any:
    """Keep a section; `goi-y` takes the suggestion back in. A stale one comes back with both texts."""
    report = found(whole_id)
    suggested = _suggested(report, slug)
    given = suggested if suggested and "goi-y" in request.form else request.form.get("text", "")
    version = typed.number(request.form.get("version"))
    try:
        sections.save(report, current_user, slug, given, suggested, version)
    except NotAllowed:
        raise
    except Refused as refused:
        return _again(report, slug, given, refused)
    said = _("Đã lấy lại nội dung gợi ý.") if "goi-y" in request.form else _("Đã lưu mục này.")
    url = url_for("reporting.whole", whole_id=whole_id, _anchor=f"muc-{slug}")
    return htmx.done(url, _section(report, slug) if htmx.is_partial() else "", toast=said, saved=_kept(report, slug))


@blueprint.get("/xa/<int:whole_id>/chot")
@allow(*keeping.FREEZERS)
def ask_freeze(whole_id: int) -> str:
    """What freezing keeps, before it is done."""
    report = found(whole_id)
    return render_template("reporting/whole/freeze.html", **contents(report))


@blueprint.post("/xa/<int:whole_id>/chot")
@allow(*keeping.FREEZERS)
def freeze_whole(whole_id: int) -> Any:
    """Freeze it; numbers that don't add up are refused with the codes of the tasks that break them."""
    report = found(whole_id)
    version = typed.number(request.form.get("version"))
    _done, fault = count_words.told(lambda: keeping.freeze(report, current_user, version, picture))
    if fault:
        page = render_template("reporting/whole/freeze.html", **{**contents(report), "fault": fault})
        return make_response(page, 422)
    return htmx.leave(url_for("reporting.whole", whole_id=whole_id), _("Đã chốt số liệu; đang lập văn bản."))


@blueprint.post("/xa/<int:whole_id>/ban-trinh")
@allow(*keeping.FREEZERS)
def hand_up_whole(whole_id: int) -> Any:
    """Ask for the copy that is handed to the leader."""
    report = found(whole_id)
    _paper, fault = count_words.told(lambda: keeping.hand_up(report, current_user, picture))
    return htmx.leave(url_for("reporting.whole", whole_id=whole_id), fault or _("Đang lập bản trình."))


@blueprint.post("/xa/<int:whole_id>/lam-lai")
@allow(*keeping.FREEZERS)
def whole_again(whole_id: int) -> Response:
    """Try a failed paper once more."""
    keeping.again(found(whole_id), current_user)
    return redirect(url_for("reporting.whole", whole_id=whole_id), 303)  # type: ignore[return-value]


def _suggested(report: CommuneReport, section: str) -> str:
    """What is suggested now; nothing while the numbers don't add up, so that the words are kept all the same."""
    figures, _fault = figures_of(report)
    return suggestions(figures).get(section, "") if figures else ""


def _section(report: CommuneReport, slug: str, **more: Any) -> str:
    figures, _fault = count_words.told(lambda: gathering.gather(report))
    one = next((row for row in sections.sections(report, figures or {}) if row.name == slug), None) if figures else None
    return render_template("reporting/whole/section.html", report=report, one=one, **more) if one else ""


def _again(report: CommuneReport, slug: str, given: str, refused: Refused) -> Any:
    """The section with what was typed, the sentence at it; of a stale one, what stands beside it."""
    status, stale = refusals.undo(refused), isinstance(refused, Stale)
    more = {"typed": given, "stale": stale, "error": words.sentence(refused)}
    if htmx.is_partial():
        return htmx.answer(_section(report, slug, **more), status=status)
    page = {**contents(report), "again": {"name": slug, **more}}
    return render_template("reporting/whole/show.html", **page), status


def _kept(report: CommuneReport, slug: str) -> str:
    return f"whole-{report.id}-{slug}"
