"""What a person decides on a proposal: clear, not taken, taken after all, one with another or not."""

from __future__ import annotations

from app.database import db
from app.models.errors import Refused
from app.models.event import record
from app.models.plan import Proposal, ProposalState
from app.models.planning import doubts, making_tasks, merging
from app.models.planning.editing import check
from app.models.user import User


def clear(proposal: Proposal, by: User, *, version: int | None = None) -> None:
    """Say that a row is clear as it stands."""
    check(proposal, by, version)
    _move(proposal, by, ProposalState.CLEAR)


def drop(proposal: Proposal, by: User, *, version: int | None = None) -> None:
    """Don't take a row; it stays listed and may be taken later."""
    check(proposal, by, version)
    _move(proposal, by, ProposalState.DROPPED)


def restore(proposal: Proposal, by: User, *, version: int | None = None) -> None:
    """Take a row after all: unclear while doubts are left, else clear; a merged one stands alone again."""
    check(proposal, by, version)
    proposal.fields = {key: value for key, value in proposal.fields.items() if key != "merged_into"}
    _move(proposal, by, ProposalState.UNCLEAR if proposal.doubts else ProposalState.CLEAR)


def merge(proposal: Proposal, by: User, *, version: int | None = None) -> Proposal:
    """Merge a row into the one it says again: that one keeps both places of the document. Returns the kept one.

    It takes what only this row states (lead, deadline, units); one that is published takes the place alone.
    """
    check(proposal, by, version)
    kept = pair_of(proposal)
    if kept is None or kept.state == ProposalState.DROPPED:
        raise Refused("nothing_to_merge", row=proposal.label)
    if kept.state != ProposalState.PUBLISHED:
        merging.take_over(kept, proposal, by)
        return kept
    proposal.fields = {**proposal.fields, "merged_into": kept.id}
    _move(proposal, by, ProposalState.DROPPED, note=f"merged into {kept.label}")
    if kept.task_id is not None:
        making_tasks.place(kept.commune_id, kept.task_id, merging.places(proposal))
    return kept


def pair_of(proposal: Proposal) -> Proposal | None:
    """The row that this one may say again."""
    return db.session.get(Proposal, proposal.duplicate_of_id) if proposal.duplicate_of_id else None


def keep_apart(proposal: Proposal, by: User, *, version: int | None = None) -> None:
    """Say that two rows aren't one order."""
    check(proposal, by, version)
    proposal.duplicate_of_id = None
    proposal.doubts = [code for code in proposal.doubts if code != doubts.DUPLICATE]
    if not proposal.doubts and proposal.state == ProposalState.UNCLEAR:
        proposal.state = ProposalState.CLEAR
    record("proposal.kept_apart", proposal, by)


def _move(proposal: Proposal, by: User, state: ProposalState, note: str | None = None) -> None:
    if proposal.state == state:
        return
    before, proposal.state = proposal.state, state
    record(f"proposal.{state}", proposal, by, before=before, after=state, note=note)
