"""Publish what is clear: units, targets, tasks on boards, in one transaction; again takes what became clear since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling, working_days
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock
from app.models.plan import Plan, PlanState, PlanVersion, Proposal, ProposalState
from app.models.planning import making_tasks
from app.models.planning.making_units import Maker
from app.models.planning.proposing import TARGET, TASK
from app.models.target import Target
from app.models.task import Task, writing
from app.models.user import User


@dataclass
class Published:
    """What a publication made or brought back."""

    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    told: int = 0


def publish(plan: Plan, by: User | None) -> Published:
    """Take the plan's clear rows. `by` None is the command line. Raises Refused when nothing is clear."""
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    lock(plan)
    version = newest(plan)
    rows = waiting(plan, ProposalState.CLEAR)
    if not rows:
        raise Refused("nothing_clear")
    maker = Maker(version, by)
    done = Published()
    _publish_tasks([row for row in rows if row.kind == TASK], plan, maker, done)
    _publish_targets([row for row in rows if row.kind == TARGET], plan, maker, done)
    plan.state, plan.published_at = PlanState.PUBLISHED, clock.now()
    record("plan.published", plan, by, after=len(done.tasks), note=f"{len(done.targets)}")
    done.told = _tell(plan, done.tasks, by)
    return done


def publish_all(plan: Plan, by: User | None = None) -> Published:
    """Clear every row that isn't dropped, then publish; with nothing new to publish it makes nothing."""
    lock(plan)
    for row in waiting(plan, ProposalState.UNCLEAR):
        row.state = ProposalState.CLEAR
    db.session.flush()
    return publish(plan, by) if waiting(plan, ProposalState.CLEAR) else Published()


def waiting(plan: Plan, state: ProposalState) -> list[Proposal]:
    """The tasks and targets proposed by the plan that are in a state, in the document's order."""
    which = select(Proposal).join(PlanVersion, PlanVersion.id == Proposal.version_id)
    return list(
        db.session.scalars(
            which.where(
                Proposal.commune_id == plan.commune_id,
                PlanVersion.plan_id == plan.id,
                Proposal.kind.in_((TASK, TARGET)),
                Proposal.state == state,
            ).order_by(Proposal.position, Proposal.part)
        )
    )


def newest(plan: Plan) -> PlanVersion:
    """The newest version that was read. Raises Refused while there is none."""
    version = db.session.scalar(
        select(PlanVersion)
        .where(
            PlanVersion.commune_id == plan.commune_id, PlanVersion.plan_id == plan.id, PlanVersion.read_at.is_not(None)
        )
        .order_by(PlanVersion.number.desc())
        .limit(1)
    )
    if version is None:
        raise Refused("plan_not_read")
    return version


def _publish_tasks(rows: list[Proposal], plan: Plan, maker: Maker, done: Published) -> None:
    days = working_days.of(plan.commune_id)
    number = writing.next_number(plan.commune_id, plan.year)
    merged = _merged(rows)
    for row in rows:
        old = db.session.get(Task, row.task_id) if row.task_id else None
        if old is not None:
            making_tasks.renew(old, row, maker, days)
            done.tasks.append(old)
            continue
        done.tasks.append(making_tasks.make(row, plan, number, maker, days))
        number += 1
    db.session.flush()
    for row, task in zip(rows, done.tasks, strict=True):
        task.lead_unit = maker.book.units.get(task.lead_unit_id or 0)
        making_tasks.join(task, row.fields, maker)
        making_tasks.wait_for(task)
        making_tasks.place(task.commune_id, task.id, [*_clauses(row), *merged[row.id]])
        if row.task_id is None:
            making_tasks.begin(task, maker.by)
        row.state, row.task_id = ProposalState.PUBLISHED, task.id


def _clauses(row: Proposal) -> list[int]:
    first = [row.clause_id] if row.clause_id else []
    return [*first, *row.fields.get("clause_ids", [])]


def _merged(rows: list[Proposal]) -> dict[int, list[int]]:
    """The places of rows that were merged into these."""
    found: dict[int, list[int]] = defaultdict(list)
    for version_id in {row.version_id for row in rows}:
        again = db.session.scalars(
            select(Proposal).where(
                Proposal.version_id == version_id,
                Proposal.duplicate_of_id.is_not(None),
                Proposal.state == ProposalState.DROPPED,
            )
        )
        for row in again:
            found[row.fields.get("merged_into") or 0] += _clauses(row)
    return found


def _publish_targets(rows: list[Proposal], plan: Plan, maker: Maker, done: Published) -> None:
    for row in rows:
        old = db.session.get(Target, row.target_id) if row.target_id else None
        target = old or Target(commune_id=plan.commune_id, plan_id=plan.id)
        _fill(target, row, maker)
        if old is None:
            db.session.add(target)
        done.targets.append(target)
    db.session.flush()
    for row, target in zip(rows, done.targets, strict=True):
        row.state, row.target_id = ProposalState.PUBLISHED, target.id


def _fill(target: Target, row: Proposal, maker: Maker) -> None:
    fields = row.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    target.position, target.clause_id, target.withdrawn_at = row.position, row.clause_id, None
    target.lead_unit_id = lead.id if lead else None
    target.value = None if fields["value"] is None else Decimal(str(fields["value"]))
    target.text, target.value_words = fields["text"], fields["value_words"]
    for name in ("group", "no", "measure_unit", "comparator", "baseline_words", "period"):
        setattr(target, name, fields.get(name))


def _tell(plan: Plan, tasks: list[Task], by: User | None) -> int:
    """Tell each unit's people of its new tasks, in one message a person; returns how many people."""
    by_unit: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        if task.lead_unit_id is not None:
            by_unit[task.lead_unit_id].append(task)
    slot = f"plan-{plan.id}-{plan.version}-{len(tasks)}"
    told: set[int] = set()
    for unit_id, its in by_unit.items():
        whom = [person for person in people.answering_for(plan.commune_id, unit_id) if by is None or person.id != by.id]
        for task in its:
            telling.tell(task, "assigned", f"lead-{unit_id}-{task.version}", whom, slot=slot)
        told |= {person.id for person in whom}
    return len(told)
