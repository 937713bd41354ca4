"""Papers that the secretariat owes soon: briefs for coming meetings, reports that plans ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models.meeting import Meeting, Paper
from app.models.task import Task
from app.models.task.query import Query
from app.models.task.table import OPEN

REPORTING = "reporting"
NEAR = timedelta(days=14)
SHOWN = 10


@dataclass(frozen=True)
class PapersDue:
    """The coming meetings that have no brief yet, and the first duties to report that fall due within NEAR."""

    meetings: list[Meeting]
    duties: list[Task]


def papers_due(commune_id: int, today: date) -> PapersDue:
    """What is to be written; two statements."""
    return PapersDue(_without_brief(commune_id, today), _duties(commune_id, today))


def duties(today: date) -> Query:
    """The question whose list holds the duties to report of the next days."""
    states = frozenset(str(state) for state in OPEN)
    return Query(kind=REPORTING, states=states, from_on=today, to_on=today + NEAR)


def _without_brief(commune_id: int, today: date) -> list[Meeting]:
    ready = exists().where(
        Paper.commune_id == Meeting.commune_id, Paper.meeting_id == Meeting.id, Paper.state == "ready"
    )
    coming = (Meeting.commune_id == commune_id, Meeting.on >= today)
    return list(
        db.session.scalars(select(Meeting).where(*coming, ~ready).order_by(Meeting.on, Meeting.id).limit(SHOWN))
    )


def _duties(commune_id: int, today: date) -> list[Task]:
    near = (Task.due_effective_on >= today, Task.due_effective_on <= today + NEAR)
    where = (Task.commune_id == commune_id, Task.kind == REPORTING, Task.state.in_(OPEN), *near)
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on, Task.id).limit(SHOWN)))
