"""What units wrote of the period that a report is about, with their authors, and whose report is missing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.commune_report import CommuneReport
from app.models.reporting import rules, windows
from app.models.reporting.whole import periods
from app.models.unit import Unit
from app.models.unit_report import ReportState, UnitReport
from app.models.user import User


def texts(report: CommuneReport) -> list[dict[str, Any]]:
    """Accepted reports of the units for a period that ends with the report's, in the order of units.

    Units owe one report of a month, of its longest kind: the nine months' also stands for the third quarter. Whatever
    cut-off was settled when they were begun, they are found; a free range takes those whose data close with it.
    """
    ends_alike = UnitReport.period_key.in_(windows.keys_ending_in(report.end.year, report.end.month).values())
    same = UnitReport.to_on == report.to_on if report.kind == periods.RANGE else ends_alike
    asked = select(UnitReport).join(Unit, Unit.id == UnitReport.unit_id)
    its = UnitReport.commune_id == report.commune_id
    asked = asked.where(its, same, UnitReport.state == ReportState.ACCEPTED)
    eager = (joinedload(UnitReport.unit), joinedload(UnitReport.sent_by).lazyload(User.appointments))
    return [_text(one) for one in db.session.scalars(asked.options(*eager).order_by(Unit.position, Unit.sort_key))]


def missing(commune_id: int, found: list[dict[str, Any]]) -> list[str]:
    """The units that owe a report of this window and whose report hasn't been accepted."""
    written = {one["unit"] for one in found}
    return [unit.name for unit in rules.senders(commune_id) if unit.name not in written]


def _text(report: UnitReport) -> dict[str, Any]:
    return {
        "unit": report.unit.name,
        "short": report.unit.short_name,
        "author": report.sent_by.title_line if report.sent_by else report.unit.name,
        "sent_on": clock.local(report.sent_at).date().isoformat() if report.sent_at else None,
        "results": report.results,
        "difficulties": report.difficulties,
        "proposals": report.proposals,
    }
