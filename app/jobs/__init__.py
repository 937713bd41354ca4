"""RQ's jobs: one-line functions that take ids; they leave after the commit that asked for them."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Bind the queues to the application's Redis."""
