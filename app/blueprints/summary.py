"""Tổng hợp: every term of the count and the rates by unit, each number with its list."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_babel import force_locale
from flask_login import current_user

from app import count_words, six_words, summary_words
from app.models import summary
from app.models.rates import Rate
from app.models.summary import Line, Summary
from app.policy import signed_in

blueprint = Blueprint("summary", __name__, url_prefix="/tong-hop")


@blueprint.get("")
@signed_in
def index() -> str:
    """The commune's table by unit; where the numbers don't add up, why, and none of them."""
    found, fault = count_words.told(lambda: summary.summary(current_user.commune_id))
    with force_locale("vi"):  # it leaves for others, as papers and mails do
        text = summary_words.to_send(found, current_user.commune_name()) if found else ""
    return render_template("summary/index.html", found=found, fault=fault, text=text)


@blueprint.app_context_processor
def words() -> dict[str, Any]:
    """What the table by unit asks, wherever it stands."""
    return {
        "term_heads": summary_words.term_heads,
        "list_url": summary_words.list_url,
        "lack_url": summary_words.lack_url,
        "six_names": six_words.names,
        "identity": summary_words.identity,
        "rate_url": rate_url,
    }


def rate_url(found: Summary, rate: Rate, below: bool = False, line: Line | None = None) -> str:
    """The list behind a rate's numerator or denominator."""
    keys = rate.formula.below if below else rate.formula.above
    return summary_words.list_url(found.plan_id, line, terms=keys)
