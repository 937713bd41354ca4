"""Add a task by hand: unit, words, day, product; what is wrong is said at its field, what was typed is kept."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import htmx, refusals, typed, words
from app.blueprints.tasks import blueprint
from app.models import powers, reach
from app.models.errors import NotAllowed, Refused
from app.models.roles import DOERS, LEADERS, Role
from app.models.task import finding, writing
from app.models.unit import Unit
from app.policy import allow

FIELDS = ("text", "unit", "due_on", "product")
FIELD_OF = {
    **dict.fromkeys(("unit_missing", "unit_without_board", "only_own_unit"), "unit"),
    **dict.fromkeys(("day_unreadable", "day_impossible", "day_year_far"), "due_on"),
}
ADDERS = (Role.SECRETARIAT, Role.DEPARTMENT_HEAD, *LEADERS)


@blueprint.get("/viec/moi")
@allow(*ADDERS)
def add() -> Any:
    """The empty form; `unit` in the address chooses the unit."""
    return _draw({"unit": request.args.get("unit")})


@blueprint.post("/viec/moi")
@allow(*ADDERS)
def create() -> Any:
    """Make the task and lead to its page."""
    typed_now = {name: request.form.get(name, "") for name in FIELDS}
    try:
        task = writing.add(
            current_user,
            text=typed_now["text"],
            unit=_unit(typed_now["unit"]),
            due_on=typed.day(typed_now["due_on"]),
            product=typed_now["product"],
        )
    except (Refused, NotAllowed) as refused:
        status = refusals.undo(refused)
        return _draw(typed_now, {FIELD_OF.get(refused.code, "text"): words.sentence(refused)}), status
    to = url_for("tasks.show", task_id=task.id)
    return htmx.done(to, toast=_("Đã thêm việc %(code)s.", code=task.code)) if not htmx.is_partial() else redirect(to)


def _unit(chosen: str) -> Unit | None:
    unit_id = typed.number(chosen)
    if unit_id is None and not powers.may_lead_plans(current_user):
        raise Refused("unit_missing")
    return reach.find(current_user, Unit, unit_id) if unit_id is not None else None


def _draw(values: dict[str, Any], errors: dict[str, str] | None = None) -> str:
    units = finding.boards(current_user)
    if not current_user.holds(Role.SECRETARIAT, *LEADERS):
        own = current_user.unit_ids(*DOERS)
        units = [unit for unit in units if unit.id in own]
    options = [(unit.id, unit.name) for unit in units]
    tray = powers.may_lead_plans(current_user)
    return render_template("tasks/add.html", values=values, errors=errors or {}, options=options, tray=tray)
