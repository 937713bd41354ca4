"""The next occurrence of a series as a task: it takes over who does it and where it stands, not how far it is."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import office_hours, people, telling, working_days
from app.models.event import record
from app.models.task import writing
from app.models.task.occurrences import Occurrence
from app.models.task.table import Series, Task, TaskClause, TaskUnit
from app.models.user import User

CARRIED = (
    "plan_id", "position", "section", "kind", "short_text", "lead_unit_id", "lead_words", "lead_suggested",
    "depends_on", "keeps_day", "product",
)  # fmt: skip


def make(previous: Task, series: Series, wanted: Occurrence, by: User | None) -> Task:
    """Make an occurrence after another, in this transaction; it waits to be accepted, and its unit is told."""
    carried = {name: getattr(previous, name) for name in CARRIED}
    task = writing.new(
        None,
        previous.commune_id,
        text=previous.text,
        year=previous.year,
        due_on=wanted.due_on,
        series_id=series.id,
        period_key=wanted.key,
        deadline_type=series.deadline_type,
        deadline_words=series.words,
        recurrence=None if series.milestones else series.rule,
        assignee_id=_still(previous.assignee, previous),
        leader_id=previous.leader_id if previous.leader and previous.leader.active else None,
        **carried,
    )
    task.units = [_part(row) for row in previous.units if row.unit.closed_on is None]
    db.session.flush()
    _stand_where(previous, task)
    series.text, series.lead_unit_id = task.short_text, task.lead_unit_id
    record("task.recurred", task, None, before=previous.code, after=wanted.key)
    _tell(task, by)
    return task


def _still(person: User | None, task: Task) -> int | None:
    """The assignee, while they still work in the lead unit."""
    stays = person is not None and person.active and task.lead_unit_id in person.unit_ids()
    return person.id if person and stays else None


def _part(row: TaskUnit) -> TaskUnit:
    """A coordinating unit with its duty; its own day and what it answered belong to the occurrence before."""
    kept = {name: getattr(row, name) for name in ("commune_id", "unit_id", "role", "flagged", "duty", "via")}
    return TaskUnit(**kept, unit=row.unit)


def _stand_where(previous: Task, task: Task) -> None:
    its = (TaskClause.commune_id == task.commune_id, TaskClause.task_id == previous.id)
    for clause_id in db.session.scalars(select(TaskClause.clause_id).where(*its)):
        db.session.add(TaskClause(commune_id=task.commune_id, task_id=task.id, clause_id=clause_id))


def _tell(task: Task, by: User | None) -> None:
    """The unit learns of an occurrence: at once by a person's act, of the clock's in the day's own message."""
    whom = people.answering_for(task.commune_id, task.lead_unit_id)
    occasion = f"lead-{task.lead_unit_id or 0}-{task.version}"
    waits = None if by else office_hours.next_slot(clock.now(), working_days.of(task.commune_id)).leaves_at
    telling.tell(task, "assigned", occasion, whom, slot=f"series-{task.id}" if by else None, leaves_at=waits, by=by)
