"""Each task of a report as a row of its snapshot: its one term by the count's own conditions, its state in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import selectinload

from app.database import db
from app.models.briefing.causes import causes
from app.models.briefing.words import day_words, state_words
from app.models.reporting.whole import pillars
from app.models.reporting.whole.span import Span
from app.models.task import difficulties
from app.models.task.difficulties import Standing
from app.models.task.period import ONE
from app.models.task.records import Extension, Submission
from app.models.task.table import Task, TaskUnit
from app.models.task.terms import DONE, REPORTED, counted, terms
from app.models.task.timing import Time, TimeState, time_state
from app.papers.text import shorten

Row = dict[str, Any]
HANDED_IN = (*DONE, *REPORTED)
MOST = 120  # letters of a result
URGE = "Tiếp tục đôn đốc; đơn vị chủ trì báo cáo nguyên nhân, thời gian hoàn thành"


def of(span: Span) -> list[Row]:
    """Every task that counts, in the order of plans; statements don't grow with them.

    Why one is late is what its people stated, as in a brief and on the page of overdue tasks.
    """
    asked = select(Task).where(Task.commune_id == span.commune_id, counted(), span.given())
    eager = (selectinload(Task.lead_unit), selectinload(Task.units).selectinload(TaskUnit.unit))
    tasks = db.session.scalars(asked.options(*eager).order_by(Task.year, Task.plan_id, Task.position, Task.number))
    placed, stands, wanted = _terms_of(span), difficulties.standing(span.commune_id), _wanted(span.commune_id)
    results, stated = _results(span.commune_id), causes(span.commune_id, span.day, span.to_on)
    return [
        _row(one, span, placed[one.id], stands.get(one.id), wanted.get(one.id))
        | {"result": results.get(one.id) if placed[one.id] in HANDED_IN else None}
        | {"reason": stated.get(one.id), "stated": one.id in stated}
        for one in tasks
    ]


def coming(span: Span) -> ColumnElement[bool]:
    """Open dated tasks that fall due between the window's end and the next one's."""
    return terms(span.day, span.to_on)["in_time"] & Task.due_effective_on.between(span.to_on + ONE, span.next_on)


def _terms_of(span: Span) -> dict[int, str]:
    """The term of each task, asked as the count asks."""
    return {
        task_id: key
        for key, term in terms(span.day, span.to_on).items()
        for task_id in db.session.scalars(select(Task.id).where(Task.commune_id == span.commune_id, term))
    }


def _wanted(commune_id: int) -> Mapping[int, Extension]:
    """The requests for a later day that wait, by task."""
    waits = select(Extension).where(Extension.commune_id == commune_id, Extension.decision.is_(None))
    return {one.task_id: one for one in db.session.scalars(waits)}


def _results(commune_id: int) -> dict[int, str]:
    """What was handed in, by task: the number of the last report of completion that wasn't returned, else its words."""
    told = (Submission.task_id, Submission.document_number, Submission.result)
    stands = or_(Submission.decision.is_(None), Submission.decision == "accepted")
    asked = select(*told).where(Submission.commune_id == commune_id, stands).order_by(Submission.at, Submission.id)
    return {task_id: number or shorten(result, MOST) for task_id, number, result in db.session.execute(asked)}


def _row(task: Task, span: Span, term: str, stands: Standing | None, wanted: Extension | None) -> Row:
    state = time_state(task, span.day, last=span.to_on)
    done_on = task.submitted_on if term in DONE else None
    days = state.days or 0 if state.kind == Time.LATE else 0
    return {
        "id": task.id,
        "code": task.code,
        "text": task.text,
        "section": task.section,
        "pillar": pillars.of(task.section),
        "unit": task.lead_unit.name if task.lead_unit else None,
        "coordinating": [row.unit.short_name for row in task.units],
        "due_words": task.deadline_words,
        "due_on": _iso(task.due_on),
        "effective_on": _iso(task.due_effective_on),
        "product": task.product,
        "planned": task.plan_id is not None,
        "term": term,
        "state_words": _said(state, span.day),
        "done_on": _iso(done_on),
        "note": f"Đã gia hạn {task.extended} lần" if task.extended else None,
        "within": done_on is not None and span.from_on <= done_on <= span.to_on,
        "coming": term == "in_time" and _between(span.to_on + ONE, task.due_effective_on, span.next_on),
        "days_late": days,
        "noted": task.last_note if days else None,
        "extended": task.extended,
        "urged": task.urged,
        "proposed": _proposed(stands, wanted) if days else "",
        "grounds": _grounds(task, days, wanted) if days else "",
    }


def _said(state: TimeState, day: date) -> str:
    """A paper is read on other days than it is of: no "today"."""
    return f"Đến hạn ngày {day_words(day)}" if state.kind == Time.TODAY else state_words(state)


def _proposed(stands: Standing | None, wanted: Extension | None) -> str:
    """What may be done about an overdue task: as its unit proposes, the request that waits, else urging."""
    if stands and stands.proposal:
        return stands.proposal
    return f"Xem xét đề nghị gia hạn đến {day_words(wanted.wanted_on)}" if wanted else URGE


def _grounds(task: Task, days: int, wanted: Extension | None) -> str:
    said = [f"Quá hạn {days} ngày"]
    said += [f"đã gia hạn {task.extended} lần"] if task.extended else []
    said += [f"đã đôn đốc {task.urged} lần"] if task.urged else []
    said += [f"đơn vị xin gia hạn với lý do: {wanted.reason.rstrip('.')}"] if wanted else []
    return "; ".join(said) + "."


def _between(first: date, day: date | None, last: date) -> bool:
    return day is not None and first <= day <= last


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
