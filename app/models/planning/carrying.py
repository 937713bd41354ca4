"""What was decided on a row of the earlier version goes over to the row of the later one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.database import db
from app.models.plan import PlanVersion, Proposal, ProposalState
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning import doubts, kinds, making_tasks, reporting, work_of
from app.models.planning.matching import Book
from app.models.planning.proposing import REPORTING, TARGET, TASK, target_fields, task_fields
from app.models.target import Target
from app.models.task import TaskState

KINDS = {"N": TASK, "T": TARGET, "B": REPORTING}
OF_DOCUMENT = ("id", "section", "clause_ids", "group", "no")


def as_read(version: PlanVersion, book: Book) -> dict[str, dict[str, Any]]:
    """The fields of a version's rows as they were read, before anybody changed them, by the reading's id of each."""
    reading = version.reading or {}
    duties, shared = reporting.apart(reading.get("reporting", []), reading.get("tasks", []))
    found = [target_fields(target, book) for target in reading.get("targets", [])]
    for place, task in enumerate(reading.get("tasks", [])):
        fields = task_fields(task, book)
        found.append(reporting.mark(fields, shared[place]) if place in shared else fields)
    found += [reporting.fields(duty, number, book) for number, duty in enumerate(duties, start=1)]
    return {fields["id"]: fields for fields in found}


def read_kind(read: dict[str, Any], proposal: Proposal) -> str:
    """What the reader took a row for, whatever a person made of it."""
    return KINDS.get(str(read.get("id") or "")[:1], proposal.kind)


def shaped(read: dict[str, Any], kind: str, proposal: Proposal) -> dict[str, Any]:
    """What was read of a row in the shape that a person gave it: a target taken as a task, a duty as a task."""
    return kinds.as_kind(read, kind) if read_kind(read, proposal) != kind else dict(read)


def carry(later: Proposal, earlier: Proposal) -> None:
    """Take over a row that stayed the same: its fields as edited, its state, its published work, its new place."""
    kept = {name: later.fields[name] for name in OF_DOCUMENT if name in later.fields}
    own_twin = later.duplicate_of_id
    later.fields = {**earlier.fields, **kept}
    later.kind, later.state, later.doubts = earlier.kind, earlier.state, list(earlier.doubts)
    later.task_id, later.target_id = earlier.task_id, earlier.target_id
    later.duplicate_of_id = own_twin
    place(later)


def keep(later: Proposal, earlier: Proposal) -> None:
    """Leave published work as it is though the later version changed its row."""
    kept = {name: later.fields[name] for name in OF_DOCUMENT if name in later.fields}
    later.fields, later.doubts, later.state = {**earlier.fields, **kept}, [], earlier.state


def is_over(row: Proposal) -> bool:
    """Was the published work of this row cancelled or taken back by hand?"""
    task = work_of.task_of(row)
    target = db.session.get(Target, row.target_id) if row.target_id else None
    cancelled = task is not None and task.state == TaskState.CANCELLED
    return cancelled or (target is not None and target.withdrawn_at is not None)


def place(row: Proposal) -> None:
    """Say that the row's published work stands at its place in this version too."""
    clauses = [one for one in (row.clause_id, *row.fields.get("clause_ids", [])) if one]
    if (task := work_of.task_of(row)) is not None:
        making_tasks.place(row.commune_id, task.id, clauses)
    target = db.session.get(Target, row.target_id) if row.target_id else None
    if target is not None:
        target.clause_id, target.position = row.clause_id, row.position


