"""Progress: a sentence, two clicks; percent and an obstacle where there is one."""

from __future__ import annotations

from sqlalchemy import select

from app import clock
from app.database import db
from app.models import powers
from app.models.errors import NotAllowed, Refused, Stale
from app.models.event import record
from app.models.task import period_updates
from app.models.task.records import ProgressUpdate
from app.models.task.table import Task
from app.models.task.timing import is_ongoing
from app.models.text import clean
from app.models.user import User


def note(
    task: Task,
    by: User,
    text: str,
    *,
    percent: int | None = None,
    obstacle: bool = False,
    period: str | None = None,
) -> ProgressUpdate:
    """Write a progress note; of an ongoing duty it is the result of a period too (None: the one that is owed).

    Raises Refused for an empty one, a percent outside 0–100 or another period, Stale when work is closed.
    """
    if not powers.may_update(by, task):
        raise NotAllowed("only_lead_unit")
    if not task.is_open:
        raise Stale("stale_move", code=task.code)
    text = clean(text)
    if not text:
        raise Refused("note_missing")
    if percent is not None and not 0 <= percent <= 100:
        raise Refused("percent_wrong")
    update = ProgressUpdate(
        commune_id=task.commune_id, task_id=task.id, by_id=by.id, text=text, percent=percent, obstacle=obstacle
    )
    db.session.add(update)
    task.last_note, task.last_note_at, task.obstacle = text, clock.now(), obstacle
    if percent is not None:
        task.percent = percent
    if is_ongoing(task):
        period_updates.write(task, by, text, period)
    else:
        record("task.noted", task, by, note=text, after=percent)
    return update


def notes(task: Task) -> list[ProgressUpdate]:
    """The notes of a task, newest first."""
    return list(
        db.session.scalars(
            select(ProgressUpdate)
            .where(ProgressUpdate.commune_id == task.commune_id, ProgressUpdate.task_id == task.id)
            .order_by(ProgressUpdate.at.desc(), ProgressUpdate.id.desc())
        )
    )
