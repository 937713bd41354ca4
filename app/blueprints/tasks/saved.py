"""Saved views of the list: kept under a name, renamed, shared, taken away. The address stays the truth."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from app import forms, htmx, refusals
from app.blueprints.tasks import address, blueprint
from app.models import reach, views
from app.models.errors import NotAllowed, Refused
from app.models.view import View
from app.policy import signed_in

LONGEST = 4000


@blueprint.get("/viec/bo-loc")
@signed_in
def saved_views() -> str:
    """The views that the person may open, with what may be done to each."""
    return _page()


@blueprint.post("/viec/bo-loc")
@signed_in
def save_view() -> Any:
    """Keep the question of the list under a name."""
    query = address.text(address.read(MultiDict(parse_qsl(request.form.get("query", "")[:LONGEST]))))
    try:
        row = views.save(current_user, forms.text("name"), query, "shared" in request.form)
    except Refused as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        status = refusals.undo(refusal)
        return _page(errors=forms.error(refusal), query=query), status
    return htmx.done(view_url(row), toast=_("Đã lưu bộ lọc “%(name)s”.", name=row.name))


@blueprint.post("/viec/bo-loc/<int:view_id>")
@signed_in
def edit_view(view_id: int) -> Any:
    """Give a view another name; say who sees it."""
    row = reach.find(current_user, View, view_id)
    try:
        views.rename(row, current_user, forms.text("name"))
        views.share(row, current_user, "shared" in request.form)
    except Refused as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        status = refusals.undo(refusal)
        return _page(errors=forms.error(refusal), of=view_id), status
    return htmx.done(url_for("tasks.saved_views"), toast=_("Đã lưu bộ lọc “%(name)s”.", name=row.name))


@blueprint.post("/viec/bo-loc/<int:view_id>/bo")
@signed_in
def remove_view(view_id: int) -> Response:
    """Take a view away."""
    row = reach.find(current_user, View, view_id)
    name = row.name
    views.remove(row, current_user)
    return htmx.done(url_for("tasks.saved_views"), toast=_("Đã bỏ bộ lọc “%(name)s”.", name=name))


def view_url(row: View) -> str:
    """The list that a view leads to."""
    return f"{url_for('tasks.index')}?{row.query}".rstrip("?")


def _page(**said: Any) -> str:
    shown = {"errors": {}, "query": None, "of": None, **said}
    shown["may_share"] = views.may_share(current_user)
    return render_template("tasks/views.html", views=views.of(current_user), may_remove=views.may_remove, **shown)


blueprint.app_template_global()(view_url)
