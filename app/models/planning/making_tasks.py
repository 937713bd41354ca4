"""A clear proposal becomes a task: on its lead unit's board, or in the tray where no unit with a board is stated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import telling
from app.models.event import record
from app.models.plan import Plan, Proposal
from app.models.planning.making_units import Maker
from app.models.task import Task, TaskState, dates, leading, waits, writing
from app.models.task.records import Wait
from app.models.task.table import TaskClause
from app.models.telling import insert_new
from app.models.text import fold
from app.models.unit import Unit
from app.models.user import User
from app.models.working_days import WorkingDays

KEEPS_DAY = "khong lui han"


def make(proposal: Proposal, plan: Plan, number: int, maker: Maker, days: WorkingDays) -> Task:
    """Make the task of a proposal, in this transaction; the caller flushes, places and tells."""
    fields = proposal.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    return writing.new(
        maker.by,
        plan.commune_id,
        year=plan.year,
        number=number,
        text=fields["text"],
        due_on=_due(fields),
        days=days,
        plan_id=plan.id,
        position=proposal.position,
        lead_unit_id=lead.id if lead and lead.has_board else None,
        **_said(fields),
    )


def renew(task: Task, proposal: Proposal, maker: Maker, days: WorkingDays) -> None:
    """Bring a task of a withdrawn plan back, with what was edited since: no twin, a new start."""
    fields = proposal.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    task.lead_unit_id, task.lead_unit = (lead.id, lead) if lead and lead.has_board else (None, None)
    task.text = fields["text"]
    for name, value in _said(fields).items():
        setattr(task, name, value)
    task.state, task.closed_at, task.accepted_at, task.assignee_id = TaskState.UNACCEPTED, None, None, None
    task.extended, task.due_read_on = 0, _due(fields)
    dates.set_due(task, _due(fields), days)
    writing.index(task)
    telling.revive(task)
    record("task.revived", task, maker.by, before=TaskState.CANCELLED, after=task.state)


def join(task: Task, fields: dict[str, Any], maker: Maker) -> None:
    """Give a task its coordinating units: further stated leads are flagged for a look."""
    stated = maker.units(fields["other_leads"])
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    outside = [lead] if lead and task.lead_unit_id is None else []
    helpers: list[Unit] = [*outside, *maker.units(fields["coordinators"])]
    leading.coordinate(task, helpers, flagged=stated)


def wait_for(task: Task) -> None:
    """A task that waits for somebody's guidance is asked about in a month."""
    if task.deadline_type != "external" or task.due_on is not None:
        return
    if db.session.scalar(select(Wait.id).where(Wait.commune_id == task.commune_id, Wait.task_id == task.id)):
        return
    today = clock.today()
    words = task.depends_on or task.deadline_words or ""
    db.session.add(
        Wait(
            commune_id=task.commune_id,
            task_id=task.id,
            for_whom=words,
            asked_on=today,
            recheck_on=today + waits.ASK_AGAIN,
        )
    )


def place(commune_id: int, task_id: int, clause_ids: Iterable[int]) -> None:
    """Say where in the document a task stands; said twice it is said once."""
    for clause_id in dict.fromkeys(clause_ids):
        insert_new(TaskClause, {"commune_id": commune_id, "task_id": task_id, "clause_id": clause_id})


def begin(task: Task, by: User | None) -> None:
    """Record the beginning of a task that a plan gives."""
    record("task.published", task, by, after=task.lead_unit.name if task.lead_unit else None)


def _due(fields: dict[str, Any]) -> date | None:
    due = fields["deadline"].get("due")
    return date.fromisoformat(due) if due else None


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    deadline = fields["deadline"]
    suggested = fields.get("lead_suggested") or []
    return {
        "kind": fields["kind"],
        "section": fields["section"],
        "short_text": fields["short_text"],
        "lead_words": fields["lead_words"],
        "lead_suggested": suggested[0]["name"] if suggested else None,
        "deadline_type": deadline["type"],
        "deadline_words": fields["deadline_words"],
        "recurrence": deadline.get("recurrence"),
        "depends_on": deadline.get("depends_on"),
        "keeps_day": KEEPS_DAY in fold(fields["deadline_words"]),
        "product": fields["product"],
    }
