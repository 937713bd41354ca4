"""The published work behind a proposal: of a recurring duty the newest occurrence, which is what may still change."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from app.database import db
from app.models.plan import Proposal
from app.models.task import Task, series


def task_of(row: Proposal) -> Task | None:
    """The task that a row gave; None where it gave none."""
    task = db.session.get(Task, row.task_id) if row.task_id else None
    return series.present(task) if task is not None else None


def lock(rows: Iterable[Proposal]) -> None:
    """Wait for those who change one of the rows' tasks, before the commune is locked by what is recorded."""
    ids = [row.task_id for row in rows if row.task_id is not None]
    behind = select(Task.series_id).where(Task.id.in_(ids), Task.series_id.is_not(None))
    newest = select(func.max(Task.id)).where(Task.series_id.in_(behind)).group_by(Task.series_id)
    asked = select(Task).where(Task.id.in_(ids) | Task.id.in_(newest)).order_by(Task.id)
    locked = asked.with_for_update(key_share=True, of=Task).execution_options(populate_existing=True)
    db.session.scalars(locked).all()
