"""Cuộc họp: meetings of the steering committee, their agendas, the papers made for them."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("meetings", __name__, url_prefix="/cuoc-hop")

from app.blueprints.meetings import (  # noqa: E402, F401  their routes
    agenda,
    cancelling,
    coming,
    drafting,
    inviting,
    issuing,
    minutes,
    pages,
    said,
)
