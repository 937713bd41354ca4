"""A person edits a proposal; a change made on an older state is refused with the fresh one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, WORK
from app.models.text import clean, fold, shorten
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
        raise Refused("proposal_published", row=proposal.label)
    if version is not None and version != proposal.version:
        raise Stale("stale_proposal", row=proposal.label)


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
        "coordinators": named(change.coordinators, book),
        "product": clean(change.product) or None,
        **_lead(proposal.fields, change.lead),
        **_deadline(proposal.fields, change, year),
    }
    store(proposal, by, fields, book)


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
    store(proposal, by, fields, Book(proposal.commune_id))


def set_lead(
    proposal: Proposal, by: User, unit: Unit | None, *, version: int | None = None, book: Book | None = None
) -> None:
    """Give a proposal its lead unit, or none: then it waits in the tray when published. `book` saves reading units."""
    check(proposal, by, version)
    _check_lead(proposal, unit)
    book = book or Book(proposal.commune_id)
    store(proposal, by, {**proposal.fields, **_lead(proposal.fields, unit)}, book)


def set_due(
    proposal: Proposal,
    by: User,
    deadline_type: str,
    due_on: date | None,
    *,
    recurrence: str | None = None,
    version: int | None = None,
    book: Book | None = None,
) -> None:
    """Set the day, or say that the work goes on all the time, recurs or waits; the words as written stay."""
    check(proposal, by, version)
    if proposal.kind not in WORK:
        raise Refused("only_tasks", rows=proposal.label)
    if deadline_type not in DEADLINE_TYPES or (deadline_type not in UNDATED and due_on is None):
        raise Refused("deadline_type_unknown")
    deadline = _typed(proposal.fields["deadline"], deadline_type, due_on)
    deadline["recurrence"] = recurrence or deadline["recurrence"]
    store(proposal, by, {**proposal.fields, "deadline": deadline}, book or Book(proposal.commune_id))


def add_coordinators(proposal: Proposal, by: User, words: str, *, book: Book | None = None) -> None:
    """Name further coordinating units beside those a task has (a list parted by `;`); one named twice is one."""
    check(proposal, by, None)
    if proposal.kind not in WORK:
        raise Refused("only_tasks", rows=proposal.label)
    book = book or Book(proposal.commune_id)
    had = proposal.fields["coordinators"]
    known = {one["unit_id"] or fold(one["words"]) for one in had}
    new = [one for one in named(words, book) if (one["unit_id"] or fold(one["words"])) not in known]
    if not named(words, book):
        raise Refused("unit_name_missing")
    store(proposal, by, {**proposal.fields, "coordinators": [*had, *new]}, book)


def _short(proposal: Proposal, change: Edit, text: str) -> str:
    """The short text that was typed; where only the long one changed, its own beginning."""
    typed = clean(change.short_text)
    left_alone = typed == proposal.fields["short_text"] and text != proposal.fields["text"]
    return shorten(text) if left_alone or not typed else typed


def _check_lead(proposal: Proposal, unit: Unit | None) -> None:
    """A unit without a board can't be given the lead; one that the plan names stays where it is left alone."""
    if unit is None or unit.id == proposal.fields.get("lead_unit_id"):
        return
    if unit.commune_id != proposal.commune_id or not unit.has_board:
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


def named(words: str, book: Book) -> list[dict[str, Any]]:
    """Units of a list parted by `;`, each with its id where the catalogue knows it."""
    names = [clean(name) for name in SEPARATOR.split(words)]
    return [book.named(name) for name in dict.fromkeys(names) if name]


def store(proposal: Proposal, by: User, fields: dict[str, Any], book: Book) -> None:
    """Keep changed fields: doubts that they settle go, those of a deadline read anew come."""
    if fields == proposal.fields:
        return
    before = proposal.fields
    proposal.fields = fields
    anew = doubts.DUE if fields.get("deadline") != before.get("deadline") else ()
    proposal.doubts = [code for code in still(proposal, book) if code in (*proposal.doubts, *anew)]
    if proposal.state != ProposalState.DROPPED:
        proposal.state = settled(proposal)
    record("proposal.edited", proposal, by, before=before.get("short_text"), after=fields.get("short_text"))


def still(proposal: Proposal, book: Book) -> list[str]:
    """Which doubts a row's fields leave: those of fields that no person has settled, and the pair."""
    if proposal.kind not in WORK:
        return doubts.of_target(proposal.fields)
    fields = proposal.fields
    found = (doubts.of_duty if proposal.kind == REPORTING else doubts.of_task)(fields, book)
    said = [*(doubts.LEAD if fields.get("lead_given") else ())]
    said += doubts.DUE if fields["deadline"].get("said_by_person") else ()
    pair = [doubts.DUPLICATE] if proposal.duplicate_of_id else []
    return [*(code for code in found if code not in said), *pair]


def settled(proposal: Proposal) -> ProposalState:
    """The state of a row after a change: clear without doubts; one that a person called clear stays clear.

    A doubt about a deadline read anew makes it unclear again.
    """
    if not proposal.doubts:
        return ProposalState.CLEAR
    was_clear = proposal.state == ProposalState.CLEAR
    return ProposalState.CLEAR if was_clear and not set(proposal.doubts) & set(doubts.DUE) else ProposalState.UNCLEAR
