"""The commands of `bin/flask`, one module for each noun."""

from __future__ import annotations

from importlib import import_module

from flask import Flask

NOUNS: tuple[str, ...] = ()


def register(app: Flask) -> None:
    """Add every noun's group of commands, named `group` in its module."""
    for noun in NOUNS:
        app.cli.add_command(import_module(f"app.commands.{noun}").group)
