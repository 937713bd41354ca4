"""Committees: name, standing unit, member units, seats."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from app import forms
from app.blueprints.admin.place import blueprint, me, saved, unit_typed
from app.models import appointments, committees, people_lists, unit_lists
from app.models.committee import Committee
from app.models.errors import Refused
from app.models.reach import find
from app.models.roles import Role
from app.models.user import Appointment, User
from app.policy import allow


@blueprint.get("/ban-chi-dao", endpoint="committees")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """The committees, and the form for another."""
    return _index()


@blueprint.post("/ban-chi-dao")
@allow(Role.ADMINISTRATOR)
def add_committee() -> Response:
    """Add a committee."""
    return saved(lambda: _save(None), url_for("admin.committees"), _("Đã thêm Ban Chỉ đạo"), _index)


@blueprint.get("/ban-chi-dao/<int:committee_id>", endpoint="committee")
@allow(Role.ADMINISTRATOR)
def show(committee_id: int) -> str:
    """One committee."""
    return _show(find(me(), Committee, committee_id))


@blueprint.post("/ban-chi-dao/<int:committee_id>")
@allow(Role.ADMINISTRATOR)
def edit_committee(committee_id: int) -> Response:
    """Change name, standing unit, member units."""
    committee = find(me(), Committee, committee_id)
    return _saved(committee, lambda: _save(committee))


@blueprint.post("/ban-chi-dao/<int:committee_id>/thanh-vien")
@allow(Role.ADMINISTRATOR)
def add_seat(committee_id: int) -> Response:
    """Give a person a seat."""
    committee = find(me(), Committee, committee_id)
    user_id = forms.number("person")
    person = find(me(), User, user_id) if user_id is not None else None
    return _saved(committee, lambda: _seat(committee, person))


@blueprint.post("/ban-chi-dao/<int:committee_id>/thanh-vien/<int:appointment_id>/ket-thuc")
@allow(Role.ADMINISTRATOR)
def end_seat(committee_id: int, appointment_id: int) -> Response:
    """End a seat after today."""
    committee, held = find(me(), Committee, committee_id), find(me(), Appointment, appointment_id)
    return _saved(committee, lambda: appointments.end(held, me()))


def _save(committee: Committee | None) -> Committee:
    active = committee is None or "active" in request.form
    return committees.save(
        committee,
        me(),
        name=forms.text("name"),
        standing=unit_typed("standing"),
        units=forms.numbers("units"),
        active=active,
    )


def _seat(committee: Committee, person: User | None) -> Appointment:
    if person is None:
        raise Refused("person_missing", field="person")
    return appointments.seat(person, me(), committee, forms.text("seat"), forms.day("from_on"))


def _saved(committee: Committee, save: Any) -> Response:
    url = url_for("admin.committee", committee_id=committee.id)
    return saved(save, url, _("Đã lưu Ban Chỉ đạo"), lambda errors: _show(committee, errors))


def _index(errors: dict[str, str] | None = None) -> str:
    every = [(one, committees.seats(one)) for one in committees.every(me().commune_id)]
    units = unit_lists.choices(me().commune_id)
    return render_template("admin/committees.html", committees=every, units=units, errors=errors or {})


def _show(committee: Committee, errors: dict[str, str] | None = None) -> str:
    shown = {"seats": committees.seats(committee), "unit_ids": committees.unit_ids(committee)}
    choices = {"units": unit_lists.choices(me().commune_id), "people": people_lists.choices(me().commune_id)}
    return render_template("admin/committee.html", committee=committee, errors=errors or {}, **shown, **choices)
