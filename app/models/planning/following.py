"""Published work follows a later version of its plan, row by row, when a person says so; progress stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.locking import lock
from app.models.plan import Plan, PlanVersion, Proposal, ProposalState
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning import carrying, changing, differences, doubts, versions, work_of
from app.models.planning.differences import Difference
from app.models.planning.making_units import Maker
from app.models.target import Target
from app.models.task import TaskState
from app.models.user import User


@dataclass
class Decided:
    """How many changes were decided on, and the rows left as they were with why."""

    done: int = 0
    left: list[Refused] = field(default_factory=list)


def decide(
    plan: Plan, by: User, action: str, change_ids: Iterable[int], seen: Mapping[int, int] | None = None
) -> Decided:
    """Accept, or keep the published work as it is (`keep`), for changes of the plan's newest version.

    `seen` gives the row's version that the person saw, by change. Of several rows those that need a closer look are
    left. Raises Refused for a single one, NotAllowed, Stale.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    lock(plan)
    version = versions.newest(plan)
    versions.waiting(plan, ProposalState.UNCLEAR, ProposalState.CLEAR, ProposalState.DROPPED, lock=True)
    ids = set(change_ids)
    found = [change for change in changes(version) if change.id in ids and is_open(change)]
    work_of.lock(change.earlier for change in found if change.earlier is not None)
    maker, decided = Maker(version, by), Decided()
    for change in found:
        _check_seen(change, seen or {})
        refused = _why_not(change, action, alone=len(ids) == 1)
        if refused is not None:
            decided.left.append(refused)
            continue
        {"accept": accept, "keep": keep}[action](change, maker)
        decided.done += 1
    if len(ids) == 1 and decided.left:
        raise decided.left[0]
    return decided


def changes(version: PlanVersion, *kinds: str) -> list[PlanChange]:
    """What a version changed, with both rows and their clauses, in the order of the documents; one statement."""
    which = [PlanChange.commune_id == version.commune_id, PlanChange.version_id == version.id]
    if kinds:
        which.append(PlanChange.kind.in_(kinds))
    both = [joinedload(side).joinedload(Proposal.clause) for side in (PlanChange.earlier, PlanChange.later)]
    found = db.session.scalars(select(PlanChange).where(*which).options(*both)).all()
    return sorted(found, key=lambda one: ((one.later or one.earlier).position, one.id))  # type: ignore[union-attr]


def waiting(version: PlanVersion) -> dict[int, PlanChange]:
    """The changed rows that wait for a person, by the id of the later row."""
    found = changes(version, ChangeKind.CHANGED)
    return {one.later_id: one for one in found if one.later_id and one.settled == Settled.OPEN}


def differences_of(change: PlanChange) -> list[Difference]:
    """What differs between the two rows of a change, in the words as written."""
    old, new = change.earlier, change.later
    return differences.of(new.kind, old.fields, new.fields) if old is not None and new is not None else []


def is_open(change: PlanChange) -> bool:
    """May it still be decided? What was kept of a gone row may be cancelled later all the same."""
    return change.settled == Settled.OPEN or (change.kind == ChangeKind.GONE and change.settled == Settled.KEPT)


def stands(change: PlanChange) -> bool:
    """Does published work stand behind the earlier row?"""
    old = change.earlier
    return old is not None and old.state == ProposalState.PUBLISHED and bool(old.task_id or old.target_id)


def accept(change: PlanChange, maker: Maker) -> None:
    """Do what the later version says: change the work, or cancel it; a row that isn't published yet becomes clear."""
    if change.kind == ChangeKind.GONE:
        if change.earlier is not None:
            changing.cancel(change.earlier, maker.by)
        _settle(change, Settled.ACCEPTED, maker.by)
    elif stands(change):
        take(change, maker)
    else:
        _clear(change, maker.by)
        _settle(change, Settled.ACCEPTED, maker.by)


def keep(change: PlanChange, maker: Maker) -> None:
    """Leave the published work, or the row that wasn't taken, as it is."""
    old, new = change.earlier, change.later
    if new is not None and old is not None and stands(change):
        carrying.keep(new, old)
    _settle(change, Settled.KEPT, maker.by)


def take(change: PlanChange, maker: Maker) -> bool:
    """Bring published work in line with its changed row; False where it was cancelled meanwhile and stays so."""
    old, new = change.earlier, change.later
    assert old is not None and new is not None
    new.state, new.doubts = ProposalState.PUBLISHED, []
    if carrying.is_over(old):
        _settle(change, Settled.KEPT, maker.by)
        return False
    if (task := work_of.task_of(new)) is not None:
        changing.change_task(task, old, new, maker)
    elif new.target_id is not None:
        changing.change_target(db.session.get_one(Target, new.target_id), old, new, maker)
    carrying.place(new)
    _settle(change, Settled.ACCEPTED, maker.by)
    return True


def forget(row: Proposal) -> None:
    """The published work behind a row was taken back: there is nothing left to be changed, the row is a draft again."""
    change = db.session.scalar(
        select(PlanChange).where(
            PlanChange.commune_id == row.commune_id,
            PlanChange.later_id == row.id,
            PlanChange.kind == ChangeKind.CHANGED,
            PlanChange.settled == Settled.OPEN,
        )
    )
    if change is not None and change.earlier is not None:
        change.earlier.state = ProposalState.CLEAR


def _clear(change: PlanChange, by: User | None) -> None:
    """A changed row that isn't published: it is taken as the later version writes it."""
    new = change.later
    assert new is not None
    before = new.state
    new.doubts = [code for code in new.doubts if code != doubts.CHANGED]
    new.state = ProposalState.UNCLEAR if new.doubts else ProposalState.CLEAR
    record(f"proposal.{new.state}", new, by, before=before, after=new.state, note=changing.BY_VERSION)


def _settle(change: PlanChange, settled: Settled, by: User | None) -> None:
    change.settled, change.settled_by_id, change.settled_at = settled, by.id if by else None, clock.now()


def _check_seen(change: PlanChange, seen: Mapping[int, int]) -> None:
    row = change.later
    if row is not None and seen.get(change.id, row.version) != row.version:
        raise Stale("stale_proposal", row=row.position)


def _why_not(change: PlanChange, action: str, *, alone: bool) -> Refused | None:
    """Why a change can't be decided so: reported work keeps its lead, a doubtful row needs a look of its own."""
    row = change.later or change.earlier
    assert row is not None
    task = work_of.task_of(row)
    if action == "keep":
        return None
    if change.kind == ChangeKind.GONE:
        ended = task is not None and task.state in (TaskState.DONE, TaskState.CANCELLED)
        return Refused("work_has_ended", code=task.code) if ended and task else None
    if stands(change) and task is not None and not task.is_open and _moves_lead(change):
        return Refused("lead_too_late", code=task.code)
    settled = {doubts.CHANGED, *(doubts.DUE if _keeps_deadline(change) else ())}
    doubtful = [code for code in row.doubts if code not in settled]
    return None if alone or not doubtful else Refused("change_doubtful", row=row.position)


def _keeps_deadline(change: PlanChange) -> bool:
    """Does the later version say the same deadline, which somebody settled already?"""
    earlier, later = change.earlier, change.later
    if earlier is None or later is None or "deadline_words" not in later.fields:
        return False
    return bool(earlier.fields.get("deadline_words") == later.fields["deadline_words"])


def _moves_lead(change: PlanChange) -> bool:
    old, new = change.earlier, change.later
    return old is not None and new is not None and differences.differs("lead", old.fields, new.fields)
