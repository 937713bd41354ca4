"""Units: the catalogue by which plans are read, with names through the years, spellings, members of groups."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, url_for
from flask_babel import gettext as _

from app import forms
from app.blueprints.admin.place import blueprint, me, saved, unit_typed
from app.models import people, starter_aliases, unit_lists, units
from app.models.reach import find
from app.models.roles import LEADERS, Role
from app.models.unit import Unit
from app.models.user import User
from app.policy import allow


@blueprint.get("/don-vi", endpoint="units")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """All units with their spellings, people and open tasks."""
    return _index()


@blueprint.post("/don-vi")
@allow(Role.ADMINISTRATOR)
def add_unit() -> Response:
    """Add a unit; its kind follows from its name where none is chosen."""
    return saved(
        lambda: units.add(
            me(),
            me().commune_id,
            name=forms.text("name"),
            short_name=forms.text("short_name"),
            kind=forms.text("kind"),
        ),
        url_for("admin.units"),
        _("Đã thêm đơn vị"),
        _index,
    )


@blueprint.get("/don-vi/<int:unit_id>", endpoint="unit")
@allow(Role.ADMINISTRATOR)
def show(unit_id: int) -> str:
    """One unit."""
    return _show(find(me(), Unit, unit_id))


@blueprint.post("/don-vi/<int:unit_id>")
@allow(Role.ADMINISTRATOR)
def edit_unit(unit_id: int) -> Response:
    """Change short name, kind and place in lists."""
    unit = find(me(), Unit, unit_id)
    fields = forms.texts("short_name", "kind")
    return _saved(unit, lambda: units.edit(unit, me(), position=forms.number("position"), **fields))


@blueprint.post("/don-vi/<int:unit_id>/lanh-dao")
@allow(Role.ADMINISTRATOR)
def set_unit_leader(unit_id: int) -> Response:
    """Name the leader in charge of a unit."""
    unit, chosen = find(me(), Unit, unit_id), forms.number("leader")
    leader = find(me(), User, chosen) if chosen is not None else None
    return _saved(unit, lambda: units.set_leader(unit, me(), leader))


@blueprint.post("/don-vi/<int:unit_id>/ten")
@allow(Role.ADMINISTRATOR)
def rename_unit(unit_id: int) -> Response:
    """Give a unit another name from a day on."""
    unit = find(me(), Unit, unit_id)
    return _saved(unit, lambda: units.rename(unit, me(), forms.text("name"), forms.day("from_on")))


@blueprint.post("/don-vi/<int:unit_id>/ten-khac")
@allow(Role.ADMINISTRATOR)
def set_aliases(unit_id: int) -> Response:
    """Set a unit's other spellings, one a line."""
    unit = find(me(), Unit, unit_id)
    return _saved(unit, lambda: units.set_aliases(unit, me(), forms.lines("aliases")))


@blueprint.post("/don-vi/<int:unit_id>/thanh-vien")
@allow(Role.ADMINISTRATOR)
def set_members(unit_id: int) -> Response:
    """Say which units a collective name stands for."""
    unit = find(me(), Unit, unit_id)
    return _saved(unit, lambda: units.set_members(unit, me(), forms.numbers("members")))


@blueprint.post("/don-vi/<int:unit_id>/dong")
@allow(Role.ADMINISTRATOR)
def close_unit(unit_id: int) -> Response:
    """Close a unit that has no open task left."""
    unit = find(me(), Unit, unit_id)
    successor = unit_typed("successor")
    return _saved(unit, lambda: units.close(unit, me(), successor))


@blueprint.post("/don-vi/<int:unit_id>/mo-lai")
@allow(Role.ADMINISTRATOR)
def reopen_unit(unit_id: int) -> Response:
    """Open a closed unit again."""
    unit = find(me(), Unit, unit_id)
    return _saved(unit, lambda: units.reopen(unit, me()))


def _saved(unit: Unit, save: Any) -> Response:
    return saved(save, url_for("admin.unit", unit_id=unit.id), _("Đã lưu đơn vị"), lambda errors: _show(unit, errors))


def _index(errors: dict[str, str] | None = None) -> str:
    rows = unit_lists.rows(me().commune_id)
    return render_template("admin/units.html", rows=rows, errors=errors or {})


def _show(unit: Unit, errors: dict[str, str] | None = None) -> str:
    aliases = units.aliases(unit)
    usual = [name for name in starter_aliases.of(unit.name) if name not in aliases]
    shown = {"names": units.names(unit), "aliases": aliases, "members": unit_lists.members(unit)}
    choices = [(key, name) for key, name in unit_lists.choices(unit.commune_id) if key != unit.id]
    leaders = [(one.id, one.title_line) for one in people.holding(unit.commune_id, *LEADERS)]
    if unit.leader and unit.leader_id not in dict(leaders):
        leaders.append((unit.leader.id, _("%(name)s (không còn giữ chức vụ)", name=unit.leader.title_line)))
    shown["leaders"] = leaders
    return render_template("admin/unit.html", unit=unit, usual=usual, choices=choices, errors=errors or {}, **shown)
