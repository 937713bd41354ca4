"""What the papers of a meeting say, frozen as JSON; their shape is `app.papers.invitation.snapshot.MeetingSnapshot`."""

from __future__ import annotations

from typing import Any

from app import clock
from app.database import db
from app.models import agenda
from app.models.briefing.letterhead import issuer, kept_line, letterhead
from app.models.commune import Commune
from app.models.inviting import guests
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.meeting_parts import Attendance, Guest
from app.models.minutes import conclusions, opinions

FACTS_VERSION = "meeting-1"
TEMPLATE_VERSIONS = {"invitation": "invitation-1", "minutes": "minutes-2", "conclusions": "conclusions-1"}
SYMBOLS = {"invitation": "GM", "minutes": "BB", "conclusions": "TB"}


def freeze(meeting: Meeting, kind: str) -> dict[str, Any]:
    """The snapshot of one kind of SYMBOLS; all three hold the same facts, each prints its own."""
    commune, today = db.session.get_one(Commune, meeting.commune_id), clock.today()
    head = letterhead(commune, today, SYMBOLS[kind])
    invited, points = guests.of(meeting), [_point(one) for one in agenda.items(meeting)]
    return {
        "template_version": TEMPLATE_VERSIONS[kind],
        "formula_version": FACTS_VERSION,
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "on": today.isoformat(),
        "letterhead": {
            **head,
            "kept": kept_line(head),
            "issuer": issuer(head["issuer_lines"], commune.name_on(today).full),
        },
        "meeting": _meeting(meeting),
        "guests": [_guest(one) for one in invited],
        "agenda": [one["text"] for one in points],
        "points": points,
        "opinions": [{"speaker": one.speaker, "text": one.text} for one in opinions.of(meeting)],
        "conclusions": [_conclusion(one) for one in conclusions.of(meeting)],
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    names = ("title", "place", "chair", "requirements", "contact", "begun", "ended", "secretary", "assessment")
    said = {name: getattr(meeting, name) for name in names}
    return {**said, "committee": meeting.committee.name, "on": meeting.on.isoformat(), "time": meeting.at_time}


def _guest(guest: Guest) -> dict[str, Any]:
    known = guest.attendance != Attendance.UNKNOWN
    return {
        "name": guest.name,
        "position": guest.position,
        "member": guest.user_id is not None,
        "attendance": guest.attendance if known else None,
    }


def _point(item: AgendaItem) -> dict[str, Any]:
    task = item.task
    return {
        "text": task.short_text if task else item.text,
        "is_task": task is not None,
        "unit": task.lead_unit.name if task and task.lead_unit else None,
        "due_words": task.deadline_words if task else None,
        "due_on": task.due_on.isoformat() if task and task.due_on else None,
    }


def _conclusion(conclusion: Conclusion) -> dict[str, Any]:
    return {
        "text": conclusion.text,
        "unit": conclusion.lead_unit.name if conclusion.lead_unit else None,
        "coordinating": [row.unit.name for row in conclusion.units],
        "product": conclusion.product or None,
        "due_words": conclusion.due_words or None,
        "due_on": conclusion.due_on.isoformat() if conclusion.due_on else None,
        "code": conclusion.task.code if conclusion.task else None,
    }
