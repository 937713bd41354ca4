"""The boards: one for each unit, filtered by the address, told of others' changes without being touched."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app import count_words, htmx
from app.blueprints.boards import page
from app.models import powers, reach
from app.models.task import board_rows, finding
from app.models.unit import Unit
from app.policy import signed_in

blueprint = Blueprint("boards", __name__)


@blueprint.get("/bang")
@signed_in
def mine() -> Any:
    """The board of the person's one unit; the list of boards for those who look after several."""
    units = current_user.unit_ids()
    if len(units) == 1 and not current_user.holds_commune_role:
        return redirect(url_for("boards.show", unit_id=next(iter(units))))
    totals, fault = count_words.told(lambda: finding.unit_totals(current_user))
    boards = finding.boards(current_user)
    return render_template("boards/list.html", units=boards, totals=totals, fault=fault, mine=units)


@blueprint.get("/bang/<int:unit_id>")
@signed_in
def show(unit_id: int) -> Any:
    """The board of a unit; for htmx only the lanes that match the filter."""
    unit = reach.find(current_user, Unit, unit_id)
    face = page.face(unit, current_user, page.wanted(request.args))
    if not htmx.is_partial():
        return render_template("boards/show.html", face=face, may_add=may_add(unit))
    found = sum(lane.led + lane.parts for lane in face.board.lanes)
    return htmx.answer(render_template("boards/content.html", face=face), live=_("%(n)s việc khớp", n=found))


@blueprint.get("/bang/<int:unit_id>/thay-doi")
@signed_in
def news(unit_id: int) -> Response:
    """Has somebody changed the board since `dau` was drawn? 304 for the same ETag, 204 for the same mark."""
    unit = reach.find(current_user, Unit, unit_id)
    mark = board_rows.stamp(unit)
    if mark == request.args.get("dau"):
        response = Response(status=204)
    else:
        response = htmx.answer(render_template("boards/news.html", unit=unit))
    response.set_etag(mark)
    response.headers["Cache-Control"] = "private, no-cache"
    return response.make_conditional(request)


def may_add(unit: Unit) -> bool:
    """May the person add a task to the unit's board by hand?"""
    return powers.acts_for(current_user, unit.id) or powers.may_urge(current_user)
