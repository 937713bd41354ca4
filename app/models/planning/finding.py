"""What pages and commands ask of plans: lists, a plan with its rows, counts; statements don't grow with rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.orm import selectinload

from app.database import db
from app.models import people, reach
from app.models.job_run import JobRun
from app.models.plan import Clause, Plan, PlanVersion, Proposal, ProposalState
from app.models.planning import following, versions
from app.models.planning.handing_in import READ
from app.models.planning.making_units import Maker
from app.models.planning.matching import kind_of, tidy
from app.models.planning.proposing import REPORTING, TAKEN, TARGET, TASK, WORK
from app.models.target import Target
from app.models.task import Task, TaskState, TaskUnit
from app.models.unit import BOARDLESS, Unit
from app.models.user import User


def plans(person: User) -> list[Plan]:
    """The commune's plans with their versions, newest first."""
    which = reach.within(person, Plan).order_by(Plan.year.desc(), Plan.id.desc())
    return list(db.session.scalars(which.options(selectinload(Plan.versions))))


def task_counts(commune_id: int) -> dict[int, int]:
    """How many tasks that aren't cancelled each plan has."""
    rows = db.session.execute(
        select(Task.plan_id, func.count(Task.id))
        .where(Task.commune_id == commune_id, Task.plan_id.is_not(None), Task.state != TaskState.CANCELLED)
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
            .order_by(Proposal.position)
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
    live = (Task.commune_id == plan.commune_id, Task.plan_id == plan.id, Task.state != TaskState.CANCELLED)
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


def by_state(plan: Plan) -> dict[str, int]:
    """How many of the plan's tasks are in each workflow state, duties to report left out."""
    rows = db.session.execute(
        select(Task.state, func.count(Task.id))
        .where(Task.commune_id == plan.commune_id, Task.plan_id == plan.id, Task.kind != REPORTING)
        .group_by(Task.state)
    )
    return {row[0]: row[1] for row in rows}


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


@dataclass(frozen=True)
class Preview:
    """What a publication would do: tasks, targets, boards they land on, tasks for the tray, new units, people told.

    `changed` is published work that would follow a later version; it isn't among tasks and targets.
    """

    tasks: int
    targets: int
    changed: int
    boards: int
    in_tray: int
    new_units: list[str]
    people: int


def preview(version: PlanVersion, rows: list[Proposal], by: User) -> Preview:
    """What publishing these clear rows would do; makes nothing."""
    follow = {key for key, change in following.waiting(version).items() if following.stands(change)}
    ready = [row for row in rows if row.state == ProposalState.CLEAR]
    clear = [row for row in ready if row.id not in follow]
    tasks = [row.fields for row in clear if row.kind in WORK]
    book = Maker(version, by).book
    leads = Counter(_lead_key(fields, book.find(fields["lead_words"]), book.units) for fields in tasks)
    new = {key for key in leads if isinstance(key, str) and key}
    whom = {
        person.id
        for key in leads
        if isinstance(key, int)
        for person in people.answering_for(version.commune_id, key)
        if person.id != by.id
    }
    return Preview(
        tasks=len(tasks),
        targets=sum(row.kind == TARGET for row in clear),
        changed=len(ready) - len(clear),
        boards=sum(bool(key) for key in leads),
        in_tray=leads[None],
        new_units=sorted(new),
        people=len(whom),
    )


def _lead_key(fields: dict, found: Unit | None, units: dict[int, Unit]) -> int | str | None:
    """The unit whose board a row lands on: its id, the name of a unit to be made, None for the tray."""
    unit = units.get(fields["lead_unit_id"] or 0) or found
    if unit is not None:
        return unit.id if unit.has_board else None
    words = fields["lead_words"]
    return tidy(words) if words and kind_of(words) not in BOARDLESS else None
