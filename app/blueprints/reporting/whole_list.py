"""The commune's own reports: the periods of a year with their state, one press to begin one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, forms, htmx, refusals
from app.blueprints.reporting import blueprint
from app.models.commune_report import CommuneReport
from app.models.errors import NotAllowed, Refused
from app.models.reporting import rules
from app.models.reporting.whole import keeping, periods
from app.models.reporting.whole.words import WRITERS
from app.policy import allow, signed_in

LATEST = 2100  # the last year that may be looked at


@blueprint.get("/xa")
@signed_in
def wholes() -> str:
    """The periods of a year (`nam`) and what was made of each."""
    return _page({})


@blueprint.post("/xa")
@allow(*WRITERS)
def begin_whole() -> Any:
    """Begin the report of a period (`ky`), or of the free range that was typed."""
    try:
        key = forms.text("ky") or periods.range_key(forms.day("from_on"), forms.day("to_on"))
        report = keeping.begin(current_user, periods.window_of(current_user.commune_id, key))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _page(forms.error(refused)), status
    return _begun(report)


def _begun(report: CommuneReport) -> Response:
    said = _("Đã lập báo cáo; phần chữ được gợi ý sẵn, số liệu lấy trực tiếp đến khi chốt.")
    return htmx.leave(url_for("reporting.whole", whole_id=report.id), said)


def _page(errors: dict[str, str]) -> str:
    year = min(max(request.args.get("nam", type=int) or clock.today().year, periods.EARLIEST), LATEST)
    made: dict[str, list[CommuneReport]] = defaultdict(list)
    for report in keeping.every(current_user.commune_id):
        if keeping.may_see(report, current_user):
            made[report.period_key].append(report)
    windows = periods.of_year(year, rules.of(current_user.commune_id))
    listed = {window.key for window in windows}
    others = [one for key, found in made.items() if key not in listed for one in found]
    years = {clock.today().year - 1, clock.today().year, year, *(spanned for one in others for spanned in _years(one))}
    return render_template(
        "reporting/whole/index.html",
        year=year,
        years=sorted(years),
        windows=list(reversed(windows)),
        made=made,
        others=sorted((one for one in others if year in _years(one)), key=_is_period),
        may_write=current_user.holds(*WRITERS),
        errors=errors,
        typed=request.form,
    )


def _years(report: CommuneReport) -> range:
    """The years that a report is of: a free range each that it touches, a period the one that it ends in."""
    first = report.end.year if _is_period(report) else report.start.year
    return range(first, report.end.year + 1)


def _is_period(report: CommuneReport) -> bool:
    return periods.JOINED not in report.period_key
