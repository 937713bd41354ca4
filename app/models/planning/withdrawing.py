"""Withdraw a plan that was published by mistake: its work is cancelled with the reason, nothing is erased."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.locking import lock
from app.models.plan import Plan, PlanState, Proposal, ProposalState
from app.models.planning import following, versions, work_of
from app.models.target import Target
from app.models.task import Task, TaskState, series, workflow
from app.models.text import clean
from app.models.user import User

WITH_WORK = (ProposalState.PUBLISHED, ProposalState.CLEAR, ProposalState.UNCLEAR)


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
    lock(plan)  # before its rows, its tasks and the commune: whoever publishes takes them in this order
    if plan.state != PlanState.PUBLISHED:
        raise Refused("plan_not_published")
    rows = versions.waiting(plan, *WITH_WORK, lock=True)
    tasks = _tasks(plan)
    finished = [task.code for task in tasks if task.state in (TaskState.REPORTED, TaskState.DONE)]
    if finished:
        raise Refused("plan_work_done", n=len(finished), codes=", ".join(finished))
    for task in tasks:
        series.close(task.series, reason)
        workflow.cancel(task, by, reason)
    for target in _targets(plan):
        target.withdrawn_at = clock.now()
    _wait_again(rows, {task.id for task in tasks})
    plan.state = PlanState.WITHDRAWN
    record("plan.withdrawn", plan, by, after=len(tasks), note=reason)
    _tell(plan, tasks, by)
    return len(tasks)


def _tasks(plan: Plan) -> list[Task]:
    of_plan = select(Task).where(
        Task.commune_id == plan.commune_id, Task.plan_id == plan.id, Task.state != TaskState.CANCELLED
    )
    locked = of_plan.with_for_update(key_share=True, of=Task).execution_options(populate_existing=True)
    return list(db.session.scalars(locked.order_by(Task.id)))


def _targets(plan: Plan) -> list[Target]:
    of_plan = select(Target).where(Target.commune_id == plan.commune_id, Target.plan_id == plan.id)
    return list(db.session.scalars(of_plan.where(Target.withdrawn_at.is_(None))))


def _wait_again(rows: list[Proposal], task_ids: set[int]) -> None:
    """Rows whose work was taken back here are clear again; a task that was cancelled before stays published.

    A changed row that still waits becomes an ordinary row: the earlier one's work is no longer there to be changed.
    """
    for row in rows:
        task = work_of.task_of(row)
        if row.target_id is None and (task is None or task.id not in task_ids):
            continue
        if row.state == ProposalState.PUBLISHED:
            row.state = ProposalState.CLEAR
        following.forget(row)


def _tell(plan: Plan, tasks: list[Task], by: User) -> None:
    units = {task.lead_unit_id for task in tasks if task.lead_unit_id is not None}
    whom = {
        person.id: person
        for unit_id in sorted(units)
        for person in people.answering_for(plan.commune_id, unit_id)
        if person.id != by.id
    }
    occasion = f"withdraw-{plan.version}"
    telling.tell(plan, "plan_withdrawn", occasion, whom.values(), slot=f"plan-{plan.id}-{occasion}", by=by)
