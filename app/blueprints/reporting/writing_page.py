"""A unit's report: the form with what the unit did beside it, or what was sent."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, htmx, refusals, typed, words
from app.blueprints.reporting import blueprint
from app.blueprints.reporting.list_page import asked_window
from app.models import event, reach
from app.models.errors import NotAllowed, Refused, Stale
from app.models.reporting import drafts, duties, lists, prefill, rules, writing
from app.models.reporting.lists import Owed
from app.models.reporting.windows import Window
from app.models.reporting.writing import Words
from app.models.unit import Unit
from app.models.unit_report import UnitReport
from app.policy import signed_in


@blueprint.get("/don-vi/<int:unit_id>")
@signed_in
def show(unit_id: int) -> str:
    """A unit's report of a period (`ky`): to be written by the unit, to be read by everybody once it is sent."""
    return _page(reach.find(current_user, Unit, unit_id), _window())


@blueprint.post("/don-vi/<int:unit_id>")
@signed_in
def write(unit_id: int) -> Any:
    """Keep the draft, or send it (`gui`); what is refused comes back with all that was typed."""
    unit, window = reach.find(current_user, Unit, unit_id), _window()
    form = request.form
    said = {name: form.get(name, "") for name in writing.PARTS}
    given = Words(**said, task_id=typed.number(form.get("task_id")))
    sends = "gui" in form
    verb = writing.send if sends else writing.save
    try:
        verb(unit, current_user, window, given, typed.number(form.get("version")))
    except NotAllowed:
        raise
    except Refused as refused:
        status, stale = refusals.undo(refused), isinstance(refused, Stale)
        field = str(refused.params.get("field", "results"))
        return _page(unit, window, given, {field: words.sentence(refused)}, stale=stale), status
    done = _("Đã gửi báo cáo cho Thư ký.") if sends else _("Đã lưu bản nháp.")
    return htmx.leave(url_for("reporting.show", unit_id=unit.id, ky=window.key), done)


def again(report: UnitReport, reason: str, errors: dict[str, str]) -> str:
    """The page of a report with the reason that was typed to return it, and what is wrong with it."""
    window = writing.window_of(report.commune_id, report.period_key)
    return _page(report.unit, window, errors=errors, reason=reason)


def _window() -> Window:
    window = asked_window()
    if window is None:
        raise Refused("report_period_unknown")
    return window


def _page(
    unit: Unit,
    window: Window,
    given: Words | None = None,
    errors: dict[str, str] | None = None,
    *,
    stale: bool = False,
    reason: str = "",
) -> str:
    report = writing.of(unit, window.key)
    window = writing.own_window(report, window)
    writes = writing.may_write(current_user, unit) and (report is None or report.is_written)
    found, open_duties = prefill.of(unit, window), duties.open_of(unit)
    returned = None if writes or not writing.may_decide(current_user, unit) else writing.returned_words(report)
    reads = report is not None and (returned is not None or not report.is_written)
    own = (given if writes else None) or _kept(report)
    return render_template(
        "reporting/show.html",
        **_known(unit, window, report),
        writes=writes,
        words=returned or own or drafts.begin(found, duties.suggested(open_duties, window)),
        kept=_kept(report) if stale else None,
        unsaved=None if writes else given,
        figures=report.figures if report and reads and report.figures else found.kept(),
        duties=[(one.id, f"{one.code}: {one.short_text}") for one in open_duties],
        begun=given is None and _kept(report) is None,
        reads=reads,
        returned=returned,
        reason=reason,
        errors=errors or {},
    )


def _known(unit: Unit, window: Window, report: UnitReport | None) -> dict[str, Any]:
    """What a report's page says whatever was typed: where it stands, who may act on it, what happened."""
    due_on = window.unit_due_on if report else writing.due_of(unit.commune_id, window)
    owes = unit.id in {one.id for one in rules.senders(unit.commune_id)}
    return {
        "unit": unit,
        "window": window,
        "report": report,
        "row": Owed(unit, report, due_on, clock.today(), lists.begun(unit.commune_id), owes),
        "version": writing.version_of(report),
        "may_send": writing.may_send(current_user, unit),
        "may_decide": writing.may_decide(current_user, unit),
        "events": event.of(report)[:20] if report else [],
    }


def _kept(report: UnitReport | None) -> Words | None:
    """What was saved; None while nobody wrote anything."""
    if report is None or report.saved_at is None:
        return None
    return Words(report.results, report.difficulties, report.proposals, report.task_id)
