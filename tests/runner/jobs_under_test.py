"""Jobs and a step for the tests of workers and clock; they leave their marks in files."""

from __future__ import annotations

import os
from pathlib import Path

from flask import current_app, has_app_context

from app.database import db
from app.jobs import job


@job
def mark(path: str, text: str) -> None:
    """Append a line: whether there is a context, this process, its parent, the connections it brought along."""
    idle = db.engine.pool.checkedin() if has_app_context() else -1
    with Path(path).open("a") as file:
        file.write(f"{text} {bool(current_app)} {os.getpid()} {os.getppid()} {idle}\n")


class Trap:
    """Whoever unpickles this makes the file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple:
        return Path.touch, (Path(self.path),)
