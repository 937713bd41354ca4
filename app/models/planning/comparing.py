"""A later version beside the earlier one: rows paired and sorted into same, changed, new, gone.

Nothing of this touches published work. A row that stayed the same carries on what was decided on the earlier one; a
changed or gone row waits for a person (`following`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from app.database import db
from app.models import powers
from app.models.errors import NotAllowed
from app.models.event import record
from app.models.locking import lock
from app.models.plan import Plan, PlanVersion, Proposal, ProposalState
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning import carrying, differences, pairing, versions, work_of
from app.models.planning.matching import Book
from app.models.planning.pairing import LEAST_WHOLE, Pair, Passage
from app.models.planning.proposing import day_of, name_by
from app.models.task import TaskState
from app.models.text import clean
from app.models.user import User


def receive(version: PlanVersion) -> None:
    """Compare a version that was just read with the one before, or hold it back where it may be another plan's."""
    earlier = versions.current(version.plan, before=version)
    if earlier is None:
        name_by(version.plan, version.reading["plan"])
        return
    version.likeness = pairing.likeness_of(_texts(earlier), _texts(version))
    version.held = version.likeness < LEAST_WHOLE or _other_year(version)
    if version.held:
        record("plan.version_held", version.plan, None, after=version.number, note=f"{version.likeness}%")
    else:
        compare(version, earlier)


def compare_held(version: PlanVersion, by: User | None = None) -> None:
    """Compare a version that was held back, since a person says that it is this plan's. Safe to call twice."""
    _check(version, by)
    earlier = versions.current(version.plan, before=version)
    if version.held and earlier is not None:
        record("plan.version_let_in", version.plan, by, after=version.number, note=f"{version.likeness}%")
        compare(version, earlier)


def leave_out(version: PlanVersion, by: User) -> None:
    """Take a version that was held back away from its plan, as a plan of its own that waits to be reviewed."""
    _check(version, by)
    if not version.held:
        return
    plan = Plan(commune_id=version.commune_id, title="", year=version.plan.year, created_by_id=by.id)
    before = version.plan
    name_by(plan, version.reading["plan"])
    plan.title = plan.title or (version.files[0].name if version.files else before.title)
    db.session.add(plan)
    db.session.flush()
    version.plan, version.plan_id, version.number, version.held, version.likeness = plan, plan.id, 1, False, None
    record("plan.version_left_out", before, by, after=plan.title)


def numbers(version: PlanVersion) -> dict[str, int]:
    """How many rows of a version stayed the same, changed, are new, are gone."""
    found = db.session.execute(
        select(PlanChange.kind, func.count(PlanChange.id).label("n"))
        .where(PlanChange.commune_id == version.commune_id, PlanChange.version_id == version.id)
        .group_by(PlanChange.kind)
    )
    return dict.fromkeys(map(str, ChangeKind), 0) | {row.kind: row.n for row in found}


def waiting(version: PlanVersion) -> int:
    """How many rows of a version wait for a person's decision."""
    which = (PlanChange.commune_id == version.commune_id, PlanChange.version_id == version.id)
    found = select(func.count(PlanChange.id)).where(*which, PlanChange.settled == Settled.OPEN)
    return db.session.scalar(found) or 0


def _check(version: PlanVersion, by: User | None) -> None:
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    lock(version.plan)
    db.session.refresh(version)


def compare(version: PlanVersion, earlier: PlanVersion) -> None:
    """Write what became of each row of the earlier version, and carry what stayed the same."""
    version.held = False
    book = Book(version.commune_id)
    one, other = _rows(versions.rows(earlier), book), _rows(_own(version), book)
    pairs = pairing.pair([row.passage for row in one], [row.passage for row in other])
    found = [_pair(version, one[pair.earlier], other[pair.later], pair) for pair in pairs]
    paired = {pair.earlier for pair in pairs}, {pair.later for pair in pairs}
    left = [row.proposal for n, row in enumerate(one) if n not in paired[0]]
    found += carrying.split_again(version, found, left)
    known = {change.earlier_id for change in found}
    found += [_gone(version, row, earlier) for row in left if row.id not in known]
    found += [_new(version, row.proposal) for n, row in enumerate(other) if n not in paired[1]]
    db.session.add_all(found)
    carrying.point_again(version, found)
    db.session.flush()
    _rename(version.plan, version.reading["plan"])
    note = ", ".join(f"{kind} {n}" for kind, n in numbers(version).items())
    record("plan.version_compared", version.plan, None, before=earlier.number, after=version.number, note=note)


