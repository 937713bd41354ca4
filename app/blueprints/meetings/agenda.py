"""The agenda of a meeting: the work to be spoken of, in order; put on it, dropped, moved."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, forms, htmx
from app.blueprints.meetings import blueprint
from app.models import agenda, agenda_acts, agenda_proposals, powers, settings
from app.models.meeting import AgendaItem, Meeting
from app.models.reach import find
from app.models.search import codes
from app.models.task import Task, finding, period_updates
from app.models.task.query import TEXT, Query
from app.models.text import clean
from app.models.user import User
from app.policy import allow

SHOWN = 10  # tasks found


@blueprint.post("/<int:meeting_id>/chuong-trinh")
@allow(*powers.URGERS)
def put(meeting_id: int) -> Any:
    """Put a task on the agenda."""
    meeting = find(current_user, Meeting, meeting_id)
    task = find(current_user, Task, forms.number("task") or 0)
    agenda_acts.put(meeting, current_user, task)
    return changed(meeting, _("Đã thêm vào chương trình: %(title)s", title=task.short_text))


@blueprint.post("/chuong-trinh/<int:item_id>/bo")
@allow(*powers.URGERS)
def drop(item_id: int) -> Any:
    """Drop an item; it can be taken back."""
    item = find(current_user, AgendaItem, item_id)
    agenda_acts.drop(item, current_user)
    undo = url_for("meetings.take_back", item_id=item.id)
    return _changed_of(item, htmx.toast(_("Đã bỏ khỏi chương trình: %(title)s", title=item.text), undo=undo))


@blueprint.post("/chuong-trinh/<int:item_id>/dua-lai")
@allow(*powers.URGERS)
def take_back(item_id: int) -> Any:
    """Take a dropped item back."""
    item = find(current_user, AgendaItem, item_id)
    agenda_acts.take_back(item, current_user)
    return _changed_of(item, _("Đã đưa lại vào chương trình: %(title)s", title=item.text))


@blueprint.post("/chuong-trinh/<int:item_id>/len")
@allow(*powers.URGERS)
def move_up(item_id: int) -> Any:
    """Move an item one place up."""
    return _moved(item_id, -1)


@blueprint.post("/chuong-trinh/<int:item_id>/xuong")
@allow(*powers.URGERS)
def move_down(item_id: int) -> Any:
    """Move an item one place down."""
    return _moved(item_id, 1)


def shown(meeting: Meeting, person: User) -> dict[str, Any]:
    """What `meetings/agenda.html` needs; what is looked for stands in the address as `tim`."""
    may_arrange = agenda_acts.may_arrange(person) and meeting.cancelled_at is None
    looked_for = clean(request.args.get("tim", "")[:TEXT]) if may_arrange else ""
    items = agenda.items(meeting)
    period_updates.fill([item.task for item in items if item.task])
    on_it = {item.task_id for item in items}
    return {
        "agenda": items,
        "dropped": agenda_acts.dropped(meeting) if may_arrange else [],
        "may_arrange": may_arrange,
        "proposed": agenda_proposals.of(meeting) if may_arrange and meeting.on >= clock.today() else [],
        "looked_for": looked_for,
        "found": [task for task in _found(person, looked_for) if task.id not in on_it],
        "soon_days": int(settings.read(meeting.commune_id, "soon_days")),
    }


def _found(person: User, text: str) -> list[Task]:
    """The tasks that a number or words mean, the first of them."""
    if not text:
        return []
    task_id = codes.task_of(person, text)
    if task_id is not None:
        return [find(person, Task, task_id)]
    return finding.search(person, Query(text=text)).tasks[:SHOWN]


def _moved(item_id: int, places: int) -> Any:
    item = find(current_user, AgendaItem, item_id)
    agenda_acts.move(item, current_user, places)
    return _changed_of(item, None)


def _changed_of(item: AgendaItem, said: Any) -> Any:
    return changed(find(current_user, Meeting, item.meeting_id), said)


def changed(meeting: Meeting, said: Any) -> Any:
    """The agenda anew, in place or on the meeting's page."""
    part = [_panel(meeting)] if htmx.is_partial() else []
    return htmx.done(url_for("meetings.show", meeting_id=meeting.id, _anchor="agenda"), *part, toast=said)


def _panel(meeting: Meeting) -> str:
    return render_template("meetings/agenda.html", meeting=meeting, **shown(meeting, current_user))
