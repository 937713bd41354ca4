"""Forms of a meeting of which nothing is written any more: they lead back to its page, which says why."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, url_for

from app import htmx, refusals, words
from app.models.errors import Refused
from app.models.meeting import Meeting
from app.models.minutes import powers


def led_back(meeting: Meeting, check: Callable[[Meeting], None] = powers.standing) -> Response | None:
    """The way to the meeting's page with the sentence of what `check` refuses; None where the form may open."""
    try:
        check(meeting)
    except Refused as refused:
        refusals.undo(refused)
        return htmx.leave(url_for("meetings.show", meeting_id=meeting.id), words.sentence(refused))
    return None
