"""Number and day of the Thông báo kết luận, typed at its meeting."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.blueprints.meetings import blueprint, pages
from app.models.errors import NotAllowed, Refused
from app.models.meeting import Meeting
from app.models.minutes import closing
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow


@blueprint.post("/<int:meeting_id>/thong-bao")
@allow(*HOLDERS)
def issue(meeting_id: int) -> Any:
    """Note number and day; what is refused comes back at its field on the meeting's page."""
    meeting = find(current_user, Meeting, meeting_id)
    try:
        closing.issue(meeting, current_user, forms.text("notice_number"), forms.day("notice_on"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        wrong = {"errors": forms.error(refused), "typed": request.form}
        return render_template("meetings/show.html", **{**pages.contents(meeting_id), **wrong}), status
    said = _("Đã ghi số thông báo kết luận") if meeting.notice_number else _("Đã bỏ số thông báo kết luận")
    return htmx.done(url_for("meetings.show", meeting_id=meeting.id, _anchor="course"), toast=said)
