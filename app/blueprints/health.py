"""Is the service alive? `/healthz` asks nothing else; `/healthz/deep` and `/metrics` look at the database."""

from __future__ import annotations

import hmac
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request

from app import metrics
from app.jobs import queue_look
from app.models import watching
from app.policy import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def show() -> Response:
    """Say that this process answers; without the database and without Redis."""
    return jsonify(status="ok")


@blueprint.get("/healthz/deep")
@public
def deep() -> tuple[Response, int]:
    """Say whether reminders are made and leave: 200, or 503 with the codes of what is wrong. No names, no contents."""
    seen = watching.look()
    ages = {
        "sweep_seconds": seen.sweep_age,
        "oldest_pending_seconds": seen.pending_age,
        "reconciliation_seconds": seen.reconciliation_age,
    }
    said: dict[str, Any] = {name: None if age is None else round(age.total_seconds()) for name, age in ages.items()}
    said |= {"expired_leases": seen.expired, "reconciliation_differences": seen.differences}
    status = "ok" if not seen.faults else "failing"
    return jsonify(status=status, faults=seen.faults, **said), 503 if seen.faults else 200


@blueprint.get("/metrics")
@public
def show_metrics() -> Response:
    """The same for Prometheus, to whoever bears METRICS_TOKEN; not found where none is set or it is another."""
    token = current_app.config["METRICS_TOKEN"]
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        abort(404)
    queues = current_app.extensions["queues"]
    figures = metrics.text(watching.look(), queue_look.look(queues), queues.left.count)
    return Response(figures, content_type=metrics.CONTENT_TYPE)
