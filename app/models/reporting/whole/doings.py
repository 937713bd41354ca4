"""What was done to lead the work within a window: papers issued, meetings held, urging (domain rules of §2.1, I)."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.database import db
from app.models.meeting import Meeting, Paper
from app.models.paper_issue import PaperIssue
from app.models.plan import Plan, PlanState
from app.models.reporting.whole.span import Span
from app.models.task.period import ONE
from app.models.task.records import Evidence, Submission, Urge
from app.models.task.table import Task
from app.papers.text import within

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

ABOUT = {
    "report": "Kết quả thực hiện nhiệm vụ {period}",
    "brief": "Tình hình thực hiện nhiệm vụ, phục vụ {meeting}",
    "invitation": "Mời dự {meeting}",
    "minutes": "Biên bản {meeting}",
    "conclusions": "Kết luận {meeting}",
    "urging": "Đôn đốc thực hiện nhiệm vụ quá hạn",
    "extension_request": "Đề nghị gia hạn thời gian thực hiện nhiệm vụ",
}
"""What the papers made here are about, in short."""


def documents(span: Span) -> list[dict[str, Any]]:
    """Issued within the window: the committee's own papers, plans, what was handed in as products; each number once."""
    found = {one["number"]: one for one in (*_handed(span), *_plans(span), *_noticed(span), *_issued(span))}
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


def _issued(span: Span) -> list[dict[str, Any]]:
    """The papers made here that bear a number; one made anew bears it once."""
    days = (PaperIssue.on >= span.from_on, PaperIssue.on <= span.to_on)
    its = (Paper.commune_id == PaperIssue.commune_id) & (Paper.id == PaperIssue.paper_id)
    said = (Paper.snapshot["meeting"]["title"].as_string(), Paper.snapshot["period"]["name"].as_string())
    borne = select(PaperIssue.number, PaperIssue.on, Paper.kind, *said).join(Paper, its)
    rows = db.session.execute(borne.where(PaperIssue.commune_id == span.commune_id, *days).order_by(PaperIssue.id))
    return [
        _document(number, on, ABOUT[kind].format(meeting=within(meeting or ""), period=period))
        for number, on, kind, meeting, period in rows
    ]


def _noticed(span: Span) -> list[dict[str, Any]]:
    """The notices of conclusions that were written elsewhere, by their meetings."""
    days = (Meeting.notice_on >= span.from_on, Meeting.notice_on <= span.to_on)
    held = select(Meeting).where(Meeting.commune_id == span.commune_id, *days)
    return [
        _document(one.notice_number or "", one.notice_on, ABOUT["conclusions"].format(meeting=within(one.title)))
        for one in db.session.scalars(held)
    ]


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
