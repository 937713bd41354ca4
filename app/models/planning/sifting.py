"""What rows lack or wait for, as filters with counts: found in the rows themselves, without asking the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts, slogans
from app.models.planning.matching import Book, kind_of
from app.models.planning.proposing import TASK
from app.models.unit import BOARDLESS


@dataclass(frozen=True)
class Rows:
    """What a filter may look at beside a row: the other rows by id, the commune's units."""

    by_id: Mapping[int, Proposal]
    book: Book


def _no_lead(row: Proposal, _rows: Rows) -> bool:
    return not row.fields["lead_words"] and not row.fields["lead_unit_id"]


def _no_due(row: Proposal, _rows: Rows) -> bool:
    deadline = row.fields["deadline"]
    return deadline["type"] == "none" and not deadline.get("due")


def _due_to_confirm(row: Proposal, _rows: Rows) -> bool:
    return bool({"due_unsure", "due_suggested", "due_impossible", "due_differs"} & set(row.doubts))


def _several_leads(row: Proposal, _rows: Rows) -> bool:
    return bool(row.fields["other_leads"])


def _duplicate(row: Proposal, rows: Rows) -> bool:
    twin = rows.by_id.get(row.duplicate_of_id or 0)
    return twin is not None and twin.state != ProposalState.DROPPED


def _due_past(row: Proposal, _rows: Rows) -> bool:
    return doubts.is_past(row.fields["deadline"])


def _unit_unknown(row: Proposal, rows: Rows) -> bool:
    words = row.fields["lead_words"]
    if not words or row.fields["lead_unit_id"] in rows.book.units:
        return False
    return kind_of(words) not in BOARDLESS


def _slogan(row: Proposal, _rows: Rows) -> bool:
    return slogans.is_slogan(row.fields)


SIFTS: dict[str, Callable[[Proposal, Rows], bool]] = {
    "no_lead": _no_lead,
    "no_due": _no_due,
    "due_to_confirm": _due_to_confirm,
    "due_past": _due_past,
    "several_leads": _several_leads,
    "unit_unknown": _unit_unknown,
    "duplicate": _duplicate,
    "slogan": _slogan,
}


def open_tasks(rows: Iterable[Proposal]) -> list[Proposal]:
    """The rows that filters are about: tasks that may still be changed and are taken."""
    return [row for row in rows if row.kind == TASK and row.state in (ProposalState.UNCLEAR, ProposalState.CLEAR)]


def passes(row: Proposal, name: str, rows: Rows) -> bool:
    """Does an open task pass a filter of `SIFTS`?"""
    return bool(open_tasks([row])) and SIFTS[name](row, rows)


def counts(rows: Iterable[Proposal], around: Rows) -> Counter[str]:
    """How many open tasks pass each filter."""
    return Counter(name for row in open_tasks(rows) for name, holds in SIFTS.items() if holds(row, around))
