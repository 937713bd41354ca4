"""Giấy tờ: every paper that was made in the commune, its preview and files, its number and signed copy."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("papers", __name__, url_prefix="/giay-to")

from app.blueprints.papers import issuing, pages, stamping  # noqa: E402, F401  their routes
