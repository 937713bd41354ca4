"""Chỉ tiêu: the table of a year, a target's page, readings typed and taken from a table file."""

from __future__ import annotations

from flask import Blueprint

from app import target_chart, target_words
from app.period_words import bare_period

blueprint = Blueprint("targets", __name__, url_prefix="/chi-tieu")

for word in (
    bare_period,
    target_chart.draw,
    target_chart.draw_large,
    target_chart.drawing_of,
    target_words.assessed,
    target_words.goal_words,
    target_words.judged_words,
    target_words.period_name,
    target_words.ratio_words,
    target_words.reading_words,
    target_words.rhythm_words,
    target_words.years_words,
):
    blueprint.app_template_global()(word)


from app.blueprints.targets import (  # noqa: E402, F401
    correcting,
    import_page,
    leads_page,
    list_page,
    measuring,
    page,
    rules_page,
    table_page,
)
