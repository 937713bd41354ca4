"""The part of a coordinating unit: its own duty, its own day, seen and answered; never blamed for the lead's delay."""

from __future__ import annotations

from datetime import date

from app import clock
from app.models import people, powers, telling
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.roles import DOERS
from app.models.task.table import Task, TaskUnit
from app.models.text import clean
from app.models.unit import Unit
from app.models.user import User


def of(task: Task, unit: Unit) -> TaskUnit:
    """The part of a unit. Raises Refused where it doesn't coordinate the task."""
    part = next((row for row in task.units if row.unit_id == unit.id), None)
    if part is None:
        raise Refused("not_coordinating", unit=unit.name)
    return part


def own(task: Task, person: User) -> list[TaskUnit]:
    """The parts of units that the person heads."""
    return [row for row in task.units if powers.acts_for(person, row.unit_id)]


def worked(task: Task, person: User) -> list[TaskUnit]:
    """The parts of units that the person works in, as head or officer: those they may write of."""
    units = person.unit_ids(*DOERS)
    return [row for row in task.units if row.unit_id in units and row.unit_id != task.lead_unit_id]


def may_ask(person: User, task: Task) -> bool:
    """The lead unit's head and the secretariat say what a coordinating unit is to do."""
    return powers.acts_for(person, task.lead_unit_id) or powers.may_lead_plans(person)


def ask(task: Task, by: User, unit: Unit, duty: str, due_on: date | None = None) -> TaskUnit:
    """Say what a coordinating unit is to do, and by which day; it is told, and answers anew.

    Raises Refused without a duty, or for a day after the task's own.
    """
    if not may_ask(by, task):
        raise NotAllowed("only_lead_head")
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
    part, duty = of(task, unit), clean(duty)
    if not duty:
        raise Refused("duty_missing")
    if due_on is not None and task.due_effective_on is not None and due_on > task.due_effective_on:
        raise Refused("part_after_task", day=task.due_effective_on.strftime("%d/%m/%Y"))
    if (part.duty, part.due_on) == (duty, due_on):
        return part
    part.duty, part.due_on, part.acknowledged_at, part.answered_at = duty, due_on, None, None
    task.touch()
    record("task.part_asked", task, by, before=unit.short_name, after=due_on, note=duty)
    whom = [person for person in people.answering_for(task.commune_id, unit.id) if person.id != by.id]
    occasion = f"part-v{task.version}-{part.id}"
    telling.tell(task, "part_asked", occasion, whom, slot=f"task-{task.id}-{occasion}", by=by)
    return part


def acknowledge(task: Task, by: User) -> None:
    """The head of a coordinating unit has seen its part. Safe to call twice. Raises Refused for other units."""
    parts = own(task, by)
    if not parts:
        raise Refused("not_coordinating", unit=by.title_line)
    for part in parts:
        if part.acknowledged_at is None:
            part.acknowledged_at = clock.now()
            task.touch()
            record("task.part_acknowledged", task, by, after=part.unit.short_name)
