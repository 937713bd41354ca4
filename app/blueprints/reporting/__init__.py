"""Báo cáo kỳ: which unit owes which report, the form to fill, what the secretariat says of it."""

from __future__ import annotations

from datetime import date

from flask import Blueprint

from app import formats, report_words

blueprint = Blueprint("reporting", __name__, url_prefix="/bao-cao-ky")

for word in (report_words.arrived_words, report_words.kind_names, report_words.report_state):
    blueprint.app_template_global()(word)


@blueprint.app_template_filter()
def iso_day(stored: str) -> str:
    """A day as a snapshot keeps it, as a page shows it."""
    return formats.day_short(date.fromisoformat(stored))


from app.blueprints.reporting import deciding, list_page, settling, writing_page  # noqa: E402, F401
