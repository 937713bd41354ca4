"""The first set-up of an empty deployment: the commune and its administrator."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app import first_set_up, forms, refusals, sign_in
from app.models import founding, password_links
from app.models.errors import Refused
from app.policy import public

blueprint = Blueprint("setup", __name__)


@blueprint.get("/thiet-lap/<token>")
@public
def show(token: str) -> str:
    """The form for the first commune and its administrator; not found once there is a commune."""
    return _page(token)


@blueprint.post("/thiet-lap/<token>")
@public
def make(token: str) -> Response:
    """Make the commune and its administrator with a password, and sign in."""
    if not first_set_up.holds(token):
        raise NotFound
    named = forms.texts("code", "name", "superior", "login", "person")
    try:
        if request.form.get("password", "") != request.form.get("again", ""):
            raise Refused("passwords_differ", field="again")
        made = founding.found(**named)
        person = password_links.use(made.token, request.form.get("password", ""), request.remote_addr or "")
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(_page(token, forms.error(refusal)), status)
    sign_in.start(person)
    return redirect(url_for("admin.index"), 303)  # type: ignore[return-value]


def _page(token: str, errors: dict[str, str] | None = None) -> str:
    if not first_set_up.holds(token):
        raise NotFound
    return render_template("auth/set_up.html", key=token, errors=errors or {})
