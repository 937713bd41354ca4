"""A person edits a proposal; a change made on an older state is refused with the fresh one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, TARGET, TASK
from app.models.text import clean, shorten
from app.models.unit import Unit
from app.models.user import User
from app.reading.deadlines import read_deadline
from app.reading.numbers import value_in_cell

DEADLINE_TYPES = (
    "date",
    "month",
    "quarter",
    "half",
    "year",
    "range",
    "milestones",
    "recurring",
    "ongoing",
    "external",
    "relative",
    "none",
)
UNDATED = ("recurring", "ongoing", "external", "relative", "none")
SEPARATOR = re.compile(r"[;\n]")


@dataclass(frozen=True)
class Edit:
    """What a form says of a proposal of a task; `due_on` None is "no day"."""

    text: str
    short_text: str
    lead: Unit | None
    coordinators: str
    deadline_words: str
    deadline_type: str
    due_on: date | None
    product: str


def check(proposal: Proposal, by: User, version: int | None) -> None:
    """May the person change it, is it the state that was seen, isn't it published? Raises NotAllowed, Stale, Refused.

    A publication meanwhile is told as itself, not as a stale edit.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if proposal.state == ProposalState.PUBLISHED:
        raise Refused("proposal_published", row=proposal.position)
    if version is not None and version != proposal.version:
        raise Stale("stale_proposal", row=proposal.position)


def edit(proposal: Proposal, by: User, change: Edit, *, version: int | None = None, year: int) -> None:
    """Change a task's words, units, deadline and product; doubts that the change settles go.

    Deadline words changed alone are read anew for the plan's `year`. Raises Refused without a text.
    """
    check(proposal, by, version)
    text = clean(change.text)
    if not text:
        raise Refused("text_missing")
    _check_lead(proposal, change.lead)
    if change.deadline_type not in DEADLINE_TYPES:
        raise Refused("deadline_type_unknown")
    book = Book(proposal.commune_id)
    fields = {
        **proposal.fields,
        "text": text,
        "short_text": _short(proposal, change, text),
        "coordinators": _named(change.coordinators, book),
        "product": clean(change.product) or None,
        **_lead(proposal.fields, change.lead),
        **_deadline(proposal.fields, change, year),
    }
    _store(proposal, by, fields, book)


def edit_target(
    proposal: Proposal, by: User, *, text: str, value_words: str, period: str, lead: Unit | None, version: int | None
) -> None:
    """Change a target's words, value and lead; the value's figure is read anew from changed words."""
    check(proposal, by, version)
    text, value_words = clean(text), clean(value_words)
    if not text:
        raise Refused("text_missing")
    _check_lead(proposal, lead)
    fields = {**proposal.fields, "text": text, "value_words": value_words, "period": clean(period) or None}
    fields |= _lead(proposal.fields, lead)
    if value_words != proposal.fields["value_words"]:
        read = value_in_cell(value_words)
        fields |= {"value": read.value, "comparator": read.comparator}
        fields["measure_unit"] = read.unit or fields["measure_unit"]
    if fields == proposal.fields:
        return
    proposal.fields, proposal.doubts = fields, doubts.of_target(fields)
    if not proposal.doubts and proposal.state == ProposalState.UNCLEAR:
        proposal.state = ProposalState.CLEAR
    record("proposal.edited", proposal, by, after=shorten(text))


def set_lead(proposal: Proposal, by: User, unit: Unit | None) -> None:
    """Give a proposal its lead unit, or none: then it waits in the tray when published."""
    check(proposal, by, None)
    _check_lead(proposal, unit)
    _store(proposal, by, {**proposal.fields, **_lead(proposal.fields, unit)}, Book(proposal.commune_id))


def set_due(proposal: Proposal, by: User, deadline_type: str, due_on: date | None) -> None:
    """Set the day, or say that the work goes on all the time; the words as written stay."""
    check(proposal, by, None)
    if deadline_type not in DEADLINE_TYPES or (deadline_type == "date" and due_on is None):
        raise Refused("deadline_type_unknown")
    fields = {**proposal.fields, "deadline": _typed(proposal.fields["deadline"], deadline_type, due_on)}
    _store(proposal, by, fields, Book(proposal.commune_id))


