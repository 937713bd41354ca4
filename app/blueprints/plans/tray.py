"""Chưa rõ chủ trì: tasks of plans that state no lead, until the secretariat gives each to a unit."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx
from app.blueprints.plans import blueprint
from app.database import db
from app.models import powers
from app.models.errors import Refused
from app.models.planning import tray as waiting_tray
from app.models.planning.matching import Book
from app.models.reach import find, within
from app.models.roles import Role
from app.models.task import Task, six
from app.models.unit import Unit
from app.policy import allow, signed_in


@blueprint.get("/chua-ro-chu-tri")
@signed_in
def tray() -> str:
    """The tasks that wait for a lead, each with its suggestion and why."""
    return render_template("plans/tray.html", lacks=six.counts(current_user.commune_id), **_contents())


@blueprint.post("/chua-ro-chu-tri")
@allow(Role.SECRETARIAT)
def give() -> Any:
    """Give the ticked tasks (or the one whose button was pressed) to a unit, or to the ones suggested."""
    tasks = _chosen()
    given = waiting_tray.give(tasks, current_user, _unit(tasks))
    db.session.flush()
    said = _("Đã giao %(n)s việc", n=given)
    if not htmx.is_partial():
        return htmx.done(url_for("plans.tray"), toast=said)
    return htmx.answer(render_template("plans/tray_list.html", **_contents()), toast=said, live=said)


def _chosen() -> list[Task]:
    one = request.form.get("take", type=int) or request.form.get("give", type=int)
    ids = [one] if one else request.form.getlist("task", type=int)
    tasks = within(current_user, Task).where(Task.id.in_(ids), Task.lead_unit_id.is_(None)).order_by(Task.id)
    found = list(db.session.scalars(tasks))
    if not found:
        raise Refused("nothing_chosen")
    return found


def _unit(tasks: list[Task]) -> Unit | None:
    """The unit that the form names: of the pressed row, or for all ticked ones; None takes the suggestions."""
    if request.form.get("take") or request.form.get("action") == "suggested":
        return None
    name = f"lead-{tasks[0].id}" if request.form.get("give") else "lead"
    unit_id = request.form.get(name, type=int)
    if not unit_id:
        raise Refused("unit_missing")
    return find(current_user, Unit, unit_id)


def _contents() -> dict[str, Any]:
    tasks, book = waiting_tray.waiting(current_user), Book(current_user.commune_id)
    return {
        "tasks": tasks,
        "reasons": waiting_tray.reasons(current_user, tasks),
        "suggested": {task.id: book.find(task.lead_suggested) for task in tasks if task.lead_suggested},
        "boards": [(unit.id, unit.name) for unit in book.boards],
        "may_lead": powers.may_lead_plans(current_user),
    }
