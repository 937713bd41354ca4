"""Numbers on pages: each leads to the list that holds exactly so many tasks."""

from __future__ import annotations

from flask import url_for

from app.blueprints.tasks import address, blueprint
from app.models.task.figures import Figure
from app.models.task.query import NO_UNIT, Query

ALL = 0


@blueprint.app_template_global()
def figure_url(query: Query) -> str:
    """The address of the list of tasks that a question asks for."""
    return url_for("tasks.index", **address.write(query))


@blueprint.app_template_global()
def late_figure(n: int, unit_id: int | None = ALL, age: str | None = None) -> Figure:
    """A number of overdue tasks: of a unit (None: without a lead) or of all, of one age or of any."""
    ages = frozenset({age} if age else ())
    return Figure(n, Query(times=frozenset({"late"}), ages=ages, unit_id=_unit(unit_id)))


@blueprint.app_template_global()
def led_figure(n: int, unit_id: int | None) -> Figure:
    """A number of all tasks that a unit leads."""
    return Figure(n, Query(unit_id=_unit(unit_id)))


@blueprint.app_template_global()
def quiet_figure(n: int, kind: str, unit_id: int | None) -> Figure:
    """A number of a unit's tasks that nobody wrote of: `missing` or `silent`."""
    return Figure(n, Query(update=kind, unit_id=_unit(unit_id)))


def _unit(unit_id: int | None) -> int | None:
    return None if unit_id == ALL else (unit_id or NO_UNIT)
