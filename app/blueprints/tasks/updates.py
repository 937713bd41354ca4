"""Write an update: one field in the task's panel, or in a dialog over the board; the rest is folded."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, refusals, typed, words
from app.blueprints.tasks import blueprint, place
from app.models.errors import NotAllowed, Refused
from app.models.task import Task, finding, page, progress
from app.models.task.records import ProgressUpdate
from app.policy import signed_in

FIELDS = ("text", "period", "percent", "difficulty", "proposal", "obstacle")
OVER = ("bang", "nha", "qua-han")  # places without the task's panel: the form comes in a dialog


@blueprint.get("/viec/<int:task_id>/tien-do")
@signed_in
def update_form(task_id: int) -> Any:
    """The form alone, in a dialog or on a page of its own. Raises NotAllowed for those who don't work on the task."""
    shown = page.load(current_user, task_id)
    if not shown.acts & {"note", "contribute"}:
        raise NotAllowed("only_lead_unit")
    return _form(shown)


@blueprint.post("/viec/<int:task_id>/tien-do")
@signed_in
def note(task_id: int) -> Any:
    """Write it; what is refused comes back with its sentence at the field and all that was typed."""
    task = finding.to_change(current_user, task_id)
    page.fill_units([task])
    form = request.form
    try:
        update = progress.write(
            task, current_user, form.get("text", ""), percent=typed.number(form.get("percent")),
            obstacle="obstacle" in form, difficulty=form.get("difficulty"), proposal=form.get("proposal"),
            period=form.get("period") or None,
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refused:
        return _again(task, refused)
    saved = [f"{name}-{task.id}" for name in ("note", "difficulty", "proposal")]
    return place.changed(task, _said(update), trigger={"saved": {"keep": saved}})


def _said(update: ProgressUpdate) -> str:
    if update.percent is not None and not request.form.get("percent"):
        return _("Đã ghi cập nhật; tiến độ %(n)s%% lấy từ câu vừa ghi.", n=update.percent)
    return _("Đã ghi cập nhật.")


def _again(task: Task, refused: Refused) -> Any:
    status = refusals.undo(refused)
    field = "percent" if refused.code == "percent_wrong" else str(refused.params.get("field", "text"))
    values = {name: request.form.get(name, "") for name in FIELDS}
    again = {"values": values, "errors": {field: words.sentence(refused)}}
    shown = page.of(current_user, task)
    if place.here() in OVER:
        return _form(shown, again, status)
    if htmx.is_partial():
        return htmx.answer(place.view(shown, oob=True, again=again), status=status)
    more = {"way": place.way(), "board": task.lead_unit}
    return render_template("tasks/show.html", page=shown, task=task, again=again, **more), status


def _form(shown: page.TaskPage, again: dict[str, Any] | None = None, status: int = 200) -> Any:
    more = {"way": place.way(), "back": place.back(shown.task), "again": again}
    if htmx.is_partial():
        body = render_template("tasks/update_dialog.html", page=shown, task=shown.task, **more)
        return htmx.answer(body, status=status)
    return render_template("tasks/update_page.html", page=shown, task=shown.task, **more), status
