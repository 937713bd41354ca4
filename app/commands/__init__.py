"""The commands of `bin/flask`: this folder is the list of them, a module for each noun with its `group`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from flask import Flask


def register(app: Flask) -> None:
    """Add every noun's group of commands."""
    for noun in iter_modules(__path__):
        app.cli.add_command(import_module(f"{__name__}.{noun.name}").group)
