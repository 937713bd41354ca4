"""Kế hoạch: hand plans in, review what was read, publish it, correct, withdraw; the tray of tasks without a lead."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("plans", __name__, url_prefix="/ke-hoach")

from app.blueprints.plans import (  # noqa: E402, F401  the views
    acts,
    bulk,
    changing,
    handing,
    lists,
    reviewing,
    rows,
    tray,
    versions,
)
