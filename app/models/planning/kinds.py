"""What a row is taken for: a task, a target, or a duty to report, which becomes nobody's task."""

from __future__ import annotations

from typing import Any

from app.models.errors import Refused
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts
from app.models.planning.editing import check
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, TARGET, TASK
from app.models.text import shorten
from app.models.user import User

KINDS = (TASK, TARGET, REPORTING)


def set_kind(proposal: Proposal, by: User, kind: str, *, version: int | None = None, book: Book | None = None) -> None:
    """Take a row as a task, a target or a duty to report; what it said before is kept for the way back."""
    check(proposal, by, version)
    if kind not in KINDS:
        raise Refused("kind_unknown")
    if kind == proposal.kind:
        return
    before, proposal.kind = proposal.kind, kind
    _fill(proposal, book or Book(proposal.commune_id))
    doubtful = proposal.doubts or before == REPORTING
    proposal.state = ProposalState.UNCLEAR if doubtful else ProposalState.CLEAR
    record("proposal.kind_set", proposal, by, before=before, after=kind)


def as_kind(fields: dict[str, Any], kind: str) -> dict[str, Any]:
    """The fields of a row taken as a task, a target or a duty to report."""
    if kind == TARGET:
        return _as_target(fields)
    said = _as_task(fields)
    if REPORTING in (kind, said["kind"]):
        said["kind"] = kind
    return said


def _fill(proposal: Proposal, book: Book) -> None:
    proposal.fields = as_kind(proposal.fields, proposal.kind)
    if proposal.kind == TARGET:
        proposal.doubts = doubts.of_target(proposal.fields)
    else:
        proposal.doubts = (doubts.of_duty if proposal.kind == REPORTING else doubts.of_task)(proposal.fields, book)


def _as_task(fields: dict[str, Any]) -> dict[str, Any]:
    blank = {"type": "none", "due": None, "recurrence": None, "depends_on": None}
    text = " ".join(part for part in (fields["text"], fields.get("value_words")) if part)
    return {
        "kind": "task",
        "section": fields.get("group"),
        "lead_words": None,
        "lead_unit_id": None,
        "other_leads": [],
        "lead_suggested": [],
        "coordinators": [],
        "deadline_words": fields.get("period"),
        "deadline": blank,
        "product": None,
        **fields,
        "short_text": fields.get("short_text") or shorten(text),
        "text": text,
    }


def _as_target(fields: dict[str, Any]) -> dict[str, Any]:
    blank = dict.fromkeys(("group", "no", "measure_unit", "comparator", "value", "baseline_words", "period"))
    return {"value_words": "", "lead_words": None, "lead_unit_id": None, **blank, **fields}
