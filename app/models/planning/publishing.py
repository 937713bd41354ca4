"""Publish what is clear: units, targets, tasks on boards, in one transaction; again takes what became clear since."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling, working_days
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock
from app.models.plan import Plan, PlanState, PlanVersion, Proposal, ProposalState
from app.models.planning import following, making_targets, making_tasks, work_of
from app.models.planning.making_units import Maker
from app.models.planning.proposing import TARGET, WORK
from app.models.planning.versions import newest, waiting
from app.models.target import Target
from app.models.targets import linking
from app.models.task import Task, writing
from app.models.user import User


@dataclass
class Published:
    """What a publication made or brought back, and how many published ones it brought in line with a later version."""

    tasks: list[Task] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    changed: int = 0
    told: int = 0


def publish(plan: Plan, by: User | None) -> Published:
    """Take the plan's clear rows. `by` None is the command line. Raises Refused when nothing is clear."""
    if by is not None and not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    lock(plan)
    version = newest(plan)
    rows = waiting(plan, ProposalState.CLEAR, lock=True)
    if not rows:
        raise Refused("nothing_clear")
    maker = Maker(version, by)
    done = Published()
    work_of.lock(rows)
    rows = _follow(rows, version, maker, done)
    _publish_tasks([row for row in rows if row.kind in WORK], plan, maker, done)
    _publish_targets([row for row in rows if row.kind == TARGET], plan, maker, done)
    _link(version, rows)
    plan.state, plan.published_at = PlanState.PUBLISHED, clock.now()
    record("plan.published", plan, by, after=len(done.tasks), note=f"{len(done.targets)}")
    done.told = _tell(plan, done.tasks, by)
    return done


def publish_all(plan: Plan, by: User | None = None) -> Published:
    """Clear every row that isn't dropped, then publish; with nothing new to publish it makes nothing."""
    lock(plan)
    for row in waiting(plan, ProposalState.UNCLEAR, lock=True):
        row.state = ProposalState.CLEAR
    db.session.flush()
    return publish(plan, by) if waiting(plan, ProposalState.CLEAR) else Published()


def _follow(rows: list[Proposal], version: PlanVersion, maker: Maker, done: Published) -> list[Proposal]:
    """Bring published work in line with rows that a later version changed; returns the rows without such work."""
    changes = following.waiting(version)
    rest = []
    for row in rows:
        change = changes.get(row.id)
        if change is not None and following.stands(change):
            done.changed += following.take(change, maker)
        else:
            rest.append(row)
    return rest


def _publish_tasks(rows: list[Proposal], plan: Plan, maker: Maker, done: Published) -> None:
    days = working_days.of(plan.commune_id)
    number = writing.next_number(plan.commune_id, plan.year)
    merged = _merged(rows)
    for row in rows:
        old = work_of.task_of(row)
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
        making_targets.fill(target, row, maker, plan.year)
        if old is None:
            db.session.add(target)
        done.targets.append(target)
    db.session.flush()
    for row, target in zip(rows, done.targets, strict=True):
        row.state, row.target_id = ProposalState.PUBLISHED, target.id


def _link(version: PlanVersion, rows: list[Proposal]) -> None:
    """A target that was read inside a task's own text is served by that task."""
    aims = [row for row in rows if row.kind == TARGET and row.fields.get("embedded_in")]
    if not aims:
        return
    of_version = (Proposal.commune_id == version.commune_id, Proposal.version_id == version.id)
    made = select(Proposal).where(*of_version, Proposal.task_id.is_not(None))
    linking.link_embedded(aims, {str(one.fields.get("id")): one.task_id or 0 for one in db.session.scalars(made)})


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
            telling.tell(task, "assigned", f"lead-{unit_id}-{task.version}", whom, slot=slot, by=by)
        told |= {person.id for person in whom}
    return len(told)