def set_kind(proposal: Proposal, by: User, kind: str, *, version: int | None = None) -> None:
    """Take a row as a task or as a target."""
    check(proposal, by, version)
    if kind not in (TASK, TARGET):
        raise Refused("kind_unknown")
    if kind == proposal.kind:
        return
    before, proposal.kind = proposal.kind, kind
    book = Book(proposal.commune_id)
    fields = as_kind(proposal.fields, kind)
    proposal.fields = fields
    proposal.doubts = doubts.of_task(fields, book) if kind == TASK else doubts.of_target(fields)
    proposal.state = ProposalState.UNCLEAR if proposal.doubts or before == REPORTING else ProposalState.CLEAR
    record("proposal.kind_set", proposal, by, before=before, after=kind)


def _short(proposal: Proposal, change: Edit, text: str) -> str:
    """The short text that was typed; where only the long one changed, its own beginning."""
    typed = clean(change.short_text)
    left_alone = typed == proposal.fields["short_text"] and text != proposal.fields["text"]
    return shorten(text) if left_alone or not typed else typed


def _check_lead(proposal: Proposal, unit: Unit | None) -> None:
    if unit is not None and (unit.commune_id != proposal.commune_id or not unit.has_board):
        raise Refused("unit_without_board", unit=unit.name)


def _lead(fields: dict[str, Any], unit: Unit | None) -> dict[str, Any]:
    """The lead's fields; an unmatched lead that the form left alone stays in the words of the plan."""
    if unit is None:
        return {} if fields["lead_unit_id"] is None else {"lead_unit_id": None, "lead_words": None}
    if unit.id == fields["lead_unit_id"]:
        return {}
    return {"lead_unit_id": unit.id, "lead_words": fields["lead_words"] or unit.name, "lead_given": True}


def _deadline(fields: dict[str, Any], change: Edit, year: int) -> dict[str, Any]:
    words, before = clean(change.deadline_words) or None, fields["deadline"]
    due = change.due_on.isoformat() if change.due_on else None
    untouched = due == before.get("due") and change.deadline_type == before["type"]
    if untouched and words != fields["deadline_words"]:
        return {"deadline_words": words, "deadline": read_deadline(words or "", year)}
    if untouched:
        return {"deadline_words": words}
    return {"deadline_words": words, "deadline": _typed(before, change.deadline_type, change.due_on)}


def _typed(before: dict[str, Any], deadline_type: str, due_on: date | None) -> dict[str, Any]:
    """A deadline as a person said it: nothing is suggested any more."""
    if due_on is not None and deadline_type in ("none", "ongoing", "external"):
        deadline_type = "date"
    if due_on is None and deadline_type not in UNDATED:
        deadline_type = "none"
    same = deadline_type == before["type"]
    return {
        "type": deadline_type,
        "due": due_on.isoformat() if due_on else None,
        "recurrence": before.get("recurrence") if same else None,
        "depends_on": before.get("depends_on") if same else None,
        "said_by_person": True,
    }


def _named(words: str, book: Book) -> list[dict[str, Any]]:
    names = [clean(name) for name in SEPARATOR.split(words)]
    return [book.named(name) for name in dict.fromkeys(names) if name]


def _store(proposal: Proposal, by: User, fields: dict[str, Any], book: Book) -> None:
    if fields == proposal.fields:
        return
    before = proposal.fields["short_text"]
    proposal.fields = fields
    keep = [code for code in proposal.doubts if code in _still(fields, book, proposal)]
    proposal.doubts = keep
    if not keep and proposal.state == ProposalState.UNCLEAR:
        proposal.state = ProposalState.CLEAR
    record("proposal.edited", proposal, by, before=before, after=fields["short_text"])


def _still(fields: dict[str, Any], book: Book, proposal: Proposal) -> Iterable[str]:
    """Which doubts hold after a change: those of fields that no person has settled, and the pair."""
    left = (doubts.of_duty if proposal.kind == REPORTING else doubts.of_task)(fields, book)
    settled = [*(doubts.LEAD if fields.get("lead_given") else ())]
    settled += doubts.DUE if fields["deadline"].get("said_by_person") else ()
    pair = [doubts.DUPLICATE] if proposal.duplicate_of_id else []
    return [*(code for code in left if code not in settled), *pair]


def as_kind(fields: dict[str, Any], kind: str) -> dict[str, Any]:
    """The fields of a row taken as a task or as a target."""
    return _as_target(fields) if kind == TARGET else {**_as_task(fields), "kind": "task"}


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
    return {"value_words": "", **blank, **fields}
