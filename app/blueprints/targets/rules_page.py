"""How the commune assesses its targets: thresholds and rhythm."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.blueprints.targets import blueprint
from app.models.errors import NotAllowed, Refused
from app.models.roles import Role
from app.models.targets import editing, listing
from app.policy import allow


@blueprint.get("/cach-danh-gia")
@allow(Role.SECRETARIAT, Role.ADMINISTRATOR)
def rules() -> str:
    """The form with what holds now."""
    return _form({})


@blueprint.post("/cach-danh-gia")
@allow(Role.SECRETARIAT, Role.ADMINISTRATOR)
def settle() -> Any:
    """Settle it."""
    try:
        editing.settle(current_user, forms.number("over") or 0, "each_period" in request.form, forms.text("rhythm"))
    except NotAllowed:
        raise
    except Refused as refused:
        status = refusals.undo(refused)
        return _form(forms.error(refused)), status
    return htmx.leave(url_for("targets.index"), _("Đã lưu cách đánh giá."))


def _form(errors: dict[str, str]) -> str:
    return render_template(
        "targets/rules.html", rules=listing.rules_of(current_user.commune_id), typed=request.form, errors=errors
    )
