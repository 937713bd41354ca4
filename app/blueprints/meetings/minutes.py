"""Biên bản: the page on which the secretary writes while the meeting goes on; each line is saved on its own."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals, typed, words
from app.blueprints.meetings import blueprint
from app.blueprints.meetings.closed import led_back
from app.models import unit_lists
from app.models.errors import NotAllowed, Refused, Stale
from app.models.inviting import guests
from app.models.meeting import Meeting
from app.models.minutes import assigning, attendance, closing, conclusions, opinions
from app.models.minutes.lines import Seen
from app.models.minutes.powers import HOLDERS
from app.models.reach import find
from app.policy import allow

HEAD = ("begun", "ended", "secretary", "assessment")


@dataclass(frozen=True)
class Again:
    """What was typed into a form that is shown again: which form, its fields, what is wrong and where."""

    key: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    stale: bool = False

    def of(self, key: str) -> Again | None:
        """This, where it is the form of that key."""
        return self if key == self.key else None


@blueprint.get("/<int:meeting_id>/bien-ban")
@allow(*HOLDERS)
def minutes(meeting_id: int) -> Any:
    """The minutes as they stand."""
    meeting = find(current_user, Meeting, meeting_id)
    return led_back(meeting) or page(meeting)


@blueprint.post("/<int:meeting_id>/bien-ban")
@allow(*HOLDERS)
def save_head(meeting_id: int) -> Any:
    """Save times, secretary and the chair's assessment."""
    meeting = find(current_user, Meeting, meeting_id)
    said = {name: request.form.get(name, "") for name in HEAD}
    try:
        closing.save(meeting, current_user, **said, version=typed.number(request.form.get("version")))
    except NotAllowed:
        raise
    except Refused as refused:
        return full_again(meeting, "head", refused)
    keep = f"assessment-{meeting.id}"
    return htmx.done(address(meeting, "head"), toast=_("Đã lưu phần chung của biên bản"), saved=keep)


def page(meeting: Meeting, again: Again | None = None) -> str:
    """The whole page; `again` is what was typed into one of its forms and not saved."""
    invited = guests.of(meeting)
    return render_template(
        "meetings/minutes.html",
        meeting=meeting,
        guests=invited,
        counts=attendance.counts(invited),
        lacking=guests.lacking(meeting),
        opinions=opinions.of(meeting),
        conclusions=conclusions.of(meeting),
        again=again or Again(),
        **shared(meeting),
    )


def shared(meeting: Meeting) -> dict[str, Any]:
    """What every line of the minutes needs to be drawn."""
    return {
        "boards": unit_lists.choices(meeting.commune_id, boards=True),
        "units": unit_lists.choices(meeting.commune_id),
        "hand": request.form.get("hand") or secrets.token_hex(6),
        "source": assigning.source(meeting),
    }


def seen() -> Seen:
    """What the line's form was drawn from; `over` where its writer chose to keep the own text."""
    version = request.form.get("over") or request.form.get("version")
    return Seen(typed.number(version), request.form.get("hand", "")[:32])


def address(meeting: Meeting, anchor: str) -> str:
    """A place on the page."""
    return url_for("meetings.minutes", meeting_id=meeting.id, _anchor=anchor)


def full_again(meeting: Meeting, key: str, refused: Refused) -> Response:
    """The page with what was typed into one form: 422, stale 409."""
    status = refusals.undo(refused)
    again = Again(key, request.form, forms.error(refused), isinstance(refused, Stale))
    fresh = find(current_user, Meeting, meeting.id)
    return make_response(page(fresh, again), status)


def not_saved(refused: Refused) -> tuple[str, int]:
    """What is said at a line that wasn't saved, and the status."""
    status = refusals.undo(refused)
    return words.sentence(refused), status
