"""A clear proposal becomes a task: on its lead unit's board, or in the tray where no unit with a board is stated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import telling, working_days
from app.models.event import record
from app.models.plan import Plan, Proposal
from app.models.planning import series_rules
from app.models.planning.making_units import Maker
from app.models.task import Task, TaskState, dates, leading, series, waits, writing
from app.models.task.records import Wait
from app.models.task.table import TaskClause
from app.models.task.timing import WAITING_TYPES
from app.models.telling import insert_new
from app.models.text import fold
from app.models.unit import Unit, UnitKind, UnitMember
from app.models.user import User
from app.models.working_days import WorkingDays

KEEPS_DAY = "khong lui han"
NO_MORE = "không còn là việc định kỳ"


def make(proposal: Proposal, plan: Plan, number: int, maker: Maker, days: WorkingDays) -> Task:
    """Make the task of a proposal, in this transaction; the caller flushes, places and tells."""
    fields = proposal.fields
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    task = writing.new(
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
    _repeat(task, fields, days)
    return task


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
    _repeat(task, fields, days)
    writing.index(task)
    telling.revive(task)
    record("task.revived", task, maker.by, before=TaskState.CANCELLED, after=task.state)


def set_deadline(task: Task, fields: dict[str, Any], by: User | None, reason: str) -> None:
    """Give a published task another deadline, with its words as written; reminders count from it anew.

    Of a series the rule changes, and the occurrence at hand with it; one that is done keeps the day it was judged by.
    """
    said = _said(fields)
    kind = {name: said[name] for name in ("deadline_type", "recurrence", "depends_on", "keeps_day")}
    due_on = _repeat_otherwise(task, fields, reason) or _due(fields)
    if task.series is not None and task.state in series.CLOSED:
        series.advance(task.series_id, task.commune_id, by)
        return
    writing.correct_due(task, by, due_on, None, reason, **kind)
    task.deadline_words = fields["deadline_words"]
    task.due_read_on = task.due_read_on or due_on
    writing.index(task)
    wait_for(task)


def _repeat(task: Task, fields: dict[str, Any], days: WorkingDays) -> None:
    """Make a task the first occurrence of a series where its words give days that come again."""
    rule = series_rules.of(fields, task.year)
    if rule is None or not series.start(task, rule, fields["deadline"]["type"], days):
        series.close(task.series, NO_MORE)


def _repeat_otherwise(task: Task, fields: dict[str, Any], reason: str) -> date | None:
    """Follow a changed deadline with the series: another rule, a first one, none; the occurrence's day by it."""
    rule, kind, days = series_rules.of(fields, task.year), fields["deadline"]["type"], working_days.of(task.commune_id)
    if rule is None:
        series.close(task.series, reason)
        return None
    if task.series is not None:
        return series.adapt(task, task.series, rule, kind, days)
    if task.state in series.CLOSED:
        return None
    before = (task.due_on, task.due_read_on)
    due_on = task.due_on if series.start(task, rule, kind, days) else None
    task.due_on, task.due_read_on = before
    return due_on


def join(task: Task, fields: dict[str, Any], maker: Maker) -> None:
    """Give a task its coordinating units: further stated leads are flagged for a look."""
    stated = maker.units(fields["other_leads"])
    lead = maker.unit(fields["lead_words"], fields["lead_unit_id"])
    outside = [lead] if lead and task.lead_unit_id is None else []
    helpers: list[Unit] = [*outside, *maker.units(fields["coordinators"])]
    groups, members = _members(task.commune_id, [*stated, *helpers])
    flagged = [unit for unit in stated if unit.id not in groups]
    named = [unit for unit in helpers if unit.id not in groups]
    leading.coordinate(task, [*named, *(unit for unit, _group in members)], flagged=flagged)
    itself = {unit.id for unit in (*flagged, *named)}
    by = {unit.id: group for unit, group in members}
    for row in task.units:
        row.via = None if row.unit_id in itself else by.get(row.unit_id)


def _members(commune_id: int, units: list[Unit]) -> tuple[set[int], list[tuple[Unit, str]]]:
    """The groups among units whose members were chosen, and these members with the group's name."""
    names = {unit.id: unit.name for unit in units if unit.kind == UnitKind.GROUP}
    found = db.session.execute(
        select(UnitMember.group_id, Unit)
        .join(Unit, Unit.id == UnitMember.unit_id)
        .where(UnitMember.commune_id == commune_id, UnitMember.group_id.in_(names), Unit.closed_on.is_(None))
        .order_by(Unit.position, Unit.sort_key)
    ).all()
    return {row[0] for row in found}, [(row[1], names[row[0]]) for row in found]


def wait_for(task: Task) -> None:
    """A task that waits for guidance or for an event is asked about in a month (domain rules of §5.3, rule 7)."""
    if task.deadline_type not in WAITING_TYPES or task.due_on is not None:
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
        "lead_words": fields["lead_words"] or fields.get("from_words"),
        "lead_suggested": suggested[0]["name"] if suggested else None,
        "deadline_type": deadline["type"],
        "deadline_words": fields["deadline_words"],
        "recurrence": series_rules.recurrence(fields),
        "depends_on": deadline.get("depends_on"),
        "keeps_day": KEEPS_DAY in fold(fields["deadline_words"]),
        "product": fields["product"],
    }
