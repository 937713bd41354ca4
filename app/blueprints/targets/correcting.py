"""The secretariat corrects what is known of a target."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app import htmx, refusals, typed, words
from app.blueprints.targets import blueprint
from app.models import event, reach
from app.models.errors import NotAllowed, Refused, Stale
from app.models.roles import Role
from app.models.target import Target
from app.models.targets import editing
from app.models.targets.editing import Fields
from app.models.task import finding
from app.models.unit import Unit
from app.policy import allow
from app.target_sentences import standing_words
from app.target_words import SIGNS, goal_of_parts, plain

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
        editing.correct(target, current_user, Fields(**given, unit=unit), typed.number(form["version"]) or 0)
    except NotAllowed:
        raise
    except Refused as refused:
        status, field = refusals.undo(refused), str(refused.params.get("field", "text"))
        errors = {field: _sentence(refused)}
        if isinstance(refused, Stale):  # what stands is shown beside what was typed: the next press is of this version
            form["version"] = str(target.version)
            return _form(target, form, errors, refused), status
        return _form(target, form, errors), status
    return htmx.leave(url_for("targets.show", target_id=target.id), _("Đã sửa chỉ tiêu."))


def _sentence(refused: Refused) -> str:
    if refused.code != "goal_disagrees":
        return words.sentence(refused)
    said = refused.params
    goal = goal_of_parts(said["comparator"], said["value"], said["unit"])  # type: ignore[arg-type]
    return words.sentence(Refused(refused.code, words=said["words"], goal=goal))


def _find(target_id: int) -> Target:
    return reach.find(current_user, Target, target_id, joinedload(Target.plan), joinedload(Target.lead_unit))


def _form(target: Target, shown: dict[str, Any], errors: dict[str, str], stale: Stale | None = None) -> str:
    signs = [(key, f"{sign} {named}") for key, sign in SIGNS.items() for named in (_sign_words()[key],)]
    return render_template(
        "targets/correct.html",
        target=target,
        typed=shown,
        signs=[*signs, (editing.IN_WORDS, _("ghi bằng lời, không so sánh bằng số"))],
        units=[(unit.id, unit.name) for unit in finding.units(current_user)],
        errors=errors,
        stands=standing_words(target, list(stale.params["changed"])) if stale else [],  # type: ignore[call-overload]
        last=next(iter(event.of(target)), None) if stale else None,
    )


def _sign_words() -> dict[str, str]:
    return {
        ">=": _("ít nhất"),
        "<=": _("nhiều nhất, càng thấp càng tốt"),
        ">": _("trên"),
        "<": _("dưới, càng thấp càng tốt"),
        "=": _("bằng"),
    }
