"""What became of the conclusions of the committee's meetings before: for the next agenda and the next brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import undefer

from app.database import db
from app.models.briefing.lists import deadline
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
    return db.session.scalar(_earlier(meeting).limit(1))


def of(meeting: Meeting) -> tuple[Meeting | None, list[Followed]]:
    """The meeting before with its conclusions, in order."""
    last = before(meeting)
    return last, [Followed(one) for one in conclusions.of(last)] if last else []


def frozen(meeting: Meeting, on: date) -> dict[str, Any] | None:
    """The last conclusions as a brief prints them (`app.papers.brief.snapshot.Followed`); None where there are none."""
    last, followed = of(meeting)
    if last is None or not followed:
        return None
    return _of(last, [_row(one.conclusion, on) for one in followed])


def carried(meeting: Meeting, on: date) -> list[dict[str, Any]]:
    """What this year's meetings before the last one concluded and isn't done, the newest meeting first."""
    asked = _earlier(meeting).where(Meeting.on >= date(meeting.on.year, 1, 1))
    rows: dict[int, list[dict[str, Any]]] = {}
    others = db.session.scalars(asked).all()[1:]
    for one in conclusions.of(*others):
        if Followed(one).is_open:
            rows.setdefault(one.meeting_id, []).append(_row(one, on))
    return [_of(one, rows[one.id]) for one in others if one.id in rows]


def five_before(meeting: Meeting, on: date) -> dict[str, Any] | None:
    """The five numbers of the committee's newest brief of an earlier day, with that day; None where none was made.

    Briefs made again for one meeting are drafts of one paper: a meeting wants to know what changed since another.
    """
    asked = select(Paper).join(Meeting, (Meeting.commune_id == Paper.commune_id) & (Meeting.id == Paper.meeting_id))
    asked = asked.where(Paper.commune_id == meeting.commune_id, Paper.kind == "brief", Paper.state == "ready")
    asked = asked.where(Meeting.committee_id == meeting.committee_id, Meeting.id != meeting.id, Paper.on < on)
    newest = asked.order_by(Paper.on.desc(), Paper.id.desc()).limit(1).options(undefer(Paper.snapshot))
    paper = db.session.scalar(newest)
    return {"on": paper.snapshot["on"], "five": paper.snapshot["five"]} if paper else None


def _earlier(meeting: Meeting) -> Select[Meeting]:
    """The committee's meetings before this one but those called off, the newest first."""
    earlier = or_(Meeting.on < meeting.on, and_(Meeting.on == meeting.on, Meeting.id < meeting.id))
    asked = select(Meeting).where(Meeting.commune_id == meeting.commune_id, earlier)
    asked = asked.where(Meeting.committee_id == meeting.committee_id, Meeting.cancelled_at.is_(None))
    return asked.order_by(Meeting.on.desc(), Meeting.id.desc())


def _of(meeting: Meeting, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": meeting.title, "on": meeting.on.isoformat(), "rows": rows}


def _row(one: Conclusion, on: date) -> dict[str, Any]:
    state = time_state(one.task, on) if one.task else None
    return {
        "text": one.text,
        "unit": one.task.lead_unit.name if one.task and one.task.lead_unit else _lead(one),
        "code": one.task.code if one.task else None,
        "due_words": one.due_words or None,
        **(deadline(one.task) if one.task else {"due_on": None, "effective_on": None}),
        "state_words": state_words(state) if state else NOT_GIVEN,
        "is_done": bool(one.task and one.task.state == TaskState.DONE),
        "is_late": bool(state and state.kind == Time.LATE),
        "note": one.task.last_note if one.task else None,
    }


def _lead(one: Conclusion) -> str | None:
    return one.lead_unit.name if one.lead_unit else None
