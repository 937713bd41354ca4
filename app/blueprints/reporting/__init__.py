"""Báo cáo kỳ: which unit owes which report, the form to fill, what the secretariat says of it."""

from __future__ import annotations

from datetime import date

from flask import Blueprint

from app import formats, report_words, whole_words

blueprint = Blueprint("reporting", __name__, url_prefix="/bao-cao-ky")

WORDS = (
    report_words.arrived_words,
    report_words.kind_names,
    report_words.report_state,
    whole_words.change_names,
    whole_words.is_nobody,
    whole_words.section_hints,
    whole_words.section_names,
    whole_words.spoken_period,
    whole_words.whole_state,
    whole_words.whole_title,
)
for word in WORDS:
    blueprint.app_template_global()(word)


@blueprint.app_template_filter()
def iso_day(stored: str) -> str:
    """A day as a snapshot keeps it, as a page shows it."""
    return formats.day_short(date.fromisoformat(stored))


from app.blueprints.reporting import (  # noqa: E402, F401
    deciding,
    list_page,
    settling,
    whole_acts,
    whole_list,
    whole_page,
    writing_page,
)
