"""What the commune settles of its reports: days of each kind, and the units that owe them."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.blueprints.reporting import blueprint
from app.models.errors import NotAllowed, Refused
from app.models.reporting import rules
from app.models.reporting.rules import DAYS, SETTERS
from app.models.reporting.windows import KINDS, Rule
from app.policy import allow


@blueprint.get("/cai-dat")
@allow(*SETTERS)
def settings() -> str:
    """The kinds of reports with their days; the units that send them."""
    return _form({})


@blueprint.post("/cai-dat")
@allow(*SETTERS)
def settle() -> Any:
    """Save the kinds and the units; nothing of it where a day is wrong."""
    try:
        for kind in KINDS:
            rules.change(current_user, _typed(kind))
        rules.name_senders(current_user, forms.numbers("unit_id"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _form(forms.error(refused)), status
    return htmx.leave(url_for("reporting.settings"), _("Đã lưu các kỳ báo cáo."))


def _typed(kind: str) -> Rule:
    days = {name: forms.number(f"{kind}-{name}") or 0 for name in DAYS}
    return Rule(kind, is_on=f"{kind}-is_on" in request.form, to_whom=forms.text(f"{kind}-to_whom"), **days)


def _form(errors: dict[str, str]) -> str:
    commune = current_user.commune_id
    return render_template(
        "reporting/settings.html",
        rules=rules.of(commune),
        units=rules.candidates(commune),
        senders={unit.id for unit in rules.senders(commune)},
        typed=request.form,
        errors=errors,
    )
