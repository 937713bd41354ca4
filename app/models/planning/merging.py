"""Rows become one: the first stays, with the words, places and units of all; what they differ in is flagged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.models.errors import Refused
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import editing
from app.models.planning.matching import Book
from app.models.planning.proposing import TASK
from app.models.text import fold
from app.models.user import User


def merge(rows: Sequence[Proposal], by: User) -> Proposal:
    """Merge tasks into the first of them: the others' words become its sub-bullets. Returns the kept row.

    The first stated lead stays, other leads coordinate and are flagged. Raises Refused for fewer than two rows, for
    targets, for rows that aren't taken or are published.
    """
    if len(rows) < 2:
        raise Refused("merge_needs_two")
    kept, *others = sorted(rows, key=lambda row: (row.position, row.part))
    _check([kept, *others], by)
    text = "\n".join([kept.fields["text"], *(_bullet(row) for row in others if not _same(row, kept))])
    _join(kept, others, by, {"text": text})
    return kept


def take_over(kept: Proposal, other: Proposal, by: User) -> None:
    """Merge a row into the one it says again: that one keeps its words and takes what only the other states."""
    _check([kept, other], by)
    _join(kept, [other], by, {})


def _check(rows: list[Proposal], by: User) -> None:
    for row in rows:
        editing.check(row, by, None)
        if row.kind != TASK:
            raise Refused("only_tasks", rows=row.label)
        if row.state == ProposalState.DROPPED:
            raise Refused("nothing_to_merge", row=row.label)


def _join(kept: Proposal, others: list[Proposal], by: User, words: dict[str, Any]) -> None:
    every = [kept.fields, *(row.fields for row in others)]
    kept.fields = {
        **kept.fields,
        **words,
        **_leads(every),
        **_deadline(every),
        "product": "; ".join(dict.fromkeys(one["product"] for one in every if one["product"])) or None,
        "clause_ids": list(dict.fromkeys(place for row in [kept, *others] for place in places(row))),
    }
    if kept.duplicate_of_id in {row.id for row in others}:
        kept.duplicate_of_id = None
    kept.doubts = editing.still(kept, Book(kept.commune_id))
    kept.state = ProposalState.UNCLEAR if kept.doubts else ProposalState.CLEAR
    for row in others:
        row.fields, row.state = {**row.fields, "merged_into": kept.id}, ProposalState.DROPPED
    record("proposal.merged", kept, by, after=kept.label, note=", ".join(row.label for row in others))


def places(row: Proposal) -> list[int]:
    """The clauses of the document that a row comes from, its first one first."""
    first = [row.clause_id] if row.clause_id else []
    return list(dict.fromkeys([*first, *row.fields.get("clause_ids", [])]))


def _leads(every: list[dict[str, Any]]) -> dict[str, Any]:
    stated = [
        one
        for fields in every
        for one in ({"words": fields["lead_words"], "unit_id": fields["lead_unit_id"]}, *fields["other_leads"])
        if one["words"]
    ]
    leads = _once(stated)
    first, others = next(iter(leads), {"words": None, "unit_id": None}), leads[1:]
    helpers = _once([*leads, *(one for fields in every for one in fields["coordinators"])])[len(leads) :]
    suggested: list[dict[str, Any]] = next(
        (fields["lead_suggested"] for fields in every if fields.get("lead_suggested")), []
    )
    given = any(fields.get("lead_given") for fields in every if fields["lead_unit_id"] == first["unit_id"])
    return {
        "lead_words": first["words"],
        "lead_unit_id": first["unit_id"],
        "lead_given": given and not others,
        "other_leads": others,
        "coordinators": helpers,
        "lead_suggested": suggested,
    }


def _once(named: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({one["unit_id"] or fold(one["words"]): one for one in reversed(named)}.values())[::-1]


def _deadline(every: list[dict[str, Any]]) -> dict[str, Any]:
    """The first deadline that says something; words of the others that say another stay to be looked at."""
    saying = [one for one in every if one["deadline_words"] or one["deadline"]["type"] != "none"]
    if not saying:
        return {}
    first = saying[0]
    others = [
        one["deadline_words"] or one["deadline"].get("due")
        for one in saying[1:]
        if (one["deadline"]["type"], one["deadline"].get("due"))
        != (first["deadline"]["type"], first["deadline"].get("due"))
    ]
    before = [words for one in every for words in one.get("other_deadlines", [])]
    return {
        "deadline": first["deadline"] if not others else {**first["deadline"], "said_by_person": False},
        "deadline_words": first["deadline_words"],
        "other_deadlines": list(dict.fromkeys(words for words in [*before, *others] if words)),
    }


def _bullet(row: Proposal) -> str:
    return "- " + "\n".join(row.fields["text"].splitlines())


def _same(row: Proposal, kept: Proposal) -> bool:
    return fold(row.fields["text"]) == fold(kept.fields["text"])
