"""Which channels of reminders the commune allows its people, besides the application."""

from __future__ import annotations

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from app import channel_words
from app.blueprints.admin.place import blueprint, me, saved
from app.models.channels import rules
from app.models.roles import Role
from app.policy import allow


@blueprint.get("/kenh", endpoint="channels")
@allow(Role.ADMINISTRATOR)
def show_channels() -> str:
    """What is allowed now."""
    return _channels()


@blueprint.post("/kenh")
@allow(Role.ADMINISTRATOR)
def save_channels() -> Response:
    """Allow e-mail or not, and the kinds of endpoint that are ticked."""
    return saved(
        lambda: rules.allow(me(), email="email" in request.form, services=request.form.getlist("services")),
        url_for("admin.channels"),
        _("Đã lưu các kênh nhắc việc"),
        _channels,
    )


def _channels(errors: dict[str, str] | None = None) -> str:
    kept = rules.allowed(me().commune_id)
    return render_template("admin/channels.html", kept=kept, kinds=channel_words.choices(), errors=errors or {})
