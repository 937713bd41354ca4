"""Give many targets their lead unit at once: most plans name none."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.blueprints.targets import address, blueprint
from app.models import reach
from app.models.errors import NotAllowed, Refused
from app.models.roles import Role
from app.models.target import Target
from app.models.targets import editing, listing
from app.models.task import finding
from app.models.unit import Unit
from app.policy import allow


@blueprint.get("/chu-tri")
@allow(Role.SECRETARIAT)
def leads() -> str:
    """The targets of a year to be ticked, those without a lead first."""
    return _form({})


@blueprint.post("/chu-tri")
@allow(Role.SECRETARIAT)
def give_lead() -> Any:
    """Give the ticked ones a lead unit."""
    chosen = [reach.find(current_user, Target, one) for one in sorted(forms.numbers("chosen"))]
    unit_id = forms.number("unit_id")
    try:
        if unit_id is None:
            raise Refused("unit_missing", field="unit_id")
        n = editing.give_lead(chosen, current_user, reach.find(current_user, Unit, unit_id))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _form(forms.error(refused)), status
    return htmx.leave(url_for("targets.leads"), _("Đã giao chủ trì %(n)s chỉ tiêu.", n=n))


def _form(errors: dict[str, str]) -> str:
    year = listing.year_of(current_user, address.read())
    rows = sorted((row.target for row in year.every), key=lambda one: one.lead_unit_id is not None)
    units = [(unit.id, unit.name) for unit in finding.units(current_user) if unit.has_board]
    return render_template(
        "targets/leads.html", targets=rows, units=units, errors=errors, chosen=forms.numbers("chosen"),
        unit_id=request.form.get("unit_id"),
    )  # fmt: skip
