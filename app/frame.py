"""What the frame of every page shows: commune, person, counts in the bar; at most four statements."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Offer `frame` and the filters to every template."""
