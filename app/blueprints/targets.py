"""Chỉ tiêu: what the plans promise to reach, by plan and group."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template
from flask_login import current_user

from app.models import powers
from app.models.planning import finding
from app.policy import signed_in

blueprint = Blueprint("targets", __name__, url_prefix="/chi-tieu")


@blueprint.get("/")
@signed_in
def index() -> str:
    """The targets of the commune's plans."""
    rows = finding.targets(current_user)
    by_plan = [(plan, list(its)) for plan, its in groupby(rows, key=lambda row: row.plan)]
    return render_template(
        "targets/index.html",
        by_plan=by_plan,
        may_lead=powers.may_lead_plans(current_user),
    )
