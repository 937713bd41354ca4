"""Giấy mời: who is invited to what, by when, sent by one press; the year's calendar of meetings."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, forms, htmx, refusals, typed, words
from app.blueprints.meetings import blueprint
from app.blueprints.meetings.closed import led_back
from app.models import agenda, meeting_year, meetings, settings, working_days
from app.models.committee import Committee
from app.models.errors import NotAllowed, Refused, Stale
from app.models.inviting import days, guests, sending
from app.models.meeting import Meeting
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow


@blueprint.get("/<int:meeting_id>/giay-moi")
@allow(*HOLDERS)
def invitation(meeting_id: int) -> Any:
    """What the invitation says, who is invited, by which day it must leave."""
    meeting = find(current_user, Meeting, meeting_id)
    return led_back(meeting) or _invitation(meeting)


@blueprint.post("/<int:meeting_id>/giay-moi")
@allow(*HOLDERS)
def prepare(meeting_id: int) -> Any:
    """Keep requirements and contact; `gui` tells everybody invited. What is refused comes back with what was typed."""
    meeting, sends = find(current_user, Meeting, meeting_id), "gui" in request.form
    said = forms.text("requirements"), forms.text("contact")
    try:
        sending.prepare(meeting, current_user, *said, forms.number("version"))
        n = sending.send(meeting, current_user) if sends else 0
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _invitation(meeting, refused), status
    here = url_for("meetings.invitation", meeting_id=meeting.id)
    if not sends:
        return htmx.done(here, toast=_("Đã lưu giấy mời"))
    return htmx.done(here, toast=_sent(meeting, n))


@blueprint.get("/lich-nam")
@allow(*HOLDERS)
def year() -> str:
    """The year's meetings of a committee, as they are and as they are proposed."""
    return _year({})


@blueprint.post("/lich-nam")
@allow(*HOLDERS)
def make_year() -> Any:
    """Call every meeting of the year that isn't there yet."""
    committee = meetings.committee_of(current_user, forms.number("ban"))
    chosen = _year_within(forms.number("nam"))
    try:
        made = meeting_year.make(committee, current_user, chosen, forms.text("place"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _year({"place": refused}), status
    said = _("Đã ghi %(n)s cuộc họp của năm %(year)s", n=len(made), year=chosen)
    return htmx.done(url_for("meetings.index"), toast=said)


@blueprint.post("/lich-nam/cai-dat")
@allow(*HOLDERS)
def settle_year() -> Any:
    """Settle how often the committees meet."""
    try:
        meeting_year.settle(current_user, forms.text("rhythm"), forms.number("day"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _year({str(refused.params["field"]): refused}), status
    here = url_for("meetings.year", ban=forms.number("ban"), nam=forms.number("nam"))
    return htmx.done(here, toast=_("Đã lưu lịch họp định kỳ"))


def _sent(meeting: Meeting, n: int) -> str:
    """How many were told, and who must be told by hand."""
    strangers = ", ".join(one.name for one in guests.by_hand(meeting))
    if n:
        said = _("Đã gửi giấy mời cho %(n)s người", n=n)
    else:
        said = _("Mọi người có tài khoản đã được mời") if strangers else _("Mọi người đã được mời")
    more = _("Chưa có tài khoản, cần báo trực tiếp: %(names)s", names=strangers)
    return f"{said}. {more}" if strangers else said


def _invitation(meeting: Meeting, refused: Refused | None = None) -> str:
    where = "requirements" if isinstance(refused, Stale) else "guests"
    return render_template(
        "meetings/invitation.html",
        meeting=meeting,
        guests=guests.of(meeting),
        lacking=guests.lacking(meeting),
        items=agenda.items(meeting),
        days=days.of(meeting, working_days.of(meeting.commune_id), clock.today()),
        again=request.form if refused else None,
        wrong={where: words.sentence(refused)} if refused else {},
        stale=isinstance(refused, Stale),
    )


def _year(refused: dict[str, Refused]) -> str:
    every = meetings.committees(current_user.commune_id)
    chosen = typed.number(request.values.get("ban"))
    committee = find(current_user, Committee, chosen) if chosen else next(iter(every), None)
    shown = _year_within(typed.number(request.values.get("nam")))
    return render_template(
        "meetings/year.html",
        committee=committee,
        committees=every,
        year=shown,
        turns=meeting_year.of(committee, shown) if committee else [],
        settled=settings.read(current_user.commune_id, meeting_year.SETTING),
        typed=request.form,
        errors={name: words.sentence(one) for name, one in refused.items()},
    )


def _year_within(year: int | None) -> int:
    return min(max(year or clock.today().year, 2000), 2100)
