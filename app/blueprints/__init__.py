"""The places of the product: this folder is the list of them, a module (or package) each with its `blueprint`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from flask import Flask


def register(app: Flask) -> None:
    """Register the blueprint of every place."""
    for place in iter_modules(__path__):
        app.register_blueprint(import_module(f"{__name__}.{place.name}").blueprint)
