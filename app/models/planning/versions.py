"""Which of a plan's versions holds, and which rows of it live: the newest version's, and what it leaves to decide."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, or_, select

from app.database import db
from app.models.errors import Refused
from app.models.plan import Plan, PlanVersion, Proposal
from app.models.plan_change import ChangeKind, PlanChange, Settled
from app.models.planning.proposing import TAKEN

STANDING = (Settled.OPEN, Settled.KEPT)


def current(plan: Plan, before: PlanVersion | None = None) -> PlanVersion | None:
    """The newest version that was read and isn't held back; on request the newest of those before a version."""
    holds: list[ColumnElement[bool]] = [PlanVersion.read_at.is_not(None), PlanVersion.held.is_(False)]
    if before is not None:
        holds.append(PlanVersion.number < before.number)
    return db.session.scalar(
        select(PlanVersion)
        .where(PlanVersion.commune_id == plan.commune_id, PlanVersion.plan_id == plan.id, *holds)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    )


def newest(plan: Plan) -> PlanVersion:
    """The version that holds. Raises Refused while there is none."""
    version = current(plan)
    if version is None:
        raise Refused("plan_not_read")
    return version


def waits(plan: Plan) -> PlanVersion | None:
    """The version that is held back until somebody says whether it belongs to this plan."""
    which = (PlanVersion.commune_id == plan.commune_id, PlanVersion.plan_id == plan.id, PlanVersion.held.is_(True))
    return db.session.scalar(select(PlanVersion).where(*which).order_by(PlanVersion.number.desc()).limit(1))


def check_current(proposal: Proposal) -> None:
    """Refuse to change a row of a version that a later one replaced."""
    version = db.session.get_one(PlanVersion, proposal.version_id)
    if newest(version.plan).id != version.id:
        raise Refused("version_replaced", row=proposal.position)


def living(version: PlanVersion) -> ColumnElement[bool]:
    """The condition of the rows that live: the version's own, and published ones it lacks that nobody cancelled."""
    left = select(PlanChange.earlier_id).where(
        PlanChange.commune_id == version.commune_id,
        PlanChange.version_id == version.id,
        PlanChange.kind == ChangeKind.GONE,
        PlanChange.settled.in_(STANDING),
    )
    return or_(Proposal.version_id == version.id, Proposal.id.in_(left))


def rows(version: PlanVersion) -> list[Proposal]:
    """All rows that live with a version, its own first, in the document's order."""
    which = select(Proposal).where(Proposal.commune_id == version.commune_id, living(version))
    return list(
        db.session.scalars(which.order_by(Proposal.version_id.desc(), Proposal.position, Proposal.part, Proposal.id))
    )


def waiting(plan: Plan, *states: str, lock: bool = False) -> list[Proposal]:
    """The tasks, targets and duties to report that live and are in a state, in the document's order.

    `lock` waits for those who edit one of them, and keeps others from beginning to.
    """
    asked = select(Proposal).where(
        Proposal.commune_id == plan.commune_id,
        living(newest(plan)),
        Proposal.kind.in_(TAKEN),
        Proposal.state.in_(states),
    )
    if lock:
        asked = asked.with_for_update(key_share=True, of=Proposal).execution_options(populate_existing=True)
    return list(db.session.scalars(asked.order_by(Proposal.position, Proposal.part, Proposal.id)))


def next_number(plan: Plan) -> int:
    """The number of the plan's next version."""
    which = (PlanVersion.commune_id == plan.commune_id, PlanVersion.plan_id == plan.id)
    return (db.session.scalar(select(func.max(PlanVersion.number)).where(*which)) or 0) + 1
