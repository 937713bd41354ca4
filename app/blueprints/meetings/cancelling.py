"""Calling a meeting off."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals, words
from app.blueprints.meetings import blueprint
from app.blueprints.meetings.closed import led_back
from app.language import counted as _n
from app.models import meeting_cancelling
from app.models.errors import NotAllowed, Refused
from app.models.inviting import sending
from app.models.meeting import Meeting
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow


@blueprint.get("/<int:meeting_id>/huy")
@allow(*HOLDERS)
def cancel_form(meeting_id: int) -> Any:
    """Ask for the reason, say who is told; one that is off or was held leads back to its page."""
    meeting = find(current_user, Meeting, meeting_id)
    return led_back(meeting, meeting_cancelling.check_open) or _form(meeting)


@blueprint.post("/<int:meeting_id>/huy")
@allow(*HOLDERS)
def cancel(meeting_id: int) -> Any:
    """Call the meeting off; the invited are told."""
    meeting, reason = find(current_user, Meeting, meeting_id), forms.text("reason")
    try:
        told = meeting_cancelling.cancel(meeting, current_user, reason, forms.number("version"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _form(meeting, reason, {"reason": words.sentence(refused)}), status
    said = _n("Đã hủy cuộc họp, báo cho %(n)s người được mời", told) if told else _("Đã hủy cuộc họp")
    return htmx.done(url_for("meetings.show", meeting_id=meeting.id), toast=said)


def _form(meeting: Meeting, reason: str = "", errors: dict[str, str] | None = None) -> str:
    shown = {"meeting": meeting, "tells": sending.awaits(meeting)}
    return render_template("meetings/cancel.html", **shown, reason=reason, errors=errors or {})
