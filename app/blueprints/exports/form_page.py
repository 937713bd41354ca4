"""A form of exports: its name, its columns ticked and in order; added, changed, taken away by the secretariat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms as typed_forms
from app import htmx, refusals, typed
from app.blueprints.exports import blueprint
from app.blueprints.exports.pages import subjects
from app.export_columns import COLUMNS
from app.models.errors import NotAllowed, Refused
from app.models.exporting import forms
from app.models.exporting.forms import Form
from app.models.exporting.keys import SUBJECTS, TASKS
from app.models.roles import Role
from app.models.text import shorten
from app.policy import allow


@blueprint.get("/mau")
@allow(Role.SECRETARIAT)
def new() -> str:
    """The form of a new form, of a subject (`loai`)."""
    return _page(_blank())


@blueprint.post("/mau")
@allow(Role.SECRETARIAT)
def add() -> Any:
    """Keep a new form."""
    blank = _blank()
    return _kept(blank, lambda: forms.add(current_user, _name(), blank.subject, _columns(blank.subject)))


@blueprint.get("/mau/<form_slug>")
@allow(Role.SECRETARIAT)
def edit(form_slug: str) -> str:
    """A form to be changed."""
    return _page(forms.find(current_user, form_slug))


@blueprint.post("/mau/<form_slug>")
@allow(Role.SECRETARIAT)
def save(form_slug: str) -> Any:
    """Change a form."""
    form = forms.find(current_user, form_slug)
    version = typed.number(request.form.get("version"))
    return _kept(form, lambda: forms.change(current_user, form, _name(), _columns(form.subject), version))


@blueprint.post("/mau/<form_slug>/bo")
@allow(Role.SECRETARIAT)
def remove(form_slug: str) -> Response:
    """Take an own form away; a shipped one is as it was again."""
    form = forms.find(current_user, form_slug)
    forms.remove(current_user, form)
    said = _("Đã khôi phục mẫu xuất.") if form.shipped else _("Đã bỏ mẫu xuất “%(name)s”.", name=form.name)
    return htmx.done(url_for("exports.index", mau=form.slug if form.shipped else None), toast=said)


def _blank() -> Form:
    subject = request.values.get("loai", TASKS)
    return Form("", "", subject if subject in SUBJECTS else TASKS, ())


def _name() -> str:
    return typed_forms.text("name")


def _columns(subject: str) -> list[str]:
    """The ticked columns in their order. Raises Refused for a place that is no number from 1 on."""
    ordered = _ordered(subject)
    for key in ordered:
        words = typed_forms.text(f"place-{key}")
        if words and (typed.number(words) or 0) < 1:
            name = COLUMNS[subject][key].heading
            raise Refused("export_place_wrong", field=f"place-{key}", column=name, words=shorten(words, 20))
    return ordered


def _ordered(subject: str) -> list[str]:
    """The ticked columns by the numbers typed beside them; without a number behind, in usual order."""
    ticked = set(request.form.getlist("columns"))
    usual = [key for key in COLUMNS[subject] if key in ticked]
    places = {key: typed.number(typed_forms.text(f"place-{key}")) for key in usual}
    return sorted(usual, key=lambda key: (places[key] is None, places[key] or 0))


def _kept(form: Form, act: Callable[[], Form]) -> Any:
    try:
        kept = act()
    except NotAllowed:
        raise
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(_page(form, refusal), status)
    return htmx.done(url_for("exports.index", mau=kept.slug), toast=_("Đã lưu mẫu xuất “%(name)s”.", name=kept.name))


def _page(form: Form, refusal: Refused | None = None) -> str:
    """The columns of the form first, in their order, then the others."""
    name, chosen = (form.name, list(form.columns)) if refusal is None else (_name(), _ordered(form.subject))
    every = COLUMNS[form.subject]
    columns = [every[key] for key in (*chosen, *(key for key in every if key not in chosen)) if key in every]
    errors = typed_forms.error(refusal) if refusal else {}
    places = {key: typed_forms.text(f"place-{key}") for key in every} if refusal else None
    shown = {"columns": columns, "chosen": chosen, "name": name, "errors": errors, "subjects": subjects()}
    return render_template("exports/form.html", form=form, places=places, longest=forms.LONGEST, **shown)
