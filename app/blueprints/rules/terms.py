"""The commune's terms: days, rhythm, who reports; and how much room its files may take."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.blueprints.rules import blueprint
from app.models import files_room, office, powers, settings
from app.models.errors import NotAllowed, Refused
from app.models.roles import Role
from app.policy import allow

TERMS = (*office.DAYS, "officers_report", "update_rhythm")


@blueprint.get("/quy-uoc")
@allow(*powers.RULERS)
def terms() -> str:
    """The terms, and for the administrator the room for files."""
    return _show({})


@blueprint.post("/quy-uoc")
@allow(*powers.RULERS)
def save_terms() -> Any:
    """Set the terms."""
    return _saved(
        lambda: office.set_terms(
            current_user,
            days={key: forms.number(key) for key in office.DAYS},
            officers_report=request.form.get("officers_report") == "1",
            update_rhythm=forms.text("update_rhythm"),
        ),
        _("Đã lưu quy ước"),
    )


@blueprint.post("/quy-uoc/kho-tep")
@allow(Role.ADMINISTRATOR)
def save_quota() -> Any:
    """Set how much room the files may take."""
    return _saved(lambda: office.set_quota(current_user, forms.number("files_quota")), _("Đã lưu dung lượng kho tệp"))


def _saved(save: Any, said: str) -> Any:
    try:
        save()
    except NotAllowed:
        raise
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(_show(forms.error(refusal)), status)
    return htmx.done(url_for("rules.terms"), toast=said)


def _show(errors: dict[str, str]) -> str:
    commune_id = current_user.commune_id
    return render_template(
        "rules/terms.html",
        kept=settings.several(commune_id, *TERMS),
        room=files_room.room(commune_id) if current_user.holds(Role.ADMINISTRATOR) else None,
        errors=errors,
    )
