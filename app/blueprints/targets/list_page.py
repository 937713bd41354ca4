"""The table of a year: by plan and group, each number opens its list."""

from __future__ import annotations

from datetime import date

from flask import render_template
from flask_login import current_user

from app.blueprints.targets import address, blueprint
from app.models import powers
from app.models.reporting import rules as report_rules
from app.models.reporting import windows
from app.models.targets import importing, listing, span
from app.models.targets.assessing import WORDS
from app.models.targets.listing import Asked, Year
from app.models.task import finding
from app.policy import signed_in
from app.target_words import period_name, six


@blueprint.get("/")
@signed_in
def index() -> str:
    """The targets of a year."""
    asked = address.read()
    year = listing.year_of(current_user, asked)
    rules = listing.rules_of(current_user.commune_id)
    return render_template(
        "targets/index.html",
        year=year,
        asked=asked,
        rules=rules,
        years=listing.years(current_user.commune_id),
        window=windows.of_key(asked.key, report_rules.of(current_user.commune_id)) if asked.key else None,
        units=[(unit.id, unit.name) for unit in finding.units(current_user) if unit.has_board],
        words=[(word, six()[word]) for word in WORDS],
        quarter_heads=_heads,
        shown_periods=lambda row: span.periods(row.rhythm, asked.year, asked.year, _last(asked)),
        table_of=address.write(asked, "targets.table_file"),
        list_of=lambda **changed: address.write(asked, **changed),
        may_lead=powers.may_lead_plans(current_user),
        may_urge=powers.may_urge(current_user),
        may_import=importing.may_import(current_user),
    )


def _heads(year: Year) -> list[tuple[str, str]]:
    """The headings of the quarters."""
    return [(period_name(one.key).split("/")[0], "r") for one in year.quarters]


def _last(asked: Asked) -> date:
    return date(asked.year, 12, 31)
