"""Take a unit's report, or return it with a reason."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import forms, htmx, refusals
from app.blueprints.reporting import blueprint, writing_page
from app.models import reach
from app.models.errors import Refused
from app.models.reporting import writing
from app.models.roles import CONFIRMERS
from app.models.unit_report import UnitReport
from app.policy import allow


@blueprint.post("/<int:report_id>/nhan")
@allow(*CONFIRMERS)
def accept(report_id: int) -> Response:
    """Take it."""
    report = _find(report_id)
    writing.accept(report, current_user)
    return _done(report, _("Đã nhận báo cáo của %(unit)s.", unit=report.unit.short_name))


@blueprint.post("/<int:report_id>/tra-lai")
@allow(*CONFIRMERS)
def send_back(report_id: int) -> Any:
    """Return it with a reason; one that is refused comes back at its field."""
    report, reason = _find(report_id), request.form.get("reason", "")
    try:
        writing.send_back(report, current_user, reason)
    except Refused as refused:
        if refused.params.get("field") != "reason":
            raise
        status = refusals.undo(refused)
        return writing_page.again(_find(report_id), reason, forms.error(refused)), status
    return _done(report, _("Đã trả lại báo cáo cho %(unit)s.", unit=report.unit.short_name))


def _find(report_id: int) -> UnitReport:
    return reach.find(current_user, UnitReport, report_id, joinedload(UnitReport.unit))


def _done(report: UnitReport, said: str) -> Response:
    return htmx.leave(url_for("reporting.show", unit_id=report.unit_id, ky=report.period_key), said)
