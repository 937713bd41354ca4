"""One person: what is known, roles with dates, a new link, closing and reopening the account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, render_template, url_for
from flask_babel import gettext as _

from app import forms, staff_words
from app.blueprints import absences
from app.blueprints.admin.people import link_page
from app.blueprints.admin.place import blueprint, me, saved, unit_typed
from app.models import accounts, appointments, staff, unit_lists
from app.models.reach import find
from app.models.roles import Role
from app.models.user import Appointment, User
from app.policy import allow

FIELDS = ("name", "position", "email", "phone", "staff")


@blueprint.get("/nguoi-dung/<int:user_id>", endpoint="person")
@allow(Role.ADMINISTRATOR)
def show(user_id: int) -> str:
    """One person."""
    return _show(find(me(), User, user_id))


@blueprint.post("/nguoi-dung/<int:user_id>")
@allow(Role.ADMINISTRATOR)
def edit_person(user_id: int) -> Response:
    """Change name, position, staff, e-mail, telephone."""
    person = find(me(), User, user_id)
    return _saved(person, lambda: accounts.edit(person, me(), **forms.texts(*FIELDS)))


@blueprint.post("/nguoi-dung/<int:user_id>/vai-tro")
@allow(Role.ADMINISTRATOR)
def appoint(user_id: int) -> Response:
    """Appoint a person to a role from a day on, perhaps to a day."""
    person, unit = find(me(), User, user_id), unit_typed("unit")
    days = "from_on", "to_on"
    return _saved(person, lambda: appointments.appoint(person, me(), forms.text("role"), unit, *map(forms.day, days)))


@blueprint.post("/vai-tro/<int:appointment_id>/ket-thuc")
@allow(Role.ADMINISTRATOR)
def end_appointment(appointment_id: int) -> Response:
    """End a role, or a seat in a committee, after a day."""
    appointment = find(me(), Appointment, appointment_id)
    return _saved(appointment.user, lambda: appointments.end(appointment, me(), forms.day("to_on")))


@blueprint.post("/nguoi-dung/<int:user_id>/vang-mat")
@allow(Role.ADMINISTRATOR)
def absent(user_id: int) -> Response:
    """Write down that a person is away."""
    person = find(me(), User, user_id)
    return _saved(person, lambda: absences.write_down(person))


@blueprint.post("/nguoi-dung/<int:user_id>/lien-ket")
@allow(Role.ADMINISTRATOR)
def new_link(user_id: int) -> Response:
    """Show a new link once; earlier ones end."""
    return link_page(find(me(), User, user_id))


@blueprint.post("/nguoi-dung/<int:user_id>/khoa")
@allow(Role.ADMINISTRATOR)
def close_person(user_id: int) -> Response:
    """Close an account; its sessions end in the same moment."""
    person = find(me(), User, user_id)
    return _saved(person, lambda: accounts.close(person, me()))


@blueprint.post("/nguoi-dung/<int:user_id>/mo-lai")
@allow(Role.ADMINISTRATOR)
def reopen_person(user_id: int) -> Response:
    """Open a closed account again."""
    person = find(me(), User, user_id)
    return _saved(person, lambda: accounts.reopen(person, me()))


def _saved(person: User, save: Callable[[], Any]) -> Response:
    url = url_for("admin.person", user_id=person.id)
    return saved(save, url, _("Đã lưu người dùng"), lambda errors: _show(person, errors))


def _show(person: User, errors: dict[str, str] | None = None) -> str:
    units = unit_lists.choices(me().commune_id, boards=True)
    shown = absences.shown(person)
    usual = staff.usual(next(iter(person.units()), None))
    shown |= {"staff": staff_words.choices(), "usual_staff": _(staff_words.WORDS[usual]) if usual else None}
    return render_template("admin/person.html", person=person, units=units, errors=errors or {}, **shown)
