"""What was done to lead the work within a window: papers issued, meetings held, urging (domain rules of §2.1, I)."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.meeting import Meeting, Paper
from app.models.plan import Plan, PlanState
from app.models.reporting.whole.span import Span
from app.models.task.period import ONE
from app.models.task.records import Evidence, Submission, Urge
from app.models.task.table import Task

NUMBERED = re.compile(r"^\s*\d+\s*/\s*(?:\d{4}\s*/\s*)?([^\W\d_]+)(?:-|$)")
KINDS = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "CTR": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTR": "Tờ trình",
    "GM": "Giấy mời",
}
"""Kinds of papers by the letters of their symbols (Decree 30/2020/NĐ-CP, annex III)."""


def documents(span: Span) -> list[dict[str, Any]]:
    """Plans issued within the window, then the documents that were handed in as products; each number once."""
    found = {one["number"]: one for one in (*_handed(span), *_plans(span))}
    return sorted(found.values(), key=lambda one: (one["on"] or "", one["number"]))


def meetings(span: Span) -> list[dict[str, Any]]:
    """Meetings of the window's days that have come, in order; none that was called off."""
    where = (Meeting.commune_id == span.commune_id, Meeting.on >= span.from_on, Meeting.on <= span.last)
    held = select(Meeting).where(*where, Meeting.cancelled_at.is_(None))
    asked = held.options(joinedload(Meeting.committee)).order_by(Meeting.on, Meeting.id)
    return [
        {"committee": one.committee.name, "title": one.title, "on": one.on.isoformat(), "place": one.place}
        for one in db.session.scalars(asked)
    ]


def urges(span: Span) -> int:
    """How many times tasks were urged within the window, taken-back ones left out."""
    which = (Urge.commune_id == span.commune_id, Urge.withdrawn_at.is_(None), *_within(span, Urge.at))
    return db.session.scalar(select(func.count(Urge.id)).where(*which)) or 0


def letters(span: Span) -> int:
    """How many công văn đôn đốc were drafted within the window."""
    which = (Paper.commune_id == span.commune_id, Paper.kind == "urging", Paper.state == "ready")
    days = (Paper.on >= span.from_on, Paper.on <= span.to_on)
    return db.session.scalar(select(func.count(Paper.id)).where(*which, *days)) or 0


def kind_of(number: str) -> str:
    """The kind of a paper by its symbol: 12/BC-UBND is a Báo cáo; without a kind's letters it is a Công văn."""
    found = NUMBERED.match(number)
    return KINDS.get(found[1].upper(), "Công văn") if found else "Văn bản"


def _plans(span: Span) -> list[dict[str, Any]]:
    where = (Plan.commune_id == span.commune_id, Plan.state == PlanState.PUBLISHED, Plan.number.is_not(None))
    days = (Plan.issued_on >= span.from_on, Plan.issued_on <= span.to_on)
    plans = db.session.scalars(select(Plan).where(*where, *days))
    return [_document(one.number or "", one.issued_on, one.title) for one in plans]


def _handed(span: Span) -> list[dict[str, Any]]:
    """Numbers that stand in reports of completion and in evidence, said of by their task."""
    reported = select(Submission.document_number, Submission.on, Task.short_text).join(Task, _task_of(Submission))
    shown = select(Evidence.document_number, Evidence.document_on, Task.short_text).join(Task, _task_of(Evidence))
    asked = (
        reported.where(Submission.decision == "accepted", Submission.on >= span.from_on, Submission.on <= span.to_on),
        shown.where(
            Evidence.removed_at.is_(None), Evidence.document_on >= span.from_on, Evidence.document_on <= span.to_on
        ),
    )
    rows = [row for one in asked for row in db.session.execute(one.where(Task.commune_id == span.commune_id))]
    return [_document(number.strip(), on, about) for number, on, about in rows if number and number.strip()]


def _task_of(model: Any) -> Any:
    return (Task.commune_id == model.commune_id) & (Task.id == model.task_id)


def _within(span: Span, at: Any) -> tuple[Any, ...]:
    return at >= clock.instant(span.from_on), at < clock.instant(span.to_on + ONE)


def _document(number: str, on: Any, about: str) -> dict[str, Any]:
    return {"kind": kind_of(number), "number": number, "on": on.isoformat() if on else None, "about": about}
