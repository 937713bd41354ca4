"""Withdraw a plan that was published by mistake: its work is cancelled with the reason, nothing is erased."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.plan import Plan, PlanState, Proposal, ProposalState
from app.models.planning import publishing
from app.models.target import Target
from app.models.task import Task, TaskState, workflow
from app.models.text import clean
from app.models.user import User


def withdraw(plan: Plan, by: User, reason: str) -> int:
    """Cancel the plan's open tasks and take back its targets; returns how many tasks.

    Its rows wait again, so publishing brings the same tasks back. Raises Refused without a reason, for a plan that
    isn't published, and with their codes when work was already reported done.
    """
    if not powers.may_lead_plans(by):
        raise NotAllowed("only_secretariat")
    reason = clean(reason)
    if not reason:
        raise Refused("reason_missing")
    if plan.state != PlanState.PUBLISHED:
        raise Refused("plan_not_published")
    tasks = _tasks(plan)
    finished = [task.code for task in tasks if task.state in (TaskState.REPORTED, TaskState.DONE)]
    if finished:
        raise Refused("plan_work_done", n=len(finished), codes=", ".join(finished))
    for task in tasks:
        workflow.cancel(task, by, reason)
    for target in _targets(plan):
        target.withdrawn_at = clock.now()
    _wait_again(plan, {task.id for task in tasks})
    plan.state = PlanState.WITHDRAWN
    record("plan.withdrawn", plan, by, after=len(tasks), note=reason)
    _tell(plan, tasks, by)
    return len(tasks)


def _tasks(plan: Plan) -> list[Task]:
    of_plan = select(Task).where(
        Task.commune_id == plan.commune_id, Task.plan_id == plan.id, Task.state != TaskState.CANCELLED
    )
    return list(db.session.scalars(of_plan.order_by(Task.number)))


def _targets(plan: Plan) -> list[Target]:
    of_plan = select(Target).where(Target.commune_id == plan.commune_id, Target.plan_id == plan.id)
    return list(db.session.scalars(of_plan.where(Target.withdrawn_at.is_(None))))


def _wait_again(plan: Plan, task_ids: set[int]) -> None:
    """Rows whose task was cancelled here are clear again; one that was cancelled before stays published."""
    for row in publishing.waiting(plan, ProposalState.PUBLISHED):
        if row.target_id is not None or row.task_id in task_ids:
            _reset(row)


def _reset(row: Proposal) -> None:
    row.state = ProposalState.CLEAR


def _tell(plan: Plan, tasks: list[Task], by: User) -> None:
    units = {task.lead_unit_id for task in tasks if task.lead_unit_id is not None}
    whom = {
        person.id: person
        for unit_id in sorted(units)
        for person in people.answering_for(plan.commune_id, unit_id)
        if person.id != by.id
    }
    occasion = f"withdraw-{plan.version}"
    telling.tell(plan, "plan_withdrawn", occasion, whom.values(), slot=f"plan-{plan.id}-{occasion}")
