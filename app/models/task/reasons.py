"""Why open work doesn't go on, as its people said: a wait, an explanation, a difficulty, a pause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select

from app import clock
from app.database import db
from app.models.event import Event
from app.models.task.explanation import Explanation
from app.models.task.records import ProgressUpdate, Wait
from app.models.task.table import Task

Ids = Select[int]


@dataclass(frozen=True)
class Reason:
    """A reason: `kind` wait (`text` for whom, `again_on` when to ask again), explained, obstacle or paused (words)."""

    kind: str
    text: str
    on: date
    again_on: date | None = None


def reasons(*where: ColumnElement[bool]) -> dict[int, list[Reason]]:
    """The reasons of the tasks that meet the conditions, by task: waits first; four statements, however many."""
    ids = select(Task.id).where(*where)
    found: dict[int, list[Reason]] = defaultdict(list)
    for task_id, reason in [*_waits(ids), *_explained(ids), *_obstacles(ids), *_pauses(ids)]:
        found[task_id].append(reason)
    return found


def _waits(ids: Ids) -> Iterable[tuple[int, Reason]]:
    asked = select(Wait).where(Wait.task_id.in_(ids), Wait.ended_on.is_(None)).order_by(Wait.id)
    return [
        (row.task_id, Reason("wait", row.for_whom, row.asked_on, row.recheck_on)) for row in db.session.scalars(asked)
    ]


def _explained(ids: Ids) -> Iterable[tuple[int, Reason]]:
    """What the unit answered last when it was asked to explain."""
    answered = (Explanation.task_id.in_(ids), Explanation.outcome == "answered")
    last = select(func.max(Explanation.id)).where(*answered).group_by(Explanation.task_id)
    rows = db.session.scalars(select(Explanation).where(Explanation.id.in_(last)))
    return [(row.task_id, Reason("explained", row.answer or "", _day(row.ended_at or row.asked_at))) for row in rows]


def _obstacles(ids: Ids) -> Iterable[tuple[int, Reason]]:
    """The last difficulty that the lead unit wrote; later notes without one don't take the reason away."""
    last = (
        select(func.max(ProgressUpdate.id))
        .where(ProgressUpdate.task_id.in_(ids), ProgressUpdate.unit_id.is_(None))
        .where(or_(ProgressUpdate.obstacle, ProgressUpdate.difficulty.is_not(None)))
        .group_by(ProgressUpdate.task_id)
    )
    rows = db.session.scalars(select(ProgressUpdate).where(ProgressUpdate.id.in_(last)))
    return [(row.task_id, Reason("obstacle", row.difficulty or row.text, _day(row.at))) for row in rows]


def _pauses(ids: Ids) -> Iterable[tuple[int, Reason]]:
    about = (Event.subject_kind == Task.__tablename__, Event.subject_id.in_(ids), Event.verb == "task.paused")
    last = select(func.max(Event.id)).where(*about).group_by(Event.subject_id)
    rows = db.session.execute(select(Event.subject_id, Event.note, Event.at).where(Event.id.in_(last)))
    return [(task_id, Reason("paused", note or "", _day(at))) for task_id, note, at in rows]


def _day(at: datetime) -> date:
    return clock.local(at).date()
