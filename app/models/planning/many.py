"""One thing set for many rows at once: all of them, or none with the names of those that stand in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts, editing, kinds
from app.models.planning.matching import Book
from app.models.planning.proposing import WORK, day_of
from app.models.unit import Unit
from app.models.user import User


@dataclass(frozen=True)
class Due:
    """A deadline as a person says it: a day, or a kind that has none (with its interval)."""

    deadline_type: str
    due_on: date | None = None
    recurrence: str | None = None


@dataclass(frozen=True)
class Wanted:
    """What is set: a lead, the suggested one or none; a deadline or the suggested one; further units; a kind."""

    lead: Unit | None = None
    no_lead: bool = False
    suggested_lead: bool = False
    due: Due | None = None
    suggested_due: bool = False
    coordinators: str = ""
    kind: str | None = None


def check(rows: Sequence[Proposal], by: User, versions: Mapping[int, int]) -> None:
    """May the person change all these rows as they were seen? Raises NotAllowed, Refused, Stale with their labels."""
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    if not rows:
        raise Refused("nothing_chosen")
    published = [row.label for row in rows if row.state == ProposalState.PUBLISHED]
    if published:
        raise Refused("proposals_published", rows=", ".join(published))
    stale = [row.label for row in rows if versions.get(row.id, row.version) != row.version]
    if stale:
        raise Stale("stale_rows", rows=", ".join(stale))


def apply(rows: Sequence[Proposal], by: User, wanted: Wanted) -> None:
    """Set what is wanted on every row; a row without a suggestion is left as it is when suggestions are taken.

    Raises Refused where nothing is wanted, and for a target where only tasks have the field.
    """
    if wanted == Wanted():
        raise Refused("nothing_chosen")
    book = Book(by.commune_id)
    for row in rows:
        if wanted.kind:
            kinds.set_kind(row, by, wanted.kind, book=book)
        _lead(row, by, wanted, book)
        _due(row, by, wanted, book)
        if wanted.coordinators.strip():
            editing.add_coordinators(row, by, wanted.coordinators, book=book)


def take_lead(row: Proposal, by: User, book: Book) -> bool:
    """Give a task the unit suggested for it; False where it has a lead, none is suggested or it isn't known."""
    suggested = next(iter(row.fields.get("lead_suggested") or []), None)
    if row.kind not in WORK or suggested is None or row.fields["lead_words"]:
        return False
    unit = book.find(suggested["name"])
    if unit is None or not unit.has_board:
        return False
    editing.set_lead(row, by, unit, book=book)
    return True


def take_due(row: Proposal, by: User, book: Book) -> bool:
    """Take the day or kind that a task's words suggest, or say that the day read of them is right; False without."""
    if row.kind not in WORK:
        return False
    deadline = row.fields["deadline"]
    due = deadline.get("due") or deadline.get("due_suggested")
    kind: str = deadline.get("type_suggested") or (deadline["type"] if doubts.is_unsure(deadline) else "")
    if not (due or kind) or deadline.get("said_by_person"):
        return False
    dated = deadline["type"] if deadline["type"] not in editing.UNDATED else "date"
    editing.set_due(row, by, dated if due else kind, day_of(due), recurrence=deadline.get("recurrence"), book=book)
    return True


def _lead(row: Proposal, by: User, wanted: Wanted, book: Book) -> None:
    if wanted.suggested_lead:
        take_lead(row, by, book)
    elif wanted.lead or wanted.no_lead:
        editing.set_lead(row, by, wanted.lead, book=book)


def _due(row: Proposal, by: User, wanted: Wanted, book: Book) -> None:
    if wanted.suggested_due:
        take_due(row, by, book)
    elif wanted.due:
        due = wanted.due
        editing.set_due(row, by, due.deadline_type, due.due_on, recurrence=due.recurrence, book=book)
