"""What became of the conclusions of the committee's meeting before: for the next agenda and the next brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import undefer

from app.database import db
from app.models.briefing.words import state_words
from app.models.meeting import Conclusion, Meeting, Paper
from app.models.minutes import conclusions
from app.models.task import TaskState
from app.models.task.timing import Time, time_state

NOT_GIVEN = "Chưa giao thành nhiệm vụ"
ENDED = (TaskState.DONE, TaskState.CANCELLED)


@dataclass(frozen=True)
class Followed:
    """A conclusion and whether something of it is still to be done."""

    conclusion: Conclusion

    @property
    def is_open(self) -> bool:
        """Is it no task yet, or one that hasn't ended?"""
        task = self.conclusion.task
        return task is None or task.state not in ENDED


def before(meeting: Meeting) -> Meeting | None:
    """The committee's last meeting before this one."""
    earlier = or_(Meeting.on < meeting.on, and_(Meeting.on == meeting.on, Meeting.id < meeting.id))
    asked = select(Meeting).where(Meeting.commune_id == meeting.commune_id, earlier)
    asked = asked.where(Meeting.committee_id == meeting.committee_id, Meeting.cancelled_at.is_(None))
    return db.session.scalar(asked.order_by(Meeting.on.desc(), Meeting.id.desc()).limit(1))


def of(meeting: Meeting) -> tuple[Meeting | None, list[Followed]]:
    """The meeting before with its conclusions, in order."""
    last = before(meeting)
    return last, [Followed(one) for one in conclusions.of(last)] if last else []


def frozen(meeting: Meeting, on: date) -> dict[str, Any] | None:
    """The last conclusions as a brief prints them (`app.papers.brief.snapshot.Followed`); None where there are none."""
    last, followed = of(meeting)
    if last is None or not followed:
        return None
    rows = [_row(one.conclusion, on) for one in followed]
    return {"title": last.title, "on": last.on.isoformat(), "rows": rows}


def five_before(meeting: Meeting) -> dict[str, Any] | None:
    """The five numbers of the newest brief of the meeting before, with their day; None where none was made."""
    last = before(meeting)
    if last is None:
        return None
    which = (Paper.commune_id == last.commune_id, Paper.meeting_id == last.id, Paper.kind == "brief")
    asked = select(Paper).where(*which, Paper.state == "ready").options(undefer(Paper.snapshot))
    paper = db.session.scalar(asked.order_by(Paper.id.desc()).limit(1))
    return {"on": paper.snapshot["on"], "five": paper.snapshot["five"]} if paper else None


def _row(one: Conclusion, on: date) -> dict[str, Any]:
    state = time_state(one.task, on) if one.task else None
    return {
        "text": one.text,
        "unit": one.task.lead_unit.name if one.task and one.task.lead_unit else _lead(one),
        "code": one.task.code if one.task else None,
        "due_words": one.due_words or None,
        "due_on": one.task.due_on.isoformat() if one.task and one.task.due_on else None,
        "state_words": state_words(state) if state else NOT_GIVEN,
        "is_done": bool(one.task and one.task.state == TaskState.DONE),
        "is_late": bool(state and state.kind == Time.LATE),
        "note": one.task.last_note if one.task else None,
    }


def _lead(one: Conclusion) -> str | None:
    return one.lead_unit.name if one.lead_unit else None
