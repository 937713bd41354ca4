"""Ask for a brief: the paper's row and its job in one transaction; the same request twice is one paper."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import db
from app.models import job_runs
from app.models.errors import NotAllowed
from app.models.event import record
from app.models.locking import lock
from app.models.meeting import Meeting, Paper
from app.models.minutes.powers import standing
from app.models.roles import Role
from app.models.user import User

KIND = "brief"
BRIEFERS = (Role.SECRETARIAT, Role.CHAIRPERSON, Role.DEPUTY)


def ask(meeting: Meeting, by: User, on: date | None = None) -> Paper:
    """Ask for the brief of a meeting as of a day (default: today). While one is being made, it is that one."""
    if not by.holds(*BRIEFERS):
        raise NotAllowed("only_briefers")
    lock(meeting)
    standing(meeting)
    under_way = db.session.scalar(
        select(Paper).where(
            Paper.commune_id == meeting.commune_id,
            Paper.meeting_id == meeting.id,
            Paper.kind == KIND,
            Paper.state.in_(("pending", "making")),
        )
    )
    return under_way or new(meeting, on or clock.today(), by)


def new(meeting: Meeting, on: date, by: User | None) -> Paper:
    """Make the paper's row and ask for its job."""
    lock(meeting)
    earlier = db.session.scalar(
        select(func.count(Paper.id)).where(Paper.commune_id == meeting.commune_id, Paper.meeting_id == meeting.id)
    )
    paper = Paper(
        commune_id=meeting.commune_id,
        kind=KIND,
        meeting_id=meeting.id,
        on=on,
        input_key=f"{KIND}-{meeting.id}-{on.isoformat()}-{(earlier or 0) + 1}",
        asked_by_id=by.id if by else None,
    )
    db.session.add(paper)
    db.session.flush()
    record("paper.asked", paper, by, after=on)
    job_runs.ask(paper.commune_id, "write_paper", paper.id, paper.input_key)
    return paper


def papers_of(meeting: Meeting) -> list[Paper]:
    """Every paper made for a meeting, newest first."""
    return list(
        db.session.scalars(
            select(Paper)
            .where(Paper.commune_id == meeting.commune_id, Paper.meeting_id == meeting.id)
            .order_by(Paper.id.desc())
        )
    )
