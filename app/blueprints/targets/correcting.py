"""The secretariat corrects what is known of a target."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import htmx, refusals, typed, words
from app.blueprints.targets import blueprint
from app.models import reach
from app.models.errors import NotAllowed, Refused
from app.models.roles import Role
from app.models.target import Target
from app.models.targets import editing
from app.models.targets.editing import Fields
from app.models.task import finding
from app.models.unit import Unit
from app.policy import allow
from app.target_words import SIGNS, plain

FIELDS = (
    "text",
    "comparator",
    "figure",
    "value_words",
    "measure_unit",
    "baseline_words",
    "period",
    "rhythm",
    "unit_id",
)


@blueprint.get("/<int:target_id>/sua")
@allow(Role.SECRETARIAT)
def correct_form(target_id: int) -> str:
    """The form with what stands."""
    target = _find(target_id)
    now = {
        name: getattr(target, name, None) or "" for name in FIELDS if name not in ("figure", "unit_id", "comparator")
    }
    now |= {"figure": plain(target.value), "unit_id": target.lead_unit_id or ""}
    now["comparator"] = target.comparator or editing.IN_WORDS
    return _form(target, {**now, "version": target.version}, {})


@blueprint.post("/<int:target_id>/sua")
@allow(Role.SECRETARIAT)
def correct(target_id: int) -> Any:
    """Correct it; what is wrong comes back at its field, what was typed is kept."""
    target = _find(target_id)
    form = {name: request.form.get(name, "") for name in (*FIELDS, "version")}
    try:
        chosen = typed.number(form["unit_id"])
        unit = reach.find(current_user, Unit, chosen) if chosen else None
        given = {name: form[name] for name in FIELDS if name != "unit_id"}
        editing.correct(target, current_user, Fields(**given, unit=unit), typed.number(form["version"]))
    except NotAllowed:
        raise
    except Refused as refused:
        status, field = refusals.undo(refused), str(refused.params.get("field", "text"))
        form["version"] = str(target.version)
        return _form(target, form, {field: words.sentence(refused)}), status
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã sửa chỉ tiêu."))


def _find(target_id: int) -> Target:
    return reach.find(current_user, Target, target_id, joinedload(Target.plan), joinedload(Target.lead_unit))


def _form(target: Target, shown: dict[str, Any], errors: dict[str, str]) -> str:
    signs = [(key, f"{sign} {named}") for key, sign in SIGNS.items() for named in (_sign_words()[key],)]
    return render_template(
        "targets/correct.html",
        target=target,
        typed=shown,
        signs=[*signs, (editing.IN_WORDS, _("ghi bằng lời, không so sánh bằng số"))],
        units=[(unit.id, unit.name) for unit in finding.units(current_user)],
        errors=errors,
    )


def _sign_words() -> dict[str, str]:
    return {
        ">=": _("ít nhất"),
        "<=": _("nhiều nhất, càng thấp càng tốt"),
        ">": _("trên"),
        "<": _("dưới, càng thấp càng tốt"),
        "=": _("bằng"),
    }
