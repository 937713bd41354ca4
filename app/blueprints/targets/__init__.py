"""Chỉ tiêu: the table of a year, a target's page, readings typed and taken from a table file."""

from __future__ import annotations

from flask import Blueprint

from app import target_chart, target_words
from app.period_words import bare_period
from app.sentences import said, who

blueprint = Blueprint("targets", __name__, url_prefix="/chi-tieu")

WORDS = ("assessed", "goal_words", "period_name", "plain", "ratio_words", "reading_words", "years_words")


@blueprint.context_processor
def _words() -> dict[str, object]:
    """What the templates of targets say things with."""
    return {
        **{name: getattr(target_words, name) for name in WORDS},
        "period_in": bare_period,
        "draw": target_chart.draw,
        "drawing_of": target_chart.drawing_of,
        "large": target_chart.LARGE,
        "rhythms": target_words.rhythm_words,
        "judged_words": target_words.judged_words,
        "event_said": said,
        "event_who": who,
    }


from app.blueprints.targets import correcting, import_page, leads_page, list_page, measuring, page, rules_page  # noqa: E402, F401
