"""Tasks: the page of each, what people do to it, adding by hand, searching."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Blueprint

from app import clock
from app.blueprints.boards.page import coordinators
from app.period_words import period_words
from app.sentences import said, who
from app.six_words import gaps, holders
from app.state_words import (
    deadline_words,
    explain_words,
    lane_words,
    late_words,
    part_words,
    series_words,
    state_words,
)

blueprint = Blueprint("tasks", __name__)

for word in (
    coordinators,
    deadline_words,
    explain_words,
    gaps,
    holders,
    late_words,
    part_words,
    period_words,
    said,
    series_words,
    state_words,
    who,
):
    blueprint.app_template_global()(word)


@blueprint.app_template_filter()
def local_day(instant: datetime) -> date:
    """The Vietnamese day of an instant."""
    return clock.local(instant).date()


@blueprint.app_context_processor
def words() -> dict[str, Any]:
    """What every template about tasks says of lanes."""
    return {"lanes": lane_words()}


from app.blueprints.tasks import (  # noqa: E402, F401  their routes
    add,
    figures,
    forms,
    listing,
    pages,
    presses,
    printing,
    proofs,
    reminding,
    saved,
    talk,
    updates,
    urge_presses,
)
