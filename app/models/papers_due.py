"""Papers that the secretariat owes soon: briefs for coming meetings, reports that plans ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from app.database import db
from app.models import working_days
from app.models.inviting import days as invited
from app.models.meeting import Conclusion, Meeting, Paper
from app.models.task import Task
from app.models.task.query import Query
from app.models.task.table import OPEN

REPORTING = "reporting"
NEAR = timedelta(days=14)
SINCE = timedelta(days=60)  # what was held longer ago is left alone
SHOWN = 10
BRIEF_DAYS = 10  # working days before its meeting from which a brief is owed
AHEAD = timedelta(days=45)  # more than so many working days ever take


@dataclass(frozen=True)
class PapersDue:
    """The meetings of the next BRIEF_DAYS working days that have no brief yet, the first duties to
    report that fall due within NEAR, and the meetings held whose Thông báo kết luận isn't issued,
    each with its last day."""

    meetings: list[Meeting]
    duties: list[Task]
    notices: list[tuple[Meeting, date]] = field(default_factory=list)


def papers_due(commune_id: int, today: date) -> PapersDue:
    """What is to be written: a brief from BRIEF_DAYS working days before its meeting.

    Three statements, and the calendar where a meeting is near or a notice is owed.
    """
    return PapersDue(_without_brief(commune_id, today), _duties(commune_id, today), _notices(commune_id, today))


def duties(today: date) -> Query:
    """The question whose list holds the duties to report of the next days."""
    states = frozenset(str(state) for state in OPEN)
    return Query(kind=REPORTING, states=states, from_on=today, to_on=today + NEAR)


def _without_brief(commune_id: int, today: date) -> list[Meeting]:
    ready = exists().where(
        Paper.commune_id == Meeting.commune_id,
        Paper.meeting_id == Meeting.id,
        Paper.kind == "brief",
        Paper.state == "ready",
    )
    near = Meeting.on.between(today, today + AHEAD)
    coming = (Meeting.commune_id == commune_id, near, Meeting.cancelled_at.is_(None))
    found = db.session.scalars(select(Meeting).where(*coming, ~ready).order_by(Meeting.on, Meeting.id).limit(SHOWN))
    owed = list(found)
    until = working_days.of(commune_id).add(today, BRIEF_DAYS) if owed else today
    return [one for one in owed if one.on <= until]


def _notices(commune_id: int, today: date) -> list[tuple[Meeting, date]]:
    """Meetings of the last weeks with conclusions and without number of a notice (Decision 45/2018: 5 working days)."""
    concluded = exists().where(
        Conclusion.commune_id == Meeting.commune_id,
        Conclusion.meeting_id == Meeting.id,
        Conclusion.removed_at.is_(None),
    )
    held = (
        Meeting.commune_id == commune_id,
        Meeting.on <= today,
        Meeting.on > today - SINCE,
        Meeting.notice_number == "",
    )
    found = db.session.scalars(select(Meeting).where(*held, concluded).order_by(Meeting.on, Meeting.id).limit(SHOWN))
    owed = list(found)
    days = working_days.of(commune_id) if owed else None
    return [(one, invited.of(one, days, today).notice_by) for one in owed if days]


def _duties(commune_id: int, today: date) -> list[Task]:
    near = (Task.due_effective_on >= today, Task.due_effective_on <= today + NEAR)
    where = (Task.commune_id == commune_id, Task.kind == REPORTING, Task.state.in_(OPEN), *near)
    asked = select(Task).where(*where).options(joinedload(Task.lead_unit))
    return list(db.session.scalars(asked.order_by(Task.due_effective_on, Task.id).limit(SHOWN)))
