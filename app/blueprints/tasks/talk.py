"""Comments on a task: write one, mention people, take one's own away on its day."""

from __future__ import annotations

from typing import Any

from flask import render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import forms, htmx, refusals, words
from app.blueprints.tasks import blueprint, place
from app.linking import linked
from app.models import reach
from app.models.errors import NotAllowed, Refused
from app.models.task import Task, commenting, comments, page
from app.models.task.comments import Choice, Comment
from app.policy import signed_in

blueprint.add_app_template_filter(linked)


@blueprint.app_template_global()
def mentionable() -> list[Choice]:
    """Whom the person may mention."""
    return comments.choices(current_user)


@blueprint.post("/viec/<int:task_id>/y-kien")
@signed_in
def comment(task_id: int) -> Any:
    """Write a comment; what is refused comes back with the text and the people chosen."""
    task = _find(task_id)
    chosen = forms.numbers("whom")
    try:
        row = commenting.comment(task, current_user, request.form.get("text", ""), chosen)
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        again = {"text": request.form.get("text", ""), "whom": chosen, "error": words.sentence(refused)}
        return _refused(task, again, status)
    told = next(one.names for one in comments.of(task) if one.comment.id == row.id)
    said = _("Đã gửi ý kiến và báo cho %(names)s.", names=", ".join(told)) if told else _("Đã gửi ý kiến.")
    return _changed(task, said, f"comment-{task.id}")


@blueprint.post("/viec/<int:task_id>/y-kien/<int:comment_id>/go")
@signed_in
def remove_comment(task_id: int, comment_id: int) -> Any:
    """Take one's own comment away."""
    task = _find(task_id)
    commenting.remove(task, current_user, reach.find(current_user, Comment, comment_id))
    return _changed(task, _("Đã gỡ ý kiến."))


def _find(task_id: int) -> Task:
    return reach.find(current_user, Task, task_id, joinedload(Task.lead_unit))


def _changed(task: Task, said: str, saved: str | None = None) -> Any:
    parts = [_panel(task)] if htmx.is_partial() else []
    return htmx.done(f"{place.back(task)}", *parts, toast=said, live=said, saved=saved)


def _refused(task: Task, again: dict[str, Any], status: int) -> Any:
    if htmx.is_partial():
        return htmx.answer(_panel(task, retold=again), status=status)
    shown = page.of(current_user, task)
    more = {"way": place.way(), "board": task.lead_unit, "retold": again}
    return render_template("tasks/show.html", page=shown, task=task, **more), status


def _panel(task: Task, **more: Any) -> str:
    shown = page.of(current_user, task)
    return render_template("tasks/comments.html", page=shown, task=task, way=place.way(), oob=True, **more)
