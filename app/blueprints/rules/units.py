"""A rule's exception for one unit: set, changed, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import ruling_forms, typed
from app.blueprints.rules import blueprint
from app.blueprints.rules.addresses import ANY, KEYS
from app.models import powers
from app.models.errors import Refused
from app.models.reach import find
from app.models.rules import editing
from app.models.rules.book import Book
from app.models.rules.defaults import RULES
from app.models.unit import Unit
from app.policy import allow


@blueprint.get(f"/nhac-viec/{ANY}/don-vi")
@allow(*powers.RULERS)
def choose_unit(code: str) -> Any:
    """Lead on to the unit that was chosen."""
    chosen = typed.number(request.args.get("don-vi"))
    if chosen is None:
        return redirect(url_for("rules.show", code=code, _anchor="units"))
    return redirect(url_for("rules.unit", code=code, unit_id=chosen))


@blueprint.get(f"/nhac-viec/{ANY}/don-vi/<int:unit_id>")
@allow(*powers.RULERS)
def unit(code: str, unit_id: int) -> str:
    """The form of a unit's exception."""
    return _show(code, find(current_user, Unit, unit_id))


@blueprint.post(f"/nhac-viec/{ANY}/don-vi/<int:unit_id>")
@allow(*powers.RULERS)
def save_unit(code: str, unit_id: int) -> Any:
    """Set a unit's exception."""
    one, rule = find(current_user, Unit, unit_id), RULES[KEYS[code]]
    return _changed(
        code,
        unit_id,
        lambda: editing.set_ruling(current_user, rule.key, one, ruling_forms.read(rule), ruling_forms.seen()),
        _("Đã lưu lịch nhắc riêng của đơn vị"),
    )


@blueprint.post(f"/nhac-viec/{ANY}/don-vi/<int:unit_id>/bo")
@allow(*powers.RULERS)
def clear_unit(code: str, unit_id: int) -> Any:
    """Take a unit's exception away: the commune's ruling holds again."""
    one = find(current_user, Unit, unit_id)
    return _changed(
        code,
        unit_id,
        lambda: editing.clear(current_user, KEYS[code], one, ruling_forms.seen()),
        _("Đã bỏ lịch nhắc riêng của đơn vị"),
    )


def _changed(code: str, unit_id: int, act: Callable[[], None], said: str) -> Any:
    url = url_for("rules.show", code=code, _anchor="units")
    return ruling_forms.changed(act, url, said, lambda refusal: _show(code, find(current_user, Unit, unit_id), refusal))


def _show(code: str, one: Unit, refusal: Refused | None = None) -> str:
    rule, book = RULES[KEYS[code]], Book(one.commune_id)
    own = book.own(rule.key, editing.scope_of(one))
    form = ruling_forms.shown(rule, book.of(rule.key, one.id), own, refusal)
    return render_template("rules/unit.html", code=code, unit=one, above=book.of(rule.key), **form)
