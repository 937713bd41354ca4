"""Who is away and who stands in: the list for those who keep it, and writing down or ending an absence."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import forms, htmx, refusals
from app.models import absences, people_lists, reach
from app.models.absence import Absence
from app.models.absences import KEEPERS
from app.models.errors import Refused
from app.models.user import User
from app.own_pages import own
from app.policy import allow, signed_in

blueprint = Blueprint("absences", __name__, url_prefix="/vang-mat")


@blueprint.get("")
@allow(*KEEPERS)
def index() -> str:
    """Who is away, or will be, and the form to write down another."""
    return _page()


@blueprint.post("")
@allow(*KEEPERS)
def begin() -> Response:
    """Write down that somebody is away."""
    try:
        write_down(_someone())
    except Refused as refusal:
        status = refusals.undo(refusal)
        return make_response(_page(forms.error(refusal)), status)
    return htmx.done(url_for("absences.index"), toast=_("Đã ghi ngày vắng"))


@blueprint.post("/<int:absence_id>/ket-thuc")
@signed_in
def end(absence_id: int) -> Response:
    """The person is back, or stays after all."""
    absences.end(reach.find(_me(), Absence, absence_id), _me())
    return htmx.done(own(request.form.get("next"), url_for("account.show")), toast=_("Đã kết thúc lần vắng mặt"))


def write_down(person: User) -> Absence:
    """The absence of a person that a form describes. Raises Refused as `absences.begin`, NotFound for strangers."""
    chosen = forms.number("stand_in")
    stand_in = reach.find(_me(), User, chosen) if chosen is not None else None
    days = {"from_on": forms.day("away_from"), "to_on": forms.day("away_to")}
    return absences.begin(person, _me(), stand_in=stand_in, reason=forms.text("away_why"), **days)


def shown(person: User) -> dict[str, Any]:
    """What the panel of a person's absences shows."""
    stand_ins = absences.choices(person, person.commune_id)
    return {"absences": absences.of(person), "stand_ins": stand_ins, "must_name": absences.must_name(person)}


def _someone() -> User:
    chosen = forms.number("person")
    if chosen is None:
        raise Refused("person_missing", field="person")
    return reach.find(_me(), User, chosen)


def _page(errors: dict[str, str] | None = None) -> str:
    commune_id = _me().commune_id
    choices = {"people": people_lists.choices(commune_id), "stand_ins": absences.choices(None, commune_id)}
    return render_template("absences/index.html", away=absences.holding(commune_id), errors=errors or {}, **choices)


def _me() -> User:
    return current_user._get_current_object()