@dataclass
class Row:
    """A row with what was read of it, before anybody changed it."""

    proposal: Proposal
    read: dict[str, Any]
    passage: Passage = field(init=False)

    def __post_init__(self) -> None:
        self.passage = Passage.of(carrying.read_kind(self.read, self.proposal), self.read)


def _rows(proposals: list[Proposal], book: Book) -> list[Row]:
    of_version: dict[int, dict[str, dict[str, Any]]] = {}
    for version_id in {row.version_id for row in proposals}:
        of_version[version_id] = carrying.as_read(db.session.get_one(PlanVersion, version_id), book)
    return [Row(row, of_version[row.version_id].get(row.fields.get("id") or "", row.fields)) for row in proposals]


def _pair(version: PlanVersion, earlier: Row, later: Row, pair: Pair) -> PlanChange:
    old, new = earlier.proposal, later.proposal
    base, theirs = (carrying.shaped(row.read, old.kind, row.proposal) for row in (earlier, later))
    theirs |= {"clause_ids": new.fields.get("clause_ids", [])}
    fields = differences.merged(old.kind, base, old.fields, theirs)
    change = PlanChange(commune_id=version.commune_id, version_id=version.id, earlier_id=old.id, later_id=new.id)
    change.earlier, change.later, change.likeness = old, new, round(100 * pair.likeness)
    new.kind, new.task_id, new.target_id = old.kind, old.task_id, old.target_id
    if differences.of(old.kind, old.fields, fields):
        change.kind, change.settled = ChangeKind.CHANGED, _waits_as(old)
        carrying.change(new, old, fields)
    else:
        change.kind, change.settled = ChangeKind.SAME, Settled.NOTHING
        carrying.carry(new, old)
    return change


def _waits_as(old: Proposal) -> Settled:
    """A changed row waits for a person, unless its work was cancelled by hand or it never was to be work."""
    if old.state == ProposalState.PUBLISHED and carrying.is_over(old):
        return Settled.NOTHING
    return Settled.NOTHING if old.fields.get("merged_into") else Settled.OPEN


def _gone(version: PlanVersion, row: Proposal, earlier: PlanVersion) -> PlanChange:
    """A published row that the version lacks waits for a person; done work stays, what was decided before stays so."""
    change = PlanChange(commune_id=version.commune_id, version_id=version.id, earlier_id=row.id, earlier=row)
    change.kind, change.settled = ChangeKind.GONE, Settled.NOTHING
    task = work_of.task_of(row)
    if row.state == ProposalState.PUBLISHED and not carrying.is_over(row):
        decided = row.version_id != earlier.id and _kept_before(row, earlier)
        done = task is not None and task.state == TaskState.DONE
        change.settled = Settled.KEPT if decided or done else Settled.OPEN
    return change


def _kept_before(row: Proposal, earlier: PlanVersion) -> bool:
    which = (PlanChange.version_id == earlier.id, PlanChange.earlier_id == row.id, PlanChange.settled == Settled.KEPT)
    return db.session.scalar(select(PlanChange.id).where(PlanChange.commune_id == row.commune_id, *which)) is not None


def _new(version: PlanVersion, row: Proposal) -> PlanChange:
    change = PlanChange(commune_id=version.commune_id, version_id=version.id, later_id=row.id, later=row)
    change.kind, change.settled = ChangeKind.NEW, Settled.NOTHING
    return change


def _own(version: PlanVersion) -> list[Proposal]:
    which = select(Proposal).where(Proposal.commune_id == version.commune_id, Proposal.version_id == version.id)
    return list(db.session.scalars(which.order_by(Proposal.position)))


def _texts(version: PlanVersion) -> list[str]:
    reading = version.reading or {}
    tasks = [" ".join([task["text"], *task.get("subitems", [])]) for task in reading.get("tasks", [])]
    return tasks + [target["text"] for target in reading.get("targets", [])]


def _rename(plan: Plan, read: dict[str, Any]) -> None:
    """Take what a later version states of itself: title, number, day; the year stays, the tasks are numbered by it."""
    plan.title = clean(read.get("title")) or plan.title
    plan.number = clean(read.get("number")) or plan.number
    plan.issued_on = day_of(read.get("issued_on")) or plan.issued_on
    plan.issuer = clean(read.get("issuer")) or plan.issuer


def _other_year(version: PlanVersion) -> bool:
    """Next year's plan is much like this year's; it isn't its second version."""
    read = version.reading["plan"].get("year")
    return bool(read) and read != version.plan.year
