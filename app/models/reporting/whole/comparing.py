"""A report beside the last frozen one of its kind: both figures, and which tasks changed between them (pure)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import undefer

from app.database import db
from app.models.commune_report import CommuneReport, WholeState

Snapshot = dict[str, Any]


def last_before(report: CommuneReport) -> CommuneReport | None:
    """The last frozen report of the same kind that ends before this one, or with it and was made earlier."""
    which = (CommuneReport.commune_id == report.commune_id, CommuneReport.kind == report.kind)
    same = (CommuneReport.to_on == report.to_on) & (CommuneReport.id < report.id)
    asked = select(CommuneReport).where(*which, CommuneReport.state != WholeState.DRAFT)
    asked = asked.where(CommuneReport.id != report.id, or_(CommuneReport.to_on < report.to_on, same))
    newest = asked.order_by(CommuneReport.to_on.desc(), CommuneReport.id.desc()).limit(1)
    return db.session.scalar(newest.options(undefer(CommuneReport.snapshot)))


def compared(now: list[dict[str, Any]], before: Snapshot) -> Snapshot:
    """The earlier report's figures, and the codes of tasks that are new, done, late, no longer late, gone since."""
    period = before["period"]
    return {
        "name": period["name"],
        "as_of": period.get("as_of", period["to_on"]),
        "five": before["five"],
        "terms": {term["key"]: term["n"] for term in before["terms"]},
        "targets": before["target_counts"],
        "changes": _changes({row["code"]: row["term"] for row in now}, {r["code"]: r["term"] for r in before["tasks"]}),
    }


def _changes(now: dict[str, str], before: dict[str, str]) -> dict[str, list[str]]:
    return {
        "new": sorted(now.keys() - before.keys()),
        "gone": sorted(before.keys() - now.keys()),
        "done": sorted(_of(now, "done") - _of(before, "done")),
        "reopened": sorted((_of(before, "done") - _of(now, "done")) & now.keys()),
        "late": sorted(_of(now, "late") - _of(before, "late")),
        "no_longer_late": sorted((_of(before, "late") - _of(now, "late")) & now.keys()),
    }


def _of(terms: dict[str, str], beginning: str) -> set[str]:
    """The codes of tasks in the terms that begin so."""
    return {code for code, term in terms.items() if term.startswith(beginning)}
