"""The page of a task, the drawer over a board."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for
from flask_login import current_user

from app import htmx, short_writes
from app.blueprints.tasks import blueprint, place
from app.models import reach
from app.models.task import Task, page
from app.models.task.urge_log import READ_HERE
from app.models.unit import Unit
from app.policy import signed_in


@blueprint.get("/viec/<int:task_id>")
@signed_in
def show(task_id: int) -> Any:
    """The page of a task; for htmx over a board, its drawer."""
    shown = page.load(current_user, task_id)
    if shown.log.unread:
        short_writes.mark_read_of(current_user, Task.__tablename__, task_id, READ_HERE)
    unit_id = place.board_id()
    if htmx.is_partial() and unit_id:
        way = {"noi": "ngan", "bang": unit_id}
        return htmx.answer(render_template("tasks/drawer.html", page=shown, task=shown.task, way=way))
    board = reach.find(current_user, Unit, unit_id) if unit_id else shown.task.lead_unit
    crumb = url_for("boards.show", unit_id=board.id) if board else None
    return render_template(
        "tasks/show.html", page=shown, task=shown.task, way={"noi": "trang"}, board=board, crumb=crumb
    )
