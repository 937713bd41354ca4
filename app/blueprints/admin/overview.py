"""The first page of administration: what is set up, what is still to do; and the commune's own name."""

from __future__ import annotations

from flask import Response, render_template, url_for
from flask_babel import gettext as _

from app import forms
from app.blueprints.admin.place import blueprint, me, saved
from app.mail import server
from app.models import communes, files_room, set_up
from app.models.roles import Role
from app.policy import allow


@blueprint.get("", endpoint="index")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """The checklist of setting up, with what is there."""
    return render_template(
        "admin/index.html",
        state=set_up.state(me().commune_id),
        mail=server.of(me().commune_id) is not None,
        room=files_room.room(me().commune_id),
    )


@blueprint.get("/ten")
@allow(Role.ADMINISTRATOR)
def name() -> str:
    """The commune's names and superiors, with their days."""
    return _name()


@blueprint.post("/ten")
@allow(Role.ADMINISTRATOR)
def rename() -> Response:
    """Give the commune a name or superior from a day on."""
    return saved(
        lambda: communes.rename(
            me().commune_id, me(), forms.text("name"), forms.text("superior"), forms.day("from_on")
        ),
        url_for("admin.name"),
        _("Đã lưu tên"),
        _name,
    )


def _name(errors: dict[str, str] | None = None) -> str:
    return render_template("admin/name.html", names=communes.names(me().commune_id), errors=errors or {})
