"""How the commune tells its numbers: the rate that stands first."""

from __future__ import annotations

from flask import Response, render_template, url_for
from flask_babel import gettext as _

from app import forms
from app.blueprints.admin.place import blueprint, me, saved
from app.models import office, rates, settings
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/so-lieu", endpoint="figures")
@allow(Role.ADMINISTRATOR)
def show_figures() -> str:
    """The rates with their formulas, and which of them stands first."""
    return _figures()


@blueprint.post("/so-lieu")
@allow(Role.ADMINISTRATOR)
def save_figures() -> Response:
    """Choose the rate that stands first."""
    return saved(
        lambda: office.set_headline_rate(me(), forms.text("rate")),
        url_for("admin.figures"),
        _("Đã lưu tỷ lệ nêu trước"),
        _figures,
    )


def _figures(errors: dict[str, str] | None = None) -> str:
    kept = settings.read(me().commune_id, rates.SETTING)
    return render_template("admin/figures.html", kept=kept, formulas=rates.FORMULAS, errors=errors or {})
