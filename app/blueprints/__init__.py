"""One module for each place in the product; this is the list of them."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

PLACES = ("health",)


def register(app: Flask) -> None:
    """Register every place's blueprint, named `places` in its module."""
    for place in PLACES:
        app.register_blueprint(import_module(f"app.blueprints.{place}").blueprint)
