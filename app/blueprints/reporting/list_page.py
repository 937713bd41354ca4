"""The reports of a period, unit by unit."""

from __future__ import annotations

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from app import clock, htmx
from app.blueprints.reporting import blueprint
from app.models import powers
from app.models.errors import Refused
from app.models.reporting import lists, rules, windows, writing
from app.models.reporting.rules import SETTERS
from app.models.reporting.windows import Window
from app.policy import allow, signed_in


@blueprint.get("")
@signed_in
def index() -> str:
    """Every unit's report of a period (`ky`; else the last whose data closed), those missing first."""
    settled = rules.of(current_user.commune_id)
    window = asked_window()
    found = lists.round_of(current_user.commune_id, window) if window else None
    year = window.end.year if window else clock.today().year
    return render_template(
        "reporting/index.html",
        found=found,
        windows=[one for one in windows.of_year(year, settled) if one.from_on <= clock.today()],
        year=year,
        may_urge=powers.may_urge(current_user),
        may_settle=current_user.holds(*SETTERS),
        own=current_user.unit_ids(),
    )


@blueprint.post("/nhac")
@allow(*powers.URGERS)
def ask() -> Response:
    """Ask every unit whose report is missing."""
    window = asked_window()
    if window is None:
        raise Refused("report_period_unknown")
    n = lists.ask(current_user, window)
    return htmx.leave(url_for("reporting.index", ky=window.key), _("Đã đề nghị %(n)s đơn vị gửi báo cáo.", n=n))


def asked_window() -> Window | None:
    """The period of the address, else the present one. Raises Refused for one that hasn't begun."""
    key = request.args.get("ky", "")
    return writing.window_of(current_user.commune_id, key) if key else lists.present(current_user.commune_id)
