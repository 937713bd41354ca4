"""What pages and commands ask of plans: lists, a plan with its rows, counts; statements don't grow with rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.orm import selectinload

from app.database import db
from app.models import reach
from app.models.job_run import JobRun
from app.models.plan import Clause, Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import versions
from app.models.planning.handing_in import READ
from app.models.planning.proposing import REPORTING, TAKEN, TARGET, TASK
from app.models.target import Target
from app.models.task import Task, TaskUnit
from app.models.task.terms import counted
from app.models.unit import Unit
from app.models.user import User


def plans(person: User) -> list[Plan]:
    """The commune's plans with their versions, newest first."""
    which = reach.within(person, Plan).order_by(Plan.year.desc(), Plan.id.desc())
    return list(db.session.scalars(which.options(selectinload(Plan.versions))))


def task_counts(commune_id: int) -> dict[int, int]:
    """How many tasks that aren't cancelled each plan has."""
    rows = db.session.execute(
        select(Task.plan_id, func.count(Task.id))
        .where(Task.commune_id == commune_id, Task.plan_id.is_not(None), counted())
        .group_by(Task.plan_id)
    )
    return {plan_id: n for plan_id, n in rows if plan_id is not None}


def unread(commune_id: int) -> dict[int, str]:
    """The state of the reading of each version that isn't read: pending, running or failed."""
    rows = db.session.execute(
        select(JobRun.subject_id, JobRun.state).where(
            JobRun.commune_id == commune_id, JobRun.kind == READ, JobRun.state != "done"
        )
    )
    return {row.subject_id: row.state for row in rows}


def with_files(person: User, plan_id: int) -> Plan:
    """A plan with its versions and their files. Raises reach.NotFound."""
    return reach.find(person, Plan, plan_id, selectinload(Plan.versions).selectinload(PlanVersion.files))


def proposals(version: PlanVersion) -> list[Proposal]:
    """The rows of a version in the document's order."""
    return list(
        db.session.scalars(
            select(Proposal)
            .where(Proposal.commune_id == version.commune_id, Proposal.version_id == version.id)
            .order_by(Proposal.position, Proposal.part)
        )
    )


def clauses(version: PlanVersion) -> list[Clause]:
    """The document's blocks in their order."""
    return list(
        db.session.scalars(
            select(Clause)
            .where(Clause.commune_id == version.commune_id, Clause.version_id == version.id)
            .order_by(Clause.position)
        )
    )


def twins(plan: Plan) -> list[Plan]:
    """Other plans of the same year with the same number or title."""
    same: ColumnElement[bool] = func.lower(Plan.title) == plan.title.lower()
    if plan.number:
        same = same | (Plan.number == plan.number)
    which = select(Plan).where(Plan.commune_id == plan.commune_id, Plan.id != plan.id, Plan.year == plan.year, same)
    return list(db.session.scalars(which.order_by(Plan.id)))


@dataclass(frozen=True)
class Counts:
    """What a plan became: proposals are the rows of tasks and targets of the version that holds.

    Duties to report stand apart: `reporting` are those proposed (not the dropped), `reporting_tasks` those published.
    """

    proposals: int
    tasks: int
    targets: int
    units: int
    without_lead: int
    reporting: int
    reporting_tasks: int


def counts(plan: Plan) -> Counts:
    """Count the plan's rows and what of it lies in the database now; cancelled and withdrawn work isn't counted."""
    live = (Task.commune_id == plan.commune_id, Task.plan_id == plan.id, counted())
    tasks = (*live, Task.kind != REPORTING)
    targets = (Target.commune_id == plan.commune_id, Target.plan_id == plan.id, Target.withdrawn_at.is_(None))
    rows = _rows_by_kind(plan)
    units = union(
        select(Task.lead_unit_id).where(*live, Task.lead_unit_id.is_not(None)),
        select(TaskUnit.unit_id).join(Task, Task.id == TaskUnit.task_id).where(*live),
        select(Target.lead_unit_id).where(*targets, Target.lead_unit_id.is_not(None)),
    ).subquery()
    number = db.session.scalar
    return Counts(
        proposals=sum(n for (kind, _state), n in rows.items() if kind in (TASK, TARGET)),
        tasks=number(select(func.count(Task.id)).where(*tasks)) or 0,
        targets=number(select(func.count(Target.id)).where(*targets)) or 0,
        units=number(select(func.count()).select_from(units)) or 0,
        without_lead=number(select(func.count(Task.id)).where(*tasks, Task.lead_unit_id.is_(None))) or 0,
        reporting=sum(n for (kind, state), n in rows.items() if kind == REPORTING and state != ProposalState.DROPPED),
        reporting_tasks=number(select(func.count(Task.id)).where(*live, Task.kind == REPORTING)) or 0,
    )


def by_proposal_state(plan: Plan) -> dict[str, int]:
    """How many rows of the version that holds are in each state: tasks, targets and duties to report."""
    found: Counter[str] = Counter()
    for (_kind, state), n in _rows_by_kind(plan).items():
        found[state] += n
    return dict(found)


def _rows_by_kind(plan: Plan) -> dict[tuple[str, str], int]:
    """How many rows of each kind and state the version that holds has."""
    version = versions.current(plan)
    rows = db.session.execute(
        select(Proposal.kind, Proposal.state, func.count(Proposal.id))
        .where(Proposal.version_id == (version.id if version else None), Proposal.kind.in_(TAKEN))
        .group_by(Proposal.kind, Proposal.state)
    )
    return {(kind, state): n for kind, state, n in rows}


@dataclass(frozen=True)
class TargetRow:
    """A target with its plan and the name of its lead."""

    plan: Plan
    target: Target
    lead: str | None


def targets(person: User) -> list[TargetRow]:
    """The commune's targets that stand, by plan and place in it; one statement."""
    rows = db.session.execute(
        select(Plan, Target, Unit.short_name)
        .join(Plan, Plan.id == Target.plan_id)
        .outerjoin(Unit, Unit.id == Target.lead_unit_id)
        .where(Target.commune_id == person.commune_id, Target.withdrawn_at.is_(None))
        .order_by(Plan.year.desc(), Plan.id.desc(), Target.position)
    )
    return [TargetRow(plan, target, lead) for plan, target, lead in rows]