def change(later: Proposal, earlier: Proposal, fields: dict[str, Any]) -> None:
    """Give a changed row its fields; what is published waits for a person, what was dropped stays so until then.

    Work that was cancelled by hand is over: its row asks nothing of anybody.
    """
    later.fields = fields
    found = doubts_of(later, Book(later.commune_id))
    twin = [doubts.DUPLICATE] if later.duplicate_of_id else []
    later.doubts = [doubts.CHANGED, *twin, *found]
    later.state = ProposalState.UNCLEAR
    if earlier.state == ProposalState.PUBLISHED and is_over(earlier):
        later.state, later.doubts = ProposalState.PUBLISHED, []
    if earlier.state == ProposalState.DROPPED:
        later.state = ProposalState.DROPPED
        if "merged_into" in earlier.fields:
            later.fields = {**fields, "merged_into": earlier.fields["merged_into"]}


def doubts_of(row: Proposal, book: Book) -> list[str]:
    """The doubts about a row's fields, by its kind; what a person settled is none."""
    if row.kind == TARGET:
        return doubts.of_target(row.fields)
    found = (doubts.of_duty if row.kind == REPORTING else doubts.of_task)(row.fields, book)
    settled = [*(doubts.LEAD if row.fields.get("lead_given") else ())]
    settled += doubts.DUE if row.fields["deadline"].get("said_by_person") else ()
    return [code for code in found if code not in settled]


def split_again(version: PlanVersion, found: list[PlanChange], left: list[Proposal]) -> list[PlanChange]:
    """Rows that a person split off one row of the earlier version are split off its successor too."""
    same = {
        (change.earlier.version_id, change.earlier.fields.get("id")): change.later
        for change in found
        if change.kind == ChangeKind.SAME and change.earlier is not None
    }
    made = []
    for row in left:
        successor = same.get((row.version_id, row.fields.get("id"))) if row.fields.get("id") else None
        if successor is not None:
            made.append(_again(version, row, successor))
    return made


def _again(version: PlanVersion, row: Proposal, successor: Proposal) -> PlanChange:
    copy = Proposal(commune_id=row.commune_id, version_id=version.id, kind=row.kind, clause_id=successor.clause_id)
    copy.fields = {name: successor.fields[name] for name in OF_DOCUMENT if name in successor.fields}
    copy.position = successor.position
    carry(copy, row)
    db.session.add(copy)
    db.session.flush()
    pair = PlanChange(commune_id=row.commune_id, version_id=version.id, earlier_id=row.id, later_id=copy.id)
    pair.earlier, pair.later, pair.kind, pair.settled = row, copy, ChangeKind.SAME, Settled.NOTHING
    pair.likeness = 100
    return pair


def point_again(version: PlanVersion, found: Iterable[PlanChange]) -> None:
    """What pointed at rows of the earlier version points at their successors: pairs that may be one, merged rows."""
    pairs = [(change.earlier, change.later, change.kind) for change in found]
    successor = {old.id: new.id for old, new, _kind in pairs if old is not None and new is not None}
    untouched = {new.id for _old, new, kind in pairs if new is not None and kind == ChangeKind.SAME}
    for old, new, kind in pairs:
        if old is None or new is None:
            continue
        if kind == ChangeKind.SAME and (new.duplicate_of_id is None or new.duplicate_of_id in untouched):
            new.duplicate_of_id = successor.get(old.duplicate_of_id or 0)
        elif kind == ChangeKind.SAME and new.state in (ProposalState.CLEAR, ProposalState.UNCLEAR):
            new.doubts = list(dict.fromkeys([doubts.DUPLICATE, *new.doubts]))
            new.state = ProposalState.UNCLEAR
        _merged(new, successor)


def _merged(row: Proposal, successor: dict[int, int]) -> None:
    """A row that was merged into one which is gone stands for itself again."""
    if "merged_into" not in row.fields:
        return
    kept = successor.get(row.fields["merged_into"])
    row.fields = {**row.fields, "merged_into": kept}
    if kept is None:
        row.fields = {name: value for name, value in row.fields.items() if name != "merged_into"}
        row.state, row.duplicate_of_id = ProposalState.UNCLEAR, None
        row.doubts = list(dict.fromkeys([doubts.CHANGED, *row.doubts]))
