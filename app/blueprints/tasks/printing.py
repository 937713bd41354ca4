"""The list as a paper: the whole list that an address asks for, whichever page is shown, up to PRINTED tasks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template, request, url_for
from flask_babel import force_locale
from flask_login import current_user

from app import clock, formats
from app.blueprints.tasks import address, blueprint
from app.blueprints.tasks.filter_said import Choices, said
from app.models.task import Task, finding
from app.policy import signed_in
from app.state_words import deadline_words, nobody, state_words

PRINTED = 500


@dataclass(frozen=True)
class Line:
    """A task on paper, in Vietnamese; `due` and `updated` are empty where there is nothing."""

    task: Task
    unit: str
    due: str
    state: str
    updated: str


@blueprint.get("/viec/in")
@signed_in
def paper() -> str:
    """The tasks of a question in its order; what isn't printed any more is counted."""
    query = replace(address.read(request.args), page=1)
    found = finding.search(current_user, query, most=PRINTED)
    with force_locale("vi"):
        filters = [one.words for one in said(query, Choices(current_user, query))]
        lines = [_line(task, found.soon_days) for task in found.tasks]
    back = url_for("tasks.index", **address.write(query))
    shown = {"left": found.total - len(lines), "back": back, "at": clock.now()}
    return render_template("tasks/paper.html", found=found, lines=lines, filters=filters, **shown)


def _line(task: Task, soon_days: int) -> Line:
    updated = formats.day_short(clock.local(task.last_note_at).date()) if task.last_note_at else ""
    return Line(
        task,
        task.lead_unit.short_name if task.lead_unit else nobody(),
        deadline_words(task, short=False) or "",
        state_words(task, soon_days=soon_days).words,
        updated,
    )
