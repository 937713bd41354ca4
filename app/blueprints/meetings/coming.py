"""Who is invited and who came: the list with its taps, on the invitation's page and in the minutes."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals, words
from app.blueprints.meetings import blueprint
from app.models.errors import NotAllowed, Refused
from app.models.inviting import guests
from app.models.meeting import Meeting
from app.models.meeting_parts import Guest
from app.models.minutes import attendance
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow


@blueprint.post("/khach/<int:guest_id>/diem-danh")
@allow(*HOLDERS)
def mark(guest_id: int) -> Any:
    """Say whether a guest came."""
    guest = find(current_user, Guest, guest_id)
    attendance.mark(guest, current_user, request.form.get("attendance", ""))
    return _list(find(current_user, Meeting, guest.meeting_id), None)


@blueprint.post("/<int:meeting_id>/diem-danh")
@allow(*HOLDERS)
def mark_all(meeting_id: int) -> Any:
    """All of whom nothing was said came."""
    meeting = find(current_user, Meeting, meeting_id)
    n = attendance.all_present(meeting, current_user)
    return _list(meeting, _("Đã ghi có mặt %(n)s người", n=n))


@blueprint.post("/<int:meeting_id>/khach")
@allow(*HOLDERS)
def add_guest(meeting_id: int) -> Any:
    """Invite somebody by name."""
    meeting = find(current_user, Meeting, meeting_id)
    try:
        guest = guests.add(meeting, current_user, forms.text("name"), forms.text("position"))
    except NotAllowed:
        raise
    except Refused as refused:
        return _list(meeting, None, words.sentence(refused), refusals.undo(refused))
    return _list(meeting, _("Đã thêm %(name)s", name=guest.name))


@blueprint.post("/<int:meeting_id>/thanh-vien")
@allow(*HOLDERS)
def add_members(meeting_id: int) -> Any:
    """Invite the committee's members who aren't yet."""
    meeting = find(current_user, Meeting, meeting_id)
    n = guests.add_members(meeting, current_user)
    return _list(meeting, _("Đã thêm %(n)s thành viên", n=n))


@blueprint.post("/khach/<int:guest_id>/bo")
@allow(*HOLDERS)
def remove_guest(guest_id: int) -> Any:
    """Take somebody off the list; they can be taken back."""
    guest = find(current_user, Guest, guest_id)
    guests.remove(guest, current_user)
    undo = url_for("meetings.take_guest_back", guest_id=guest.id)
    said = htmx.toast(_("Đã bỏ %(name)s khỏi thành phần", name=guest.name), undo=undo)
    return _list(find(current_user, Meeting, guest.meeting_id), said)


@blueprint.post("/khach/<int:guest_id>/dua-lai")
@allow(*HOLDERS)
def take_guest_back(guest_id: int) -> Any:
    """Put somebody who was taken off on the list again."""
    guest = find(current_user, Guest, guest_id)
    guests.take_back(guest, current_user)
    return _list(find(current_user, Meeting, guest.meeting_id), _("Đã đưa lại %(name)s", name=guest.name))


def _list(meeting: Meeting, said: Any, error: str = "", status: int = 200) -> Any:
    """The list anew, where it is asked for (`noi`: on the invitation's page, else in the minutes)."""
    taps = request.form.get("noi") != "moi" and "giay-moi" not in request.headers.get("HX-Current-URL", "")
    if htmx.is_partial():
        invited = guests.of(meeting)
        drawn: dict[str, Any] = {
            "guests": invited,
            "counts": attendance.counts(invited),
            "lacking": guests.lacking(meeting),
        }
        oob = htmx.target_id() == "live"
        typed = request.form if error else {}
        drawn |= {"taps": taps, "error": error, "oob": oob, "typed": typed}
        part = render_template("meetings/guests.html", meeting=meeting, **drawn)
        return htmx.answer(part, toast=said, live=error or None, status=status)
    if error:
        raise Refused("guest_missing" if not forms.text("name") else "guest_there", name=forms.text("name"))
    page = "meetings.minutes" if taps else "meetings.invitation"
    return htmx.done(url_for(page, meeting_id=meeting.id, _anchor="guests"), toast=said)
