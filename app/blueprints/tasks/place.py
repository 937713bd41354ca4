"""Where an act on a task came from, and so what its answer swaps or leads back to.

`noi` in the address names the place: `bang` a card on the board of unit `bang`, `ngan` the drawer over it, `trang`
the task's own page, `nha` home, `qua-han` the overdue list.
"""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_login import current_user

from app import htmx, typed
from app.blueprints.boards.page import after_change
from app.models import reach
from app.models.task import Task, page
from app.models.unit import Unit

PLACES = ("bang", "ngan", "trang", "nha", "qua-han")


def here() -> str:
    """The place of this request; the task's own page where it names none."""
    named = request.args.get("noi", "")
    return named if named in PLACES else "trang"


def way() -> dict[str, Any]:
    """The place as parameters for a further address."""
    kept = {"noi": here(), "bang": board_id()}
    return {key: value for key, value in kept.items() if value}


def board_id() -> int | None:
    """The unit whose board lies behind this request."""
    return typed.number(request.args.get("bang"))


def back(task: Task) -> str:
    """The page that a change without htmx leads back to."""
    unit_id = board_id()
    if here() in ("bang", "ngan") and unit_id:
        return url_for("boards.show", unit_id=unit_id, _anchor=f"task-{task.id}")
    if here() in ("nha", "qua-han"):
        return url_for("home.index" if here() == "nha" else "overdue.index")
    return url_for("tasks.show", task_id=task.id)


def changed(task: Task, toast: Any, *, before: str | None = None, focus: bool = True, **more: Any) -> Any:
    """Answer a change: the parts that show the task where it was made from, and a toast."""
    trigger = {"dialog-close": {}, **more.pop("trigger", {})}
    return htmx.done(back(task), *parts(task, before, focus), toast=toast, trigger=trigger, **more)


def parts(task: Task, before: str | None = None, focus: bool = True) -> list[str]:
    """The parts to swap for htmx; none for a plain request."""
    if not htmx.is_partial():
        return []
    shown = []
    unit_id = board_id()
    if here() in ("bang", "ngan") and unit_id:
        unit = reach.find(current_user, Unit, unit_id)
        shown += after_change(unit, current_user, task, {task.state, before or task.state})
    if here() in ("ngan", "trang"):
        shown.append(view(page.of(current_user, task), oob=True, focus=focus))
    return shown


def view(shown: page.TaskPage, **more: Any) -> str:
    """The task as the drawer or its page shows it."""
    template = "tasks/drawer.html" if here() == "ngan" else "tasks/view.html"
    return render_template(template, page=shown, task=shown.task, way=way(), **more)
