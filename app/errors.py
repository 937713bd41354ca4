"""What a refused or failed request answers."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Bind the pages for what goes wrong."""
