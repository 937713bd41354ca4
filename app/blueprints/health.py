"""Is the web server alive? Answers without the database and without Redis."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from app.policy import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def show() -> Response:
    """Say that this process answers."""
    return jsonify(status="ok")
