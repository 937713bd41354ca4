"""The tasks that serve a target."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models import reach
from app.models.errors import NotAllowed, Refused
from app.models.event import record
from app.models.plan import Proposal
from app.models.roles import Role
from app.models.target import Target, TargetTask
from app.models.task.table import Task
from app.models.telling import insert_new
from app.models.text import clean
from app.models.user import User

CODE = re.compile(r"(?:.*/viec/(?P<id>\d{1,9})|(?:NV-)?(?P<year>\d{4})-(?P<number>\d{1,6}))/?", re.I)


def may_link(person: User, target: Target) -> bool:
    """The secretariat, and the head of the unit that leads the target."""
    return person.holds(Role.SECRETARIAT) or target.lead_unit_id in person.unit_ids(Role.DEPARTMENT_HEAD)


def tasks_of(target: Target) -> list[Task]:
    """The tasks that serve a target, by due day; one statement."""
    of_target = (TargetTask.commune_id == target.commune_id, TargetTask.target_id == target.id)
    asked = select(Task).join(TargetTask, TargetTask.task_id == Task.id).where(*of_target)
    asked = asked.options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on.is_(None), Task.due_effective_on, Task.id)))


def targets_of(task: Task) -> list[Target]:
    """The targets that a task serves; one statement."""
    of_task = (TargetTask.commune_id == task.commune_id, TargetTask.task_id == task.id)
    asked = select(Target).join(TargetTask, TargetTask.target_id == Target.id)
    return list(db.session.scalars(asked.where(*of_task, Target.withdrawn_at.is_(None)).order_by(Target.id)))


def link(target: Target, by: User, words: str) -> Task:
    """Say that a task, named by its code or address, serves a target. Safe to call twice.

    Raises NotAllowed, Refused `task_code_unknown`.
    """
    if not may_link(by, target):
        raise NotAllowed("only_target_head")
    task = _named(by, words)
    if insert_new(TargetTask, {"commune_id": target.commune_id, "target_id": target.id, "task_id": task.id}):
        record("target.linked", target, by, after=task.code)
    return task


def unlink(target: Target, by: User, task: Task) -> None:
    """Take the link away. Safe to call twice. Raises NotAllowed."""
    if not may_link(by, target):
        raise NotAllowed("only_target_head")
    which = (TargetTask.target_id == target.id, TargetTask.task_id == task.id)
    row = db.session.scalar(select(TargetTask).where(TargetTask.commune_id == target.commune_id, *which))
    if row is not None:
        db.session.delete(row)
        record("target.unlinked", target, by, before=task.code)


def link_embedded(rows: list[Proposal], tasks: dict[str, int]) -> None:
    """Link targets that were read inside a task's own text; `tasks` are ids by the reading's id of each."""
    for row in rows:
        task_id = tasks.get(str(row.fields.get("embedded_in") or ""))
        if task_id and row.target_id:
            insert_new(TargetTask, {"commune_id": row.commune_id, "target_id": row.target_id, "task_id": task_id})


def _named(by: User, words: str) -> Task:
    """The task of a code (`NV-2026-031`, `2026-31`) or an address. Raises Refused."""
    found = CODE.fullmatch(clean(words))
    if found is None:
        raise Refused("task_code_unknown", words=clean(words)[:60], field="task")
    which = reach.within(by, Task)
    if found["id"]:
        which = which.where(Task.id == int(found["id"]))
    else:
        which = which.where(Task.year == int(found["year"]), Task.number == int(found["number"]))
    task = db.session.scalar(which)
    if task is None:
        raise Refused("task_code_unknown", words=clean(words)[:60], field="task")
    return task
