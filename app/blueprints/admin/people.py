"""People: the list of accounts, and opening one with its first link."""

from __future__ import annotations

from flask import Response, make_response, render_template, request, url_for

from app import forms, staff_words
from app.blueprints.admin.place import blueprint, me, refused, unit_typed
from app.models import accounts, appointments, password_links, people_lists, unit_lists
from app.models.errors import Refused
from app.models.people_lists import FILTERS
from app.models.roles import Role
from app.models.user import User
from app.policy import allow

FIELDS = ("login", "name", "position", "email", "phone", "staff")


@blueprint.get("/nguoi-dung", endpoint="people")
@allow(Role.ADMINISTRATOR)
def index() -> str:
    """Everybody with an account; by filter and words."""
    every = people_lists.rows(me().commune_id)
    which = request.args.get("loc", "")
    which = which if which in FILTERS else ""
    rows = people_lists.matching(every, which, request.args.get("tim", ""))
    counts = {name: sum(row.fits(name) for row in every) for name in FILTERS}
    return render_template("admin/people.html", rows=rows, which=which, counts=counts)


@blueprint.get("/nguoi-dung/moi")
@allow(Role.ADMINISTRATOR)
def new_person() -> str:
    """The form that opens an account."""
    return _new()


@blueprint.post("/nguoi-dung/moi")
@allow(Role.ADMINISTRATOR)
def add_person() -> Response:
    """Open an account with its first role, and show its link once."""
    unit = unit_typed("unit")
    try:
        person = accounts.add(me(), me().commune_id, **forms.texts(*FIELDS))
        appointments.appoint(person, me(), forms.text("role"), unit, forms.day("from_on"))
    except Refused as refusal:
        return refused(refusal, _new)
    return link_page(person)


def link_page(person: User) -> Response:
    """A fresh link for a person, shown this once."""
    token = password_links.make(person, by=me())
    link = url_for("auth.choose", token=token, _external=True)
    return make_response(render_template("admin/link.html", person=person, link=link))


def _new(errors: dict[str, str] | None = None) -> str:
    units = unit_lists.choices(me().commune_id, boards=True)
    staff = staff_words.choices()
    return render_template("admin/new_person.html", units=units, staff=staff, errors=errors or {})
