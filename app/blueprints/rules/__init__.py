"""Quản trị, nhắc việc và quy ước: how the commune reminds, and its terms; administrator and secretariat alike."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from app import policy, rule_words
from app.models.rules import editing

blueprint = Blueprint("rules", __name__, url_prefix="/quan-tri")
blueprint.app_template_global()(policy.may_open)

blueprint.app_template_global("ruling_mark")(editing.mark)
for word in (rule_words.rule_name, rule_words.when_words, rule_words.who_words, rule_words.scope_words):
    blueprint.app_template_global()(word)


@blueprint.app_context_processor
def words() -> dict[str, Any]:
    """What every template about rules says of them."""
    return {"rule_names": rule_words.WORDS}


from app.blueprints.rules import pages, terms, units  # noqa: E402, F401  their routes
