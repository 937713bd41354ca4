"""What units say stands in their way and what they propose, as it stands now: for leaders and their brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.database import db
from app.models.task.records import ProgressUpdate
from app.models.task.table import OPEN, Task


@dataclass(frozen=True)
class Standing:
    """A difficulty and a proposal of a task's lead unit that nothing written later has ended, and since when."""

    difficulty: str | None
    proposal: str | None
    at: datetime


def standing(commune_id: int, lead_unit_id: int | None = None) -> dict[int, Standing]:
    """What stands of each open task, of all or of those that a unit leads, by its id; one statement.

    A difficulty stands until an update is written without an obstacle, a proposal without one until the next update.
    """
    led = [] if lead_unit_id is None else [Task.lead_unit_id == lead_unit_id]
    rows = db.session.scalars(
        select(ProgressUpdate)
        .join(Task, (Task.commune_id == ProgressUpdate.commune_id) & (Task.id == ProgressUpdate.task_id))
        .where(Task.commune_id == commune_id, Task.state.in_(OPEN), ProgressUpdate.unit_id.is_(None), *led)
        .order_by(ProgressUpdate.at, ProgressUpdate.id)
    )
    found: dict[int, Standing | None] = {}
    for row in rows:
        found[row.task_id] = _after(found.get(row.task_id), row)
    return {task_id: one for task_id, one in found.items() if one}


def _after(before: Standing | None, row: ProgressUpdate) -> Standing | None:
    if row.obstacle and before and before.difficulty and not row.difficulty:
        return Standing(before.difficulty, row.proposal or before.proposal, before.at)
    return Standing(row.difficulty, row.proposal, row.at) if row.difficulty or row.proposal else None
