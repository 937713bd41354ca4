"""Báo cáo kỳ: which unit owes which report, the form to fill, what the secretariat says of it."""

from __future__ import annotations

from datetime import date

from flask import Blueprint

from app import formats, report_words, target_words
from app.period_words import bare_period
from app.sentences import said, who

blueprint = Blueprint("reporting", __name__, url_prefix="/bao-cao-ky")


@blueprint.app_template_filter()
def iso_day(stored: str) -> str:
    """A day as a snapshot keeps it, as a page shows it."""
    return formats.day_short(date.fromisoformat(stored))


@blueprint.context_processor
def _words() -> dict[str, object]:
    """What the templates of reports say things with."""
    return {
        "report_state": report_words.report_state,
        "arrived_words": report_words.arrived_words,
        "kind_names": report_words.kind_names,
        "period_name": target_words.period_name,
        "period_in": bare_period,
        "assessed": target_words.assessed,
        "reading_words": target_words.reading_words,
        "event_said": said,
        "event_who": who,
    }


from app.blueprints.reporting import deciding, list_page, settling, writing_page  # noqa: E402, F401
